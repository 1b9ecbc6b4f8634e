// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import Study
import Testing

@Suite struct StudyTemplateTests {
    private func births(named outcome: String = "small") throws -> Table {
        var age = Column(name: "age", values: .integer([20, 31, 20]))
        age.label = LocalizedText(en: "mother's age\n- ?: *x", nl: "leeftijd")
        return try Table(columns: [
            Column(name: "id", values: .integer([1, 2, 3])), age, Column(name: outcome, values: .text(["yes", "no", "no"])),
        ])
    }

    @Test(arguments: Language.allCases)
    func onlyDecisionsAreOpen(language: Language) throws {
        let read = PlanText.read(StudyTemplate.text(for: try births(), file: "../births.csv", name: "births", language: language))
        #expect(read.issues.allSatisfy { $0.message.en.contains("is still `?`") }, "\(read.issues.map(\.text.en))")
        #expect(
            read.undecided.map(\.description) == [
                "title", "purpose", "legal.environment", "legal.basis", "legal.controller", "columns.id", "columns.age", "columns.small",
                "outcomes[1].name", "outcomes[1].column", "outcomes[1].positive", "outcomes[1].label", "decision.capacity",
            ])
    }

    @Test func onlyWhatDiffersInEveryRowMayBeAKey() throws {
        let text = StudyTemplate.text(for: try births(), file: "births.csv", name: "births", language: .english)
        let lines = text.split(separator: "\n").filter { $0.contains("a key?") }
        #expect(lines.count == 1 && lines[0].hasPrefix("  id:"), "\(lines)")
    }

    @Test func runsWhenEveryDecisionIsTaken() throws {
        var text = StudyTemplate.text(for: try births(), file: "births.csv", name: "births", language: .english)
        for (key, value) in [
            ("title", "Births"), ("purpose", "research"), ("environment", "public"), ("basis", "[]"), ("controller", "us"), ("id", "key"),
            ("age", "feature"),
            ("small", "outcome"), ("name", "small"), ("column", "small"), ("positive", "\"yes\""), ("label", "small"), ("capacity", "0.1"),
        ] {
            text = text.replacing(" \(key): ?", with: " \(key): \(value)").replacing("\n\(key): ?", with: "\n\(key): \(value)")
        }
        let read = PlanText.read(text)
        #expect(read.issues.map(\.text.en) == [])
        let plan = try #require(read.plan)
        #expect(plan.check(against: TableSchema(try births())).map(\.text.en) == [])
        #expect(try plan.declaration().outcomes.map(\.name) == ["small"])
    }

    /// Names and labels come from a file that anybody may have made.
    @Test(arguments: ["a: b", "?", "# x", "no", "\"q\"", "back\\slash", "- x", "é ü", "{a", "0363", "a b", "null"])
    func strangeNamesStayNames(name: String) throws {
        let read = PlanText.read(StudyTemplate.text(for: try births(named: name), file: "a \"b\": c.csv", name: "births", language: .dutch))
        #expect(read.issues.allSatisfy { $0.message.en.contains("is still `?`") }, "\(read.issues.map(\.text.en))")
        #expect(read.undecided.contains { $0.steps.last == .key(name) })
    }
}
