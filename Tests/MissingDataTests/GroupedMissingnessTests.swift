// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath
import Testing

import MissingData

/// Missingness by group against plain twins and known truths.
@Suite struct GroupedMissingnessTests {
    /// 3,000 rows, three groups; the value is missing more often at higher ages, and in group 2 by itself.
    private struct Drawn {
        var age: [Double] = [], town: [Int32] = [], groups: [Int32] = [], clusters: [Int32] = [], states: [CellState] = []

        init(rows: Int, seed: UInt64 = 1, own: Double = 0.1) {
            var random = Philox(seed: seed, stage: "test.grouped")
            for row in 0..<rows {
                let group = random.below(3), age = 20 + 8 * Double(group) + 10 * random.uniform()
                let chance = 0.05 + 0.01 * (age - 20) + (group == 2 ? own : 0)
                groups.append(Int32(group))
                self.age.append(age)
                town.append(Int32(random.below(4)))
                clusters.append(Int32(row / 2))
                states.append(random.uniform() < chance ? .missing : .present)
            }
        }

        var columns: [AdjustingColumn] {
            [AdjustingColumn(name: "age", values: .amounts(age)), AdjustingColumn(name: "town", values: .levels(town, count: 4))]
        }
    }

    /// The textbook formula, column after column, with robust errors by cluster.
    private static func naive(_ drawn: Drawn, rows: [Int]) throws -> (coefficients: [Double], errors: [Double]) {
        let size = 1 + 1 + 3 + 2
        let counts = (0..<4).map { level in drawn.town.filter { $0 == Int32(level) }.count }
        let common = Int32(counts.firstIndex(of: counts.max() ?? 0) ?? 0)
        let base = (0..<3).max { first, second in
            let a = drawn.groups.count { $0 == Int32(first) }, b = drawn.groups.count { $0 == Int32(second) }
            return (a, -first) < (b, -second)
        }
        let z = rows.map { row -> [Double] in
            [1, drawn.age[row]] + (0..<4).filter { Int32($0) != common }.map { drawn.town[row] == Int32($0) ? 1 : 0 }
                + (0..<3).filter { $0 != base }.map { drawn.groups[row] == Int32($0) ? 1 : 0 }
        }
        var products = Matrix(rows: size, columns: size), right = [Double](repeating: 0, count: size)
        for (position, row) in rows.enumerated() {
            for a in 0..<size {
                right[a] += z[position][a] * (drawn.states[row] == .missing ? 1 : 0)
                for b in 0..<size { products[a, b] += z[position][a] * z[position][b] }
            }
        }
        let factor = try #require(Cholesky(products)), beta = factor.solve(right), inverse = factor.inverse()
        var sums: [Int32: [Double]] = [:]
        for (position, row) in rows.enumerated() {
            let error = (drawn.states[row] == .missing ? 1.0 : 0) - zip(z[position], beta).reduce(0) { $0 + $1.0 * $1.1 }
            for a in 0..<size { sums[drawn.clusters[row], default: [Double](repeating: 0, count: size)][a] += z[position][a] * error }
        }
        let correction = Double(sums.count) / Double(sums.count - 1)
        let errors = (size - 2..<size).map { place -> Double in
            let variance = sums.values.reduce(0.0) { total, score in
                let influence = (0..<size).reduce(0.0) { $0 + inverse[place, $1] * score[$1] }
                return total + influence * influence
            }
            return (correction * variance).squareRoot()
        }
        return ((size - 2..<size).map { beta[$0] }, errors)
    }

    @Test func adjustedRatesAreThoseOfPlainLeastSquares() throws {
        let drawn = Drawn(rows: 3000), rows = Array(0..<3000).filter { $0 % 7 != 0 }
        let design = SamplingDesign(clusters: drawn.clusters, clusterCount: 1500)
        let adjustment = RateAdjustment(columns: drawn.columns, rows: rows, design: design)
        let found = try #require(adjustment.rates(states: drawn.states, groups: drawn.groups, groupCount: 3, without: []))
        let naive = try Self.naive(drawn, rows: rows), base = try #require(found.values.firstIndex(of: 0))
        for (place, group) in (0..<3).filter({ $0 != base }).enumerated() {
            #expect(abs((found.values[group] ?? 9) - naive.coefficients[place]) < 1e-5)
            #expect(abs(found.covariance[group, group].squareRoot() - naive.errors[place]) < 1e-5)
        }
    }

    /// Age explains groups 0 and 1, and group 2 but for .1.
    @Test func whatTheOtherColumnExplainsIsTakenOff() throws {
        let drawn = Drawn(rows: 40_000, seed: 3)
        let found = try #require(
            RateAdjustment(columns: drawn.columns, rows: Array(0..<40_000)).rates(
                states: drawn.states, groups: drawn.groups, groupCount: 3, without: []))
        let values = found.values.compactMap { $0 }
        #expect(abs(values[1] - values[0]) < 0.03 && abs(values[2] - values[1] - 0.1) < 0.04)
    }

    @Test func thereMayBeNothingToAdjustFor() {
        var drawn = Drawn(rows: 500)
        let rows = Array(0..<500)
        #expect(RateAdjustment(columns: [], rows: rows).rates(states: drawn.states, groups: drawn.groups, groupCount: 3, without: []) == nil)
        let adjustment = RateAdjustment(columns: drawn.columns, rows: rows)
        #expect(adjustment.rates(states: drawn.states, groups: drawn.groups, groupCount: 3, without: ["age", "town"]) == nil)
        // A column that all but is the group leaves nobody alike to compare with.
        let same = AdjustingColumn(name: "copy", values: .levels(drawn.groups, count: 3))
        #expect(RateAdjustment(columns: [same], rows: rows).rates(states: drawn.states, groups: drawn.groups, groupCount: 3, without: []) == nil)
        // Too many gaps of its own.
        drawn.age = drawn.age.enumerated().map { $0.offset % 10 == 0 ? .nan : $0.element }
        #expect(!RateAdjustment(columns: [drawn.columns[0]], rows: rows).adjusts(without: []))
    }

    /// The missing indicators are those of the group: scores order the rows, and never by the row's own fold.
    @Test func patternsThatAreTheGroupTellIt() {
        var random = Philox(seed: 2, stage: "test.patterns")
        let groups = (0..<2000).map { _ in Int32(random.below(2)) }
        let telling = groups.map { $0 == 1 && random.uniform() < 0.8 ? CellState.missing : .present }
        let noise = groups.map { _ in random.uniform() < 0.3 ? CellState.missing : .notApplicable }
        let prediction = PatternPrediction(columns: [telling, noise], rows: Array(0..<2000))
        #expect(prediction.patternCount == 4)
        let folds = (0..<2000).map { Int32($0 % 5) }
        let scores = prediction.scores(groups: groups, groupCount: 2, folds: folds, foldCount: 5)
        let missing = groups.indices.filter { telling[$0] == .missing }, present = groups.indices.filter { telling[$0] == .present }
        #expect((missing.map { scores[1][$0] }.min() ?? 0) > (present.map { scores[1][$0] }.max() ?? 1))
        // A fold of which the model has seen nothing else has no say in its own scores.
        var changed = groups
        for row in groups.indices where folds[row] == 3 { changed[row] = 1 - groups[row] }
        let again = prediction.scores(groups: changed, groupCount: 2, folds: folds, foldCount: 5)
        for row in groups.indices where folds[row] == 3 { #expect(again[1][row] == scores[1][row]) }
    }

    @Test func samplesAreOfTheSizeAskedForAndTheSameAgain() {
        let sample = SampledRows.rows(of: 300_000, most: 20_000, seed: 4, stage: "test")
        #expect(abs(sample.count - 20_000) < 600 && sample == SampledRows.rows(of: 300_000, most: 20_000, seed: 4, stage: "test"))
        #expect(SampledRows.rows(of: 5, most: 20_000, seed: 4, stage: "test") == [0, 1, 2, 3, 4])
    }
}
