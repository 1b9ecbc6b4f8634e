// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected
import StatMath
import TestSupport
import Testing

@Suite("Contributions to the gap of the score")
struct GapContributionsTests {
    private let group = [0, 0, 0, 1, 1, 1, 1, 0]
    private let terms = [
        ScoreTerm(feature: "age", values: .rows([1, 2, 3, 4, 5, 6, 7, 8])),
        ScoreTerm(feature: "smoking", values: .bins([-0.5, 0.25], codes: [0, 0, 1, 1, 1, 1, 0, 0])),
    ]

    private func findings(_ design: SamplingDesign = .independent, minimum: Int = 1) throws -> [Finding] {
        Verdicts.adjust(
            try GapContributions(minimumRows: minimum).findings(
                terms, design: design, attributes: [.made("origin", codes: group)], context: testContext))
    }

    @Test func partsAreMeansByHandAndAddUp() throws {
        let found = try findings()
        let total = try #require(found.first("proxy.score-gap", group: "b")?.value)
        #expect(isClose(found.first("proxy.contribution", group: "b", feature: "age")?.value, 5.5 - 3.5, within: 1e-12))
        #expect(isClose(found.first("proxy.contribution", group: "b", feature: "smoking")?.value, 0.0625 + 0.3125, within: 1e-12))
        #expect(isClose(total, 2.375, within: 1e-12))
        expectSpeakable(found)
    }

    /// Also weighted, the parts add up to the whole.
    @Test func partsAddUpExactly() throws {
        var random = Philox(seed: 3, stage: "test.contributions")
        let n = 500, codes = (0..<n).map { _ in random.below(3) }, weights = (0..<n).map { _ in random.uniform() }
        let terms = (0..<5).map { number in ScoreTerm(feature: "f\(number)", values: .rows((0..<n).map { _ in random.uniform() - 0.5 })) }
        let found = Verdicts.adjust(
            try GapContributions().findings(
                terms, design: SamplingDesign(weights: weights), attributes: [.made("origin", codes: codes)], context: testContext))
        for level in ["a", "b", "c"] {
            let parts = found.filter { $0.key == "proxy.contribution" && $0.about.group?["origin"] == level }.compactMap(\.value)
            #expect(parts.count == 5)
            #expect(isClose(found.first("proxy.score-gap", group: level)?.value, parts.reduce(0, +), within: 1e-12))
        }
    }

    @Test func aGroupOfThreeHasNoNumber() throws {
        let found = try findings(minimum: 20)
        #expect(found.allSatisfy { $0.value == nil && $0.reason != nil } && !found.isEmpty)
        expectSpeakable(found)
    }

    @Test func aBinWithoutAValueIsAnError() throws {
        let wrong = [ScoreTerm(feature: "smoking", values: .bins([1], codes: Array(repeating: 3, count: 8)))]
        #expect(throws: FairnessError.self) {
            try GapContributions().findings(wrong, design: .independent, attributes: [.made("origin", codes: group)], context: testContext)
        }
    }
}
