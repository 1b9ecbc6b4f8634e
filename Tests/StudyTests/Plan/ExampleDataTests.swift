// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RegisterFiles
import Study
import TestSupport
import Testing

/// The examples on real data fit the columns of their files.
@Suite struct ExampleDataTests {
    @Test(.needsSharedData, arguments: ["low-birth-weight", "birth-weight-1986"])
    func everyColumnHasARole(name: String) throws {
        let folder = SharedData.packageRoot.appendingPathComponent("examples/\(name)")
        let plan = try #require(Plan.read(try Data(contentsOf: folder.appendingPathComponent("study.yaml")), file: "study.yaml").plan)
        let schema = try DataFile.schema(try plan.dataFile(relativeTo: folder))
        #expect(plan.check(against: schema).map(\.text.en) == [])
    }

    @Test(arguments: ["one-table", "low-birth-weight", "birth-weight-1986"])
    func whatWasAskedIsSaidInBothLanguages(name: String) throws {
        let file = SharedData.packageRoot.appendingPathComponent("examples/\(name)/study.yaml")
        let plan = try #require(Plan.read(try Data(contentsOf: file), file: "study.yaml").plan)
        #expect(plan.choices.count > 10)
        #expect(plan.choices.allSatisfy { !$0.name.nl.isEmpty && !$0.value.en.isEmpty && !$0.value.nl.isEmpty })
        for outcome in try plan.declaration().outcomes { #expect(plan.labels["outcome:\(outcome.name)"]?.en != nil) }
    }
}
