// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import Protected
import Testing

/// Who drops out, and who is there, against counts by hand.
@Suite struct FlowAuditTests {
    private static func flow(_ steps: [(String, [Int])], groups: [String] = ["a", "b", ProtectedAttribute.notRecorded]) -> AttributeFlow {
        AttributeFlow(
            attribute: "origin",
            levels: groups.map {
                ProtectedLevel(code: $0, label: nil, group: ["origin": $0], isNotRecorded: $0 == ProtectedAttribute.notRecorded)
            }, steps: steps.map { AttributeFlow.Step(name: $0.0, counts: $0.1) })
    }

    private static func findings(_ flow: AttributeFlow, population: [String: Double]? = nil) -> [Finding] {
        let audit = FlowAudit(population: population.map { ["origin": $0] } ?? [:])
        return Verdicts.adjust(audit.judged([flow], outcome: nil, steps: flow.steps.map(\.name), rows: "rows"))
    }

    @Test func aGroupThatLeavesMoreOftenIsAConcern() throws {
        let found = Self.findings(Self.flow([("read", [8_000, 2_000, 50]), ("linked", [7_900, 1_600, 50])]))
        #expect(found.count == 2)
        let b = try #require(found.first { $0.about.group == ["origin": "b"] })
        #expect(abs((b.value ?? 0) - (1_600.0 / 2_000) / (7_900.0 / 8_000)) < 1e-12)
        #expect(b.verdict == .concern && b.about.step == "linked" && b.count == 1_600 && b.total == 2_000)
        let same = Self.findings(Self.flow([("read", [8_000, 2_000, 0]), ("linked", [7_900, 1_980, 0])]))
        #expect(same.allSatisfy { $0.verdict == .fine })
    }

    /// Those who are not linked have no known origin: the direct ratio would be 1 for everybody.
    @Test func whereTheGroupIsLostWithTheRowThePopulationJudges() throws {
        let flow = Self.flow([("read", [8_000, 1_400, 600]), ("linked", [8_000, 1_400, 0])])
        let without = Self.findings(flow)
        #expect(without.allSatisfy { $0.verdict == .insufficient && $0.why == "cohort.attrition.needs-population" })
        let found = Self.findings(flow, population: ["a": 0.8, "b": 0.2])
        let b = try #require(found.first { $0.key == "cohort.attrition" && $0.about.group == ["origin": "b"] })
        #expect(abs((b.value ?? 0) - (1_400 / 0.2) / (8_000 / 0.8)) < 1e-12)
        #expect(b.verdict == .concern && b.method == "log-delta-margins")
    }

    @Test func sharesAreHeldAgainstThePopulation() throws {
        let flow = Self.flow([("read", [9_000, 1_000, 0])])
        let found = Self.findings(flow, population: ["a": 0.8, "b": 0.2])
        let b = try #require(found.first { $0.key == "cohort.representation" && $0.about.group == ["origin": "b"] })
        #expect(abs((b.value ?? 0) - 0.5) < 1e-12 && b.verdict == .concern)
        let a = try #require(found.first { $0.key == "cohort.representation" && $0.about.group == ["origin": "a"] })
        #expect(a.verdict == .fine)
        let index = try #require(found.first { $0.key == "cohort.population-stability" }?.value)
        #expect(abs(index - (0.1 * 0.1177830357 + 0.1 * 0.6931471806 - 1 / 10_000.0)) < 1e-9)
    }

    @Test func fewRowsAreNotJudged() {
        let found = Self.findings(Self.flow([("read", [20, 6, 0]), ("linked", [19, 4, 0])]))
        #expect(found.allSatisfy { $0.verdict == .insufficient })
    }

    @Test func nobodyLeftMeansNothingToSay() {
        #expect(Self.findings(Self.flow([("read", [20, 6, 0]), ("linked", [20, 6, 0])])).isEmpty)
    }
}
