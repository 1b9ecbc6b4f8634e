// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import Testing
import TestSupport
import Validation

@Suite struct ScreeningTests {
    let drawn = DrawnPredictions(5_000, prevalence: 0.1, decimals: 2, seed: 3)
    let context = FindingContext(about: About(outcome: "preterm", model: "additive", rows: .outOfFold), rows: "h")

    /// Found and missed are all events, found and without need all that are selected; groups add up to all.
    @Test func partsAddUp() throws {
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome, tieBreak: drawn.tieBreak)
        let selections = Selection.capacities([0.02, 0.1, 300], of: predictions)
        let all = ScreeningView().evaluate(predictions, selections: selections, groupings: nil, context: context)
        #expect(all.count == 9 && all.allSatisfy { $0.value != nil && $0.total == 5_000 })
        for (number, selected) in [100, 500, 300].enumerated() {
            let part = all[3 * number..<3 * number + 3].map { $0.count ?? 0 }
            #expect(part[0] + part[1] == predictions.events && part[0] + part[2] == selected)
        }
        let codes = drawn.risk.indices.map { Int32($0 % 7 == 0 ? 1 : 0) }
        let grouping = RowGrouping(attribute: "origin", groups: [["origin": "A"], ["origin": "B"]], codes: codes)
        let groups = ScreeningView().evaluate(predictions, selections: selections, groupings: [grouping], context: context)
        for key in ["screening.found", "screening.missed", "screening.referred-without-need"] {
            for selection in selections {
                let whole = all.first { $0.key == key && $0.about.at == selection.at }?.count
                #expect(groups.filter { $0.key == key && $0.about.at == selection.at }.reduce(0) { $0 + ($1.count ?? 0) } == whole)
            }
        }
        let ids = Set(ValidationSentences.all.map(\.id))
        #expect((all + groups).allSatisfy { $0.says.map { ids.contains($0.template) } ?? false })
    }

    @Test func smallGroupsAreNotPrintedAndOthersLeftOut() throws {
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome, tieBreak: drawn.tieBreak)
        let codes = drawn.risk.indices.map { Int32($0 < 10 ? 0 : $0 < 4_000 ? 1 : -1) }
        let grouping = RowGrouping(attribute: "origin", groups: [["origin": "A"], ["origin": "B"]], codes: codes)
        let findings = ScreeningView().evaluate(
            predictions, selections: [.capacity(0.1, of: predictions)], groupings: [grouping], context: context)
        #expect(findings.count == 6 && findings[..<3].allSatisfy { $0.value == nil && $0.reason == "screening.too-few" })
        #expect(findings[3...].allSatisfy { $0.total == 3_990 && $0.value != nil })
    }

    /// Several cuts from one sort are those of each alone, with ties and folds.
    @Test func capacitiesAreThoseOfEachAlone() throws {
        let folds = drawn.risk.indices.map { Int32($0 % 4) }
        for predictions in [
            try Predictions(risk: drawn.risk, outcome: drawn.outcome, tieBreak: drawn.tieBreak),
            try Predictions(risk: drawn.risk, outcome: drawn.outcome, folds: folds, tieBreak: drawn.tieBreak),
        ] {
            let capacities = [0.0001, 0.013, 0.5, 0.999, 1, 77, 5_000, 9_000]
            for (capacity, selection) in zip(capacities, Selection.capacities(capacities, of: predictions)) {
                #expect(selection == Selection.capacity(capacity, of: predictions))
                if predictions.folds == nil {
                    let number = RiskCut.number(capacity: capacity, of: 5_000)
                    #expect(selection.isReached.count { $0 } == number)
                    let lowest = selection.isReached.indices.filter { selection.isReached[$0] }.map { drawn.risk[$0] }.min() ?? 1
                    #expect(selection.isReached.indices.allSatisfy { selection.isReached[$0] || drawn.risk[$0] <= lowest })
                }
            }
        }
    }
}
