// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import StatMath
import Testing
import TruthTable

@Suite struct ScoringTests {
    /// By hand: six births with chances, of whom two are selected.
    @Test func expectedCountsAreThoseOfTheConfusionMatrix() throws {
        var counts = ExpectedCounts()
        for (chance, isSelected, score) in [
            (0.9, true, 0.8), (0.5, true, 0.5), (0.3, false, 0.2), (0.2, false, 0.2), (0.1, false, 0.2), (0.0, false, 0.1),
        ] {
            counts.add(chance: chance, isSelected: isSelected, score: score)
        }
        // 2 expected events of 6, 1.4 of them among the two selected.
        let expected: [String: Double] = [
            "prevalence": 2.0 / 6, "selection-rate": 2.0 / 6, "tpr": 1.4 / 2, "fnr": 0.6 / 2, "fpr": 0.6 / 4, "ppv": 1.4 / 2, "npv": 3.4 / 4,
            "observed-expected": 2.0 / 2.0,
        ]
        for (metric, value) in expected { #expect(abs(try #require(counts.value(metric)) - value) < 1e-12, "\(metric)") }
        #expect(counts.value("accuracy") == nil)
        #expect(ExpectedCounts().value("tpr") == nil)
    }

    /// With chances of 0 and 1 it is the usual area under the curve: the share of pairs that are ranked rightly, half for ties.
    @Test func expectedAreaUnderTheCurveIsAShareOfPairs() throws {
        var random = Philox(seed: 1, stage: "test.truth-table")
        let risk = (0..<60).map { _ in Double(random.below(8)) }, outcome = risk.map { random.uniform() < 0.2 + $0 / 16 ? 1.0 : 0.0 }
        var right = 0.0, pairs = 0.0
        for i in risk.indices where outcome[i] == 1 {
            for j in risk.indices where outcome[j] == 0 {
                pairs += 1
                right += risk[i] > risk[j] ? 1 : risk[i] == risk[j] ? 0.5 : 0
            }
        }
        #expect(abs(try #require(ExpectedAUC.value(risk: risk, chance: outcome)) - right / pairs) < 1e-12)
    }

    /// Words of slices as evidence writes them.
    @Test func slicesAreReadBack() throws {
        let age = Column(name: "age", values: .number([15, 20, 34.5, 35, -3, 40]), missing: [0, 0, 0, 0, 0, 1])
        func rows(_ words: String, _ column: Column) -> [Int]? {
            SliceWords(words, column).map { condition in (0..<column.count).filter(condition.holds) }
        }
        #expect(rows("<20", age) == [0, 4])
        #expect(rows("20-<35", age) == [1, 2])
        #expect(rows("-5-<-1", age) == [4])
        #expect(rows(">=35", age) == [3])
        #expect(rows("recorded", age) == [0, 1, 2, 3, 4])
        #expect(rows("not-recorded", age) == [5])
        #expect(rows("somewhere", age) == nil)
        let smoking = Column(name: "smoking", values: .category(codes: [0, 1, 2, 1], levels: ["0", "1", "2"].map { Level(code: $0) }))
        #expect(rows("1", smoking) == [1, 3])
        #expect(rows("7", smoking) == nil)
    }

    /// By hand: what the other three of four add up to.
    @Test func departuresAreFromTheOtherCells() throws {
        let table = AdditiveTable([
            .init(row: 0, column: 0, weight: 10, mean: 0.1), .init(row: 0, column: 1, weight: 3, mean: 0.3),
            .init(row: 1, column: 0, weight: 7, mean: 0.2), .init(row: 1, column: 1, weight: 1, mean: 0.5),
        ])
        #expect(abs(try #require(table.departure(of: 3)) - 0.1) < 1e-10)
        #expect(abs(try #require(table.departure(of: 1)) + 0.1) < 1e-10)
        #expect(AdditiveTable([.init(row: 0, column: 0, weight: 1, mean: 0), .init(row: 1, column: 1, weight: 1, mean: 1)]).departure(of: 0) == nil)
    }

    /// Chances that follow the regression give its coefficients back; columns that depend on each other give none.
    @Test func aRegressionOfChancesFindsWhatMadeThem() throws {
        var random = Philox(seed: 2, stage: "test.trend")
        let columns = (0..<400).map { row -> [Double] in
            let time = Double(row % 5) - 2, member = random.uniform() < 0.3 ? 1.0 : 0
            return [1, time, member, member * time]
        }
        let truth = [0.1, -0.05, 0.3, 0.2], offset = columns.map { _ in -3 + 2 * random.uniform() }
        let mean = zip(columns, offset).map { x, offset in Logistic.expit(zip(x, truth).reduce(offset) { $0 + $1.0 * $1.1 }) }
        let found = try #require(FractionalLogistic.coefficients(columns, mean: mean, offset: offset))
        for (own, expected) in zip(found, truth) { #expect(abs(own - expected) < 1e-8) }
        #expect(FractionalLogistic.coefficients(columns.map { $0 + [$0[0] + $0[1]] }, mean: mean, offset: offset) == nil)
    }
}
