// SPDX-License-Identifier: EUPL-1.2

import Learning
import TestSupport
import Testing

/// Sums by bin and the linear predictor, row by row and as the kernels do it.
@Suite("Sums by bin")
struct BinSumsTests {
    static let sizes = [0, 1, 63, 64, 65, 333, BinnedMatrix.blockSize + 1]

    @Test(arguments: sizes)
    func gradientsAndWeightsByBin(rows: Int) throws {
        let drawn = try DrawnSums(rows: rows, levels: 300, seed: 3)
        let sums = try drawn.sums()
        for feature in 0..<drawn.matrix.featureCount {
            var gradient = [Int64](repeating: 0, count: drawn.matrix.bins[feature].count)
            var weight = gradient
            for row in 0..<rows {
                gradient[drawn.matrix.code(column: feature, row: row)] += drawn.gradients[row]
                weight[drawn.matrix.code(column: feature, row: row)] += Int64(drawn.weights[row])
            }
            #expect(sums.gradient[feature] == gradient && sums.weight[feature] == weight)
        }
        #expect(sums.totalGradient == drawn.gradients.reduce(0, +))
        #expect(sums.totalWeight == drawn.weights.reduce(0) { $0 + Int64($1) })
    }

    @Test(arguments: sizes)
    func rowsAndEventsByBin(rows: Int) throws {
        let drawn = try DrawnSums(rows: rows, levels: 300, seed: 4)
        for weights in [nil, (0..<rows).map { Double($0 % 3) }] {
            let counts = try BinCounts(drawn.matrix, outcome: drawn.outcome, weights: weights)
            for feature in 0..<drawn.matrix.featureCount {
                var all = [Double](repeating: 0, count: drawn.matrix.bins[feature].count)
                var events = all
                for row in 0..<rows {
                    let bin = drawn.matrix.code(column: feature, row: row), weight = weights?[row] ?? 1
                    all[bin] += weight
                    events[bin] += drawn.outcome[row] == 1 ? weight : 0
                }
                #expect(counts.rows[feature] == all && counts.events[feature] == events)
            }
        }
    }

    @Test(arguments: sizes)
    func linearPredictorByRow(rows: Int) throws {
        let drawn = try DrawnSums(rows: rows, levels: 300, seed: 6)
        let values = drawn.matrix.bins.enumerated().map { feature, bins in (0..<bins.count).map { Double(feature) - Double($0) / 8 } }
        let start = (0..<rows).map { Double($0 % 5) }
        let expected = (0..<rows).map { row in
            values.indices.reduce(start[row] + 0.25) { $0 + values[$1][drawn.matrix.code(column: $1, row: row)] }
        }
        #expect(try drawn.matrix.linearPredictor(intercept: 0.25, values: values, start: start) == expected)
        #expect(try drawn.matrix.linearPredictor(intercept: 0.25, values: values) == zip(expected, start).map { $0 - $1 })
    }

    /// Coarser bins are a table: sums of groups, and a group's value for each of its bins.
    @Test func groupsOfBins() {
        let grouping = BinGrouping(group: [0, 0, 1, 2, 2])
        #expect(grouping.count == 3)
        #expect(grouping.sums([1, 2, 4, 8, 16]) == [3, 4, 24])
        #expect(grouping.spread(["a", "b", "c"]) == ["a", "a", "b", "c", "c"])
        #expect(BinGrouping.identity(3).sums([5, 6, 7]) == [5, 6, 7])
    }

    /// Integers that are exact for any total: 62 bits for all gradients, 32 for a quarter of the largest case weight.
    @Test(arguments: [(1.0, 100.0), (1, 3_000_000), (5000, 1e9), (1e6, 1e12)])
    func fixedPointHoldsEverySum(largest: Double, total: Double) {
        let scale = FixedPoint(largestCaseWeight: largest, totalCaseWeight: total)
        #expect(largest / 4 / scale.weightUnit < 0x1p32)
        #expect(total / scale.gradientUnit < 0x1p62)
        #expect(scale.weightBits <= 19 && scale.gradientBits <= 40)
        #expect(scale.quantise(weight: 0.25, scale: 1 / scale.weightUnit) == UInt32((0.25 / scale.weightUnit).rounded()))
    }
}
