// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected
import StatMath
import Testing

@Suite("Audit by group")
struct GroupAuditTests {
    /// 1,500 invented births in families; `area` has four levels, `known` is not recorded for some.
    struct Births {
        var risk: [Double] = [], outcome: [UInt8] = [], clusters: [Int32] = [], weights: [Double] = [], folds: [Int32] = []
        var area: [String] = [], known: [String] = []

        init(rows: Int = 1500, seed: UInt64 = 4) {
            var random = Philox(seed: seed, stage: "test.births")
            var family: Int32 = 0
            while risk.count < rows {
                let size = 1 + random.below(3), place = ["north", "east", "south", "west"][random.below(4)], base = random.uniform() * 0.6
                for _ in 0..<size where risk.count < rows {
                    let chance = min(0.95, base + 0.3 * random.uniform())
                    risk.append((chance * 1000).rounded() / 1000)
                    outcome.append(random.uniform() < chance ? 1 : 0)
                    clusters.append(family)
                    folds.append(family % 4)
                    weights.append(0.5 + random.uniform())
                    area.append(place)
                    known.append(["yes", "no", ""][random.below(3)])
                }
                family += 1
            }
        }

        func predictions(weighted: Bool = false, clustered: Bool = false, folded: Bool = false) throws -> Predictions {
            try Predictions(
                risk: risk, outcome: outcome, weights: weighted ? weights : nil, clusters: clustered ? clusters : nil,
                clusterCount: clustered ? Int(clusters.max() ?? 0) + 1 : 0, folds: folded ? folds : nil)
        }

        func attributes() throws -> [ProtectedAttribute] { [try .made("area", area), try .made("known", known)] }

        mutating func reorder(_ order: [Int]) {
            (risk, outcome, clusters) = (order.map { risk[$0] }, order.map { outcome[$0] }, order.map { clusters[$0] })
            (weights, folds) = (order.map { weights[$0] }, order.map { folds[$0] })
            (area, known) = (order.map { area[$0] }, order.map { known[$0] })
        }
    }

    private func audit(_ births: Births, _ audit: GroupAudit = GroupAudit(), weighted: Bool = false, clustered: Bool = false) throws -> [Finding] {
        let predictions = try births.predictions(weighted: weighted, clustered: clustered)
        return Verdicts.adjust(
            try audit.audit(predictions, selection: .capacity(0.3, of: predictions), attributes: births.attributes(), context: testContext))
    }

    @Test func keysAndAboutAreUnique() throws {
        let findings = try audit(Births())
        #expect(Set(findings.map { [$0.key, "\($0.about)"] }).count == findings.count)
        #expect(findings.allSatisfy { $0.support != nil && $0.stage == "audit" && $0.verdict != nil })
    }

    @Test func gapsToAllRowsAverageToNothing() throws {
        let findings = try audit(Births())
        for rate in ["tpr", "fpr", "ppv", "selection-rate"] {
            let terms = findings.filter { $0.key == "fairness.gap.\(rate)" && $0.about.attribute == "area" }.map { gap in
                (gap.value ?? .nan) * Double(findings.first { $0.key == "fairness.\(rate)" && $0.about.group == gap.about.group }?.total ?? 0)
            }
            #expect(terms.count == 4 && abs(terms.reduce(0, +)) < 1e-9)
        }
    }

    /// The order of rows changes nothing at all, the names of levels nothing but the names.
    @Test(arguments: [false, true]) func orderOfRowsAndNamesDoNotMatter(clustered: Bool) throws {
        let births = Births(), findings = try audit(births, clustered: clustered)
        var order = Array(births.risk.indices), random = Philox(seed: 8, stage: "test.order")
        random.shuffle(&order)
        var moved = births
        moved.reorder(order)
        // Ties at the capacity are broken by position here, so judge at a threshold.
        func at(_ births: Births) throws -> [Finding] {
            let predictions = try births.predictions(clustered: clustered), selection = Selection.threshold(0.4, of: predictions)
            return Verdicts.adjust(
                try GroupAudit().audit(predictions, selection: selection, attributes: births.attributes(), context: testContext))
        }
        let (first, second) = (try at(births), try at(moved))
        #expect(first.count == second.count && !findings.isEmpty)
        for (a, b) in zip(first, second) {
            #expect(a.key == b.key && a.about == b.about && a.count == b.count && a.total == b.total)
            #expect(a.value == nil ? b.value == nil : abs((a.value ?? 0) - (b.value ?? 1)) < 1e-9)
            #expect(a.interval == nil ? b.interval == nil : abs((a.interval?[0] ?? 0) - (b.interval?[0] ?? 1)) < 1e-9)
        }
        var renamed = births
        let names = ["north": "z", "east": "y", "south": "x", "west": "w"]
        renamed.area = births.area.map { names[$0] ?? "" }
        let third = try at(renamed)
        for a in first where a.about.attribute == "area" && a.about.group != nil {
            let b = third.first { $0.key == a.key && $0.about.group?["area"] == names[a.about.group?["area"] ?? ""] }
            #expect(b?.value == a.value && b?.interval == a.interval)
        }
        for a in first where a.key.hasPrefix("fairness.worst-gap") && a.about.attribute == "area" && !a.key.hasSuffix("auc") {
            let b = third.first { $0.key == a.key && $0.about.attribute == "area" }
            #expect(b?.value == a.value && b?.says?.arguments["p"] == a.says?.arguments["p"])
        }
    }

    @Test func unrecordedRowsAreShownNotCompared() throws {
        let findings = try audit(Births())
        #expect(findings.about("fairness.fnr", "known", "not-recorded")?.value != nil)
        #expect(findings.about("fairness.gap.fnr", "known", "not-recorded") == nil)
        #expect(findings.contains { $0.key == "fairness.gap.fnr" && $0.about.attribute == "area x known" })
        #expect(!findings.contains { $0.key.hasPrefix("fairness.gap") && $0.about.group?["known"] == "not-recorded" })
    }

    @Test func ratesOfFewAreNotPrinted() throws {
        let births = Births(rows: 120), findings = try audit(births)
        let withheld = findings.filter { $0.key == "fairness.tpr" && ($0.total ?? 0) < 20 }
        #expect(!withheld.isEmpty)
        #expect(withheld.allSatisfy { $0.value == nil && $0.interval == nil && $0.count == nil && $0.reason == "fairness.withheld.too-few" })
        for rate in withheld {
            let gap = findings.first { $0.key == "fairness.gap.tpr" && $0.about.group == rate.about.group }
            #expect(gap?.value == nil && gap?.interval == nil)
        }
        #expect(findings.filter { $0.key == "fairness.tpr" && ($0.total ?? 0) >= 20 }.allSatisfy { $0.value != nil })
    }

    @Test(arguments: ["overall", "complement", "largest", "north"]) func everyReference(name: String) throws {
        let findings = try audit(Births(), GroupAudit(compareTo: ["area": Reference(name)], intersections: 1), clustered: true)
        let gaps = findings.filter { $0.key == "fairness.gap.fpr" && $0.about.attribute == "area" }
        #expect(gaps.allSatisfy { $0.about.compareTo == name })
        #expect(gaps.count == (name == "overall" || name == "complement" ? 4 : 3))
        let auc = findings.filter { $0.key == "fairness.gap.auc" && $0.about.attribute == "area" }
        #expect(auc.count == gaps.count && auc.allSatisfy { $0.value != nil && $0.interval != nil })
        let expected = findings.filter { $0.key == "fairness.ratio.observed-expected" && $0.about.attribute == "area" }
        #expect(expected.count == gaps.count && expected.allSatisfy { ($0.value ?? 0) > 0 && $0.verdict != .information })
    }

    /// AUC against the group itself by hand: the share of pairs ranked rightly.
    @Test func aucGapIsTheDifferenceOfPairShares() throws {
        let births = Births(rows: 300), findings = try audit(births, GroupAudit(compareTo: ["area": .level("east")], intersections: 1))
        func auc(_ level: String) -> Double {
            let rows = births.risk.indices.filter { births.area[$0] == level }
            var right = 0.0, pairs = 0.0
            for event in rows where births.outcome[event] == 1 {
                for other in rows where births.outcome[other] == 0 {
                    pairs += 1
                    right += births.risk[event] > births.risk[other] ? 1 : births.risk[event] == births.risk[other] ? 0.5 : 0
                }
            }
            return right / pairs
        }
        let gap = try #require(findings.about("fairness.gap.auc", "area", "north"))
        #expect(abs((gap.value ?? 9) - (auc("north") - auc("east"))) < 1e-12)
    }

    @Test func weightsAndClustersWidenIntervals() throws {
        let births = Births(), simple = try audit(births), clustered = try audit(births, clustered: true)
        func width(_ findings: [Finding], _ key: String) -> Double {
            findings.filter { $0.key == key && $0.about.attribute == "area" }.compactMap { $0.interval.map { $0[1] - $0[0] } }.reduce(0, +)
        }
        #expect(width(clustered, "fairness.prevalence") > width(simple, "fairness.prevalence"))
        let weighted = try audit(births, weighted: true)
        #expect(weighted.about("fairness.tpr", "area", "north")?.method == "wilson-effective")
        #expect(weighted.about("fairness.tpr", "area", "north")?.count == simple.about("fairness.tpr", "area", "north")?.count)
        #expect(weighted.about("fairness.tpr", "area", "north")?.support?.weighted == true)
    }

    @Test func withoutAnOperatingPointOnlyScoresAreJudged() throws {
        let births = Births()
        let findings = Verdicts.adjust(
            try GroupAudit().audit(births.predictions(folded: true), selection: nil, attributes: births.attributes(), context: testContext))
        let keys = Set(findings.map(\.key)).sorted()
        #expect(
            keys == [
                "fairness.auc", "fairness.gap.auc", "fairness.gap.prevalence", "fairness.interaction.observed-expected",
                "fairness.interaction.prevalence", "fairness.observed-expected", "fairness.prevalence",
                "fairness.ratio.observed-expected", "fairness.ratio.prevalence", "fairness.worst-gap.auc", "fairness.worst-gap.prevalence",
            ])
    }

    @Test func settingsThatNameNothingAreRefused() throws {
        let births = Births(rows: 60), predictions = try births.predictions(), attributes = try births.attributes()
        func run(_ audit: GroupAudit, selection: Selection? = nil) throws {
            _ = try audit.audit(predictions, selection: selection, attributes: attributes, context: testContext)
        }
        let known = ["area", "known"]
        #expect(throws: FairnessError.unknownAttribute("origin", known: known)) { try run(GroupAudit(compareTo: ["origin": .largest])) }
        #expect(throws: ProtectedError.self) { try run(GroupAudit(compareTo: ["area": .level("nowhere")])) }
        #expect(throws: FairnessError.unknownMetric("fnrr", known: AuditMetric.names)) {
            try run(GroupAudit(goals: [FairnessGoal(metric: "fnrr", attribute: "area", limit: 0.1)]))
        }
        #expect(throws: FairnessError.needsSelection(metric: "fnr")) {
            try run(GroupAudit(goals: [FairnessGoal(metric: "fnr", attribute: "area", limit: 0.1)]))
        }
        #expect(throws: FairnessError.comparisonNotMade(metric: "auc", compare: .ratio)) {
            try run(GroupAudit(goals: [FairnessGoal(metric: "auc", attribute: "area", compare: .ratio, limit: 0.9)]))
        }
        #expect(throws: FairnessError.limitNotUsable(key: "fairness.ratio.fnr")) { try run(GroupAudit(limitsByKey: ["fairness.ratio.fnr": 1])) }
        #expect(throws: FairnessError.unequalLength("the selection")) { try run(GroupAudit(), selection: Selection(at: [:], isReached: [true])) }
    }

    /// One group only, one outcome only, one row: findings without values, never a trap.
    @Test func degenerateRowsAreSurvived() throws {
        for (outcome, groups) in [([1, 1, 1], ["a", "a", "a"]), ([0, 0, 0], ["a", "b", ""]), ([1], ["a"])] as [([UInt8], [String])] {
            let predictions = try Predictions(risk: outcome.map { _ in 0.5 }, outcome: outcome)
            let findings = Verdicts.adjust(
                try GroupAudit(minimumEvents: 1).audit(
                    predictions, selection: .threshold(0.5, of: predictions), attributes: [.made("wic", groups)], context: testContext))
            #expect(findings.allSatisfy { ([$0.value ?? 0] + ($0.interval ?? [])).allSatisfy(\.isFinite) })
        }
    }
}
