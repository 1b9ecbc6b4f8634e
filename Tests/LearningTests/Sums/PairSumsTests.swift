// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import TestSupport
import Testing

/// Sums over cells and columns of cells, beside a plain count.
@Suite("Pair sums")
struct PairSumsTests {
    private func sides(_ drawn: DrawnSums) -> [BinPair.Side] {
        drawn.layout.terms.map { BinPair.Side(feature: $0.column, grouping: $0.grouping) }
    }

    @Test(arguments: [1, 100, BinnedMatrix.blockSize + 3], [9, 300])
    func equalTheirNaiveTwin(rows: Int, levels: Int) throws {
        let drawn = try DrawnSums(rows: rows, features: 4, levels: levels, seed: 3)
        let sides = sides(drawn)
        let all = try PairSums.all(drawn.matrix, sides: sides, gradients: drawn.gradients, weights: drawn.weights, progress: .silent)
        #expect(all.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2], [0, 3], [1, 3], [2, 3]])
        for sums in all {
            let pair = BinPair(sides[sums.first], sides[sums.second])
            var (gradient, weight) = ([Int64](repeating: 0, count: pair.cellCount), [Int64](repeating: 0, count: pair.cellCount))
            for row in 0..<rows {
                let cell = pair.cell(
                    pair.first.grouping.group[drawn.matrix.code(column: pair.first.feature, row: row)],
                    pair.second.grouping.group[drawn.matrix.code(column: pair.second.feature, row: row)])
                gradient[cell] += drawn.gradients[row]
                weight[cell] += Int64(drawn.weights[row])
            }
            #expect(sums.gradient == gradient && sums.weight == weight)
        }
    }

    /// Columns of cells are counted and summed as features are; sums of rows add up and come apart.
    @Test(arguments: [3, 20])
    func columnsOfCells(levels: Int) throws {
        let drawn = try DrawnSums(rows: 500, features: 5, levels: levels, seed: 8)
        let sides = sides(drawn)
        let pairs = [BinPair(sides[0], sides[1]), BinPair(sides[1], sides[3]), BinPair(sides[2], sides[4])]
        let matrix = try drawn.matrix.with(pairs: pairs)
        let layout = BinLayout(drawn.layout.terms.map(\.grouping) + pairs.map { .identity($0.cellCount) })
        let sums = try BinSums(matrix, gradients: drawn.gradients, weights: drawn.weights)
        let hessian = try Cooccurrence(matrix, layout: layout, weights: drawn.weights, sums: sums)
        #expect(hessian.full == NaiveCooccurrence.sums(matrix, layout: layout, weights: drawn.weights))
        let cells = try PairSums.all(drawn.matrix, sides: sides, gradients: drawn.gradients, weights: drawn.weights, progress: .silent)
        #expect(cells[0].gradient == sums.gradient[5] && cells[0].weight == sums.weight[5])
        let half = Array(0..<250), rest = Array(250..<500)
        let parts = try [half, rest].map { rows in
            try PairSums.all(
                drawn.matrix.selecting(rows), sides: sides, gradients: rows.map { drawn.gradients[$0] }, weights: rows.map { drawn.weights[$0] },
                progress: .silent)
        }
        for (index, all) in cells.enumerated() {
            #expect(parts[0][index] + parts[1][index] == all && all - parts[0][index] == parts[1][index])
        }
    }

    /// Rows are dealt to folds by what they hold; families stay whole, and equal rows are shared out.
    @Test func foldsByContent() throws {
        let drawn = try DrawnSums(rows: 2000, features: 5, seed: 6)
        let rows = CrossValidationRows(drawn.matrix, outcome: drawn.outcome, clusters: nil, folds: 5)
        #expect(rows.folds.joined().sorted() == Array(0..<2000))
        #expect(rows.folds.allSatisfy { (300...500).contains($0.count) })
        let families = (0..<2000).map { Int32($0 / 3) }
        let kept = CrossValidationRows(drawn.matrix, outcome: drawn.outcome, clusters: families, folds: 4)
        let homes = kept.folds.map { Set($0.map { families[$0] }) }
        #expect(homes.reduce(0) { $0 + $1.count } == Set(families).count)
        let same = Features(rowCount: 100, columns: [FeatureColumn(name: "parity", values: .numeric([Double](repeating: 1, count: 100)))])
        let matrix = try BinnedMatrix(same, rows: Array(0..<100), binning: Binning(), progress: .silent)
        let dealt = CrossValidationRows(matrix, outcome: (0..<100).map { UInt8($0 % 2) }, clusters: nil, folds: 5)
        #expect(dealt.folds.allSatisfy { $0.count == 20 })
    }
}
