// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import TestSupport

/// A binned matrix of random features, a random layout of its bins, and integers to add up.
struct DrawnSums {
    let matrix: BinnedMatrix
    let layout: BinLayout
    let gradients: [Int64]
    let weights: [UInt32]
    let outcome: [UInt8]

    /// - Parameters:
    ///   - largestWeight: of a row; a fifth of the weights is 0 and a fifth is the largest.
    ///   - levels: of the nominal features; more than 256 take two bytes a code.
    init(rows: Int, features: Int = 6, largestWeight: UInt32 = 131_072, levels: Int = 9, seed: UInt64) throws {
        var random = Philox(seed: seed, stage: "drawn-sums")
        let columns = (0..<features).map { index -> FeatureColumn in
            let missing = (0..<rows).map { _ in UInt8(random.below(10) < 8 ? 0 : random.below(4)) }
            if index % 2 == 1 {
                let codes = (0..<rows).map { _ in Int32(random.below(levels)) }
                return FeatureColumn(name: "n\(index)", values: .nominal(codes: codes, levels: (0..<levels).map { "level \($0)" }), missing: missing)
            }
            // Heavily tied, as registers are.
            let values = (0..<rows).map { _ in random.below(3) == 0 ? random.uniform() * 40 : 0 }
            return FeatureColumn(name: "x\(index)", values: .numeric(values), missing: missing)
        }
        let matrix = try BinnedMatrix(
            Features(rowCount: rows, columns: columns), rows: Array(0..<rows), binning: Binning(coarseBins: 5, fineBins: 30), progress: .silent)
        layout = BinLayout(
            (0..<features).map { feature in
                let bins = matrix.bins[feature].count
                switch random.below(3) {
                case 0: return .identity(bins)
                case 1: return matrix.coarse[feature]
                default: return BinGrouping(group: (0..<bins).map { $0 * 4 / bins })
                }
            })
        self.matrix = matrix
        gradients = (0..<rows).map { _ in Int64(truncatingIfNeeded: random.next()) >> 20 }
        weights = (0..<rows).map { _ in
            switch random.below(5) {
            case 0: 0
            case 1: largestWeight
            default: UInt32(random.below(Int(largestWeight) + 1))
            }
        }
        outcome = (0..<rows).map { _ in UInt8(random.below(2)) }
    }

    func sums(_ positions: [Int]? = nil) throws -> BinSums {
        guard let positions else { return try BinSums(matrix, gradients: gradients, weights: weights) }
        return try BinSums(matrix.selecting(positions), gradients: positions.map { gradients[$0] }, weights: positions.map { weights[$0] })
    }

    /// Of all rows, or of some.
    func cooccurrence(_ positions: [Int]? = nil) throws -> Cooccurrence {
        guard let positions else { return try Cooccurrence(matrix, layout: layout, weights: weights, sums: sums()) }
        return try Cooccurrence(
            matrix.selecting(positions), layout: layout, weights: positions.map { weights[$0] }, sums: sums(positions))
    }
}

extension Cooccurrence {
    /// The whole symmetric matrix, element by element.
    var full: [[Int64]] {
        var result = [[Int64]](repeating: [Int64](repeating: 0, count: layout.dimension), count: layout.dimension)
        for index in 0..<layout.dimension {
            (result[index][index], result[index][0], result[0][index]) = (diagonal[index], diagonal[index], diagonal[index])
        }
        var tile = 0
        for (index, term) in layout.terms.enumerated() {
            for partner in layout.terms[..<index] {
                let width = partner.grouping.count
                for row in 0..<term.grouping.count {
                    for column in 0..<width {
                        let value = tiles[tile][row * width + column]
                        (result[term.offset + row][partner.offset + column], result[partner.offset + column][term.offset + row]) = (value, value)
                    }
                }
                tile += 1
            }
        }
        return result
    }
}
