// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath
import TestSupport
import Testing

/// The kernel in which a fit spends its time, beside its plain twin: the same integers.
@Suite("Co-occurrence sums", .serialized)
struct CooccurrenceTests {
    @Test(arguments: [0, 1, 2, 63, 64, 65, 101, 997], [UInt64(1), 2, 3])
    func equalsItsNaiveTwin(rows: Int, seed: UInt64) throws {
        let drawn = try DrawnSums(rows: rows, features: 1 + Int(seed) * 2, seed: seed)
        #expect(try drawn.cooccurrence().full == NaiveCooccurrence.sums(drawn.matrix, layout: drawn.layout, weights: drawn.weights))
    }

    /// Whole blocks, a row more, a row less; weights small enough to add in 32 bits, so large that blocks must be emptied one by one,
    /// and larger than that; codes of two bytes.
    @Test(
        arguments: [
            (BinnedMatrix.blockSize, UInt32(131_072), 9), (BinnedMatrix.blockSize - 1, 1, 9), (BinnedMatrix.blockSize + 1, 0, 9),
            (3 * BinnedMatrix.blockSize + 17, 131_072, 9), (3 * BinnedMatrix.blockSize, 262_143, 9),
            (2 * BinnedMatrix.blockSize + 5, 262_145, 9), (2 * BinnedMatrix.blockSize, .max, 9), (BinnedMatrix.blockSize + 3, 131_072, 700),
        ])
    func equalsItsNaiveTwinOverBlocks(rows: Int, largestWeight: UInt32, levels: Int) throws {
        let drawn = try DrawnSums(rows: rows, features: 4, largestWeight: largestWeight, levels: levels, seed: 11)
        #expect(try drawn.cooccurrence().full == NaiveCooccurrence.sums(drawn.matrix, layout: drawn.layout, weights: drawn.weights))
    }

    /// Every row at the largest weight in one cell: the most that a 32-bit sum must bear.
    @Test(arguments: [UInt32(131_072), 262_143, .max])
    func fullCellsDoNotOverflow(weight: UInt32) throws {
        let rows = 4 * BinnedMatrix.blockSize
        let columns = ["parity", "children"].map { FeatureColumn(name: $0, values: .numeric([Double](repeating: 2, count: rows))) }
        let matrix = try BinnedMatrix(
            Features(rowCount: rows, columns: columns), rows: Array(0..<rows), binning: Binning(), progress: .silent)
        let layout = BinLayout(matrix.bins.map { .identity($0.count) })
        let weights = [UInt32](repeating: weight, count: rows)
        let sums = try BinSums(matrix, gradients: [Int64](repeating: 0, count: rows), weights: weights)
        let all = try Cooccurrence(matrix, layout: layout, weights: weights, sums: sums)
        #expect(all.tiles == [[Int64(rows) * Int64(weight), 0, 0, 0]])
    }

    @Test(arguments: [1, 2, 3, 7])
    func anyNumberOfThreadsGivesTheSameIntegers(threads: Int) throws {
        let before = Parallelism.threads
        defer { Parallelism.threads = before }
        let drawn = try DrawnSums(rows: 2 * BinnedMatrix.blockSize + 77, seed: 5)
        Parallelism.threads = 1
        let (one, sums) = (try drawn.cooccurrence(), try drawn.sums())
        Parallelism.threads = threads
        #expect(try drawn.cooccurrence() == one)
        #expect(try drawn.sums() == sums)
    }

    /// Folds add up to the whole, and the whole less a fold is the rest summed anew.
    @Test(arguments: [2, 3, 5])
    func foldsAddUp(folds: Int) throws {
        let drawn = try DrawnSums(rows: BinnedMatrix.blockSize + 421, seed: 7)
        let all = try drawn.cooccurrence()
        var left = all
        for fold in 0..<folds {
            let (inside, outside) = (positions(drawn) { $0 % folds == fold }, positions(drawn) { $0 % folds != fold })
            let sums = try drawn.cooccurrence(inside)
            #expect(try all - sums == drawn.cooccurrence(outside))
            left = left - sums
        }
        #expect(left.diagonal.allSatisfy { $0 == 0 } && left.tiles.allSatisfy { $0.allSatisfy { $0 == 0 } })
        #expect(all.diagonal.contains { $0 > 0 })
    }

    private func positions(_ drawn: DrawnSums, where isWanted: (Int) -> Bool) -> [Int] { (0..<drawn.matrix.rowCount).filter(isWanted) }

    /// Any order of the rows.
    @Test func orderOfRowsDoesNotMatter() throws {
        let drawn = try DrawnSums(rows: 5000, seed: 13)
        #expect(try drawn.cooccurrence(Array((0..<5000).reversed())) == drawn.cooccurrence())
    }

    /// Columns in which one code holds all rows, most, about half or few of them, in one byte and in two, in any order of features.
    @Test(arguments: [[1, 0.95, 0.4, 0.05], [0.05, 0.9, 1, 0.5], [0.8, 0.8, 0.8, 0.8]], [5, 400])
    func oneCodeHoldsMostRows(shares: [Double], levels: Int) throws {
        let rows = BinnedMatrix.blockSize + 1000
        var random = Philox(seed: 29, stage: "common-codes")
        let columns = shares.enumerated().map { index, share in
            let levels = index % 2 == 0 ? levels : 7
            let codes = (0..<rows).map { _ in Int32(random.uniform() < share ? 3 : random.below(levels)) }
            return FeatureColumn(name: "n\(index)", values: .nominal(codes: codes, levels: (0..<levels).map { "level \($0)" }))
        }
        let matrix = try BinnedMatrix(
            Features(rowCount: rows, columns: columns), rows: Array(0..<rows), binning: Binning(), progress: .silent)
        // Bins that hold more than the common code, and bins as they are.
        let layout = BinLayout(
            matrix.bins.enumerated().map { index, bins in
                index == 1 ? BinGrouping(group: (0..<bins.count).map { $0 / 2 }) : .identity(bins.count)
            })
        let weights = (0..<rows).map { _ in UInt32(random.below(131_072)) }, gradients = (0..<rows).map { _ in Int64(random.below(1000)) - 500 }
        let sums = try BinSums(matrix, gradients: gradients, weights: weights)
        let all = try Cooccurrence(matrix, layout: layout, weights: weights, sums: sums)
        #expect(all.full == NaiveCooccurrence.sums(matrix, layout: layout, weights: weights))
        let sides = layout.terms.map { BinPair.Side(feature: $0.column, grouping: $0.grouping) }
        for pair in try PairSums.all(matrix, sides: sides, gradients: gradients, weights: weights, progress: .silent) {
            let cells = BinPair(sides[pair.first], sides[pair.second])
            var expected = [Int64](repeating: 0, count: cells.cellCount)
            for row in 0..<rows {
                let first = cells.first.grouping.group[matrix.code(column: pair.first, row: row)]
                expected[cells.cell(first, cells.second.grouping.group[matrix.code(column: pair.second, row: row)])] += gradients[row]
            }
            #expect(pair.gradient == expected)
        }
    }

    /// As a matrix of doubles: the lower triangle, in the unit asked for.
    @Test func matrixIsItsLowerTriangle() throws {
        let sums = try DrawnSums(rows: 500, seed: 17).cooccurrence()
        let (matrix, full) = (try sums.matrix(unit: 0.5), sums.full)
        for row in full.indices {
            for column in 0...row { #expect(matrix[row, column] == Double(full[row][column]) / 2) }
        }
    }
}
