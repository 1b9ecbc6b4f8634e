// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Foundation
import Protected
import Settings
import Study
import TestSupport
import Testing

@Suite struct PlanReadingTests {
    /// The studies that come with the program.
    @Test(arguments: ["promising-start", "one-table", "low-birth-weight", "birth-weight-1986"])
    func examplesHaveNoErrors(name: String) throws {
        let file = SharedData.packageRoot.appendingPathComponent("examples/\(name)/study.yaml")
        let read = Plan.read(try Data(contentsOf: file), file: "study.yaml")
        #expect(read.issues.filter(\.isError).map(\.text.en) == [])
        let plan = try #require(read.plan)
        #expect(plan.study == name)
        #expect(try plan.declaration().outcomes.isEmpty == false)
    }

    @Test func columnsAndListsAddUp() throws {
        let plan = try #require(
            PlanText.read(
                PlanText.births + """

                    derive: [{name: young, value: "age < 20"}]
                    features: [{name: age, type: number, unit: year, cut: [20, 35]}]
                    protected:
                      - {name: age_group, from_feature: age, cut: [20, 35], also_feature: a biological risk}
                      - {name: origin, groups: {B: ["2", "02"]}}
                    split: {test: {share: 0.3}, folds: 4}
                    decision: {capacity: 0.1, costs: {missed: 3, false_alarm: 1}}
                    seed: 7
                    """
            ).plan)
        let declaration = try plan.declaration()
        #expect(declaration.features.map(\.name) == ["age", "smokes"])
        #expect(declaration.features[0].cuts == [20, 35] && declaration.features[0].unit == "year")
        #expect(declaration.protected.map(\.name) == ["origin", "age_group"])
        #expect(declaration.protected.map(\.column) == ["origin", "age"])
        #expect(declaration.protected[0].grouping == .named([Grouping.NamedGroup(name: "B", codes: ["2", "02"])]))
        #expect(declaration.protected[1].grouping == .cut([20, 35]))
        #expect(declaration.key == "id" && declaration.cluster == "mother" && declaration.area == nil)
        #expect(plan.splitParameters == SplitParameters(test: .share(0.3), folds: 4, seed: 7))
        #expect(plan.capacity == 0.1 && plan.decisionThreshold == 0.25)
        #expect(plan.roles.map(\.column) == ["id", "mother", "age", "smokes", "origin", "apgar5", "weight"])
        #expect(plan.roles[5].role == "after")
    }

    @Test func dataIsFoundFromTheStudyFile() throws {
        let plan = try #require(PlanText.read(PlanText.births.replacing("births.csv", with: "../data/births.csv")).plan)
        #expect(try plan.dataFile(relativeTo: URL(fileURLWithPath: "/studies/births")).path == "/studies/data/births.csv")
    }

    @Test func whatIsStillOpenIsListed() {
        let read = PlanText.read(PlanText.births.replacing("apgar5: after", with: "apgar5: ?"))
        #expect(read.undecided.map(\.description) == ["columns.apgar5"])
        #expect(read.issues.map(\.line) == [11])
    }
}
