// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Which rows of a binned matrix are held out together, for choices that are made inside a fit.
///
/// Dealt out by what a row holds, not by where it stands or how often it is there, so that another order of the rows, or one row that
/// stands for several, gives the same choice. Rows of one cluster stay together. Where there are few different rows, those that are alike
/// are dealt to the folds in turn.
public struct CrossValidationRows: Hashable, Sendable {
    /// Positions of the rows held out of each fold, ascending.
    public let folds: [[Int]]

    /// Different rows for each fold from which on rows that are alike stay together.
    private static let fewest = 20

    /// - Parameters:
    ///   - outcome: of each row of the matrix.
    ///   - clusters: rows that belong together.
    public init(_ matrix: BinnedMatrix, outcome: [UInt8], clusters: [Int32]?, folds count: Int) {
        let hashes = matrix.rowHashes()
        var folds = [[Int]](repeating: [], count: count)
        func home(_ hash: UInt64, turn: Int = 0) -> Int { Int((Self.mix(hash) % UInt64(count) + UInt64(turn)) % UInt64(count)) }
        if let clusters {
            var members: [Int32: [Int]] = [:]
            for (row, cluster) in clusters.enumerated() { members[cluster, default: []].append(row) }
            for rows in members.values { folds[home(rows.reduce(0) { $0 &+ Self.mix(hashes[$1]) })] += rows }
        } else if Set(hashes).count >= Self.fewest * count {
            for (row, hash) in hashes.enumerated() { folds[home(hash)].append(row) }
        } else {
            var dealt: [UInt64: Int] = [:]
            for (row, hash) in hashes.enumerated() {
                let kind = Self.mix(hash ^ UInt64(outcome[row]))
                folds[home(hash, turn: dealt[kind, default: 0])].append(row)
                dealt[kind, default: 0] += 1
            }
        }
        self.folds = folds.map { $0.sorted() }
    }

    /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit of the answer depends on every bit of the argument.
    static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension BinnedMatrix {
    /// A number for each row that depends on its bins alone.
    func rowHashes() -> [UInt64] {
        var result = [UInt64](repeating: 0, count: rowCount)
        // A feature with one value tells no rows apart, and must not deal them otherwise.
        for feature in 0..<featureCount where rowCounts[feature].count(where: { $0 > 0 }) > 1 {
            let table = (0..<binCount(column: feature)).map { CrossValidationRows.mix(UInt64(feature) << 32 | UInt64($0)) }
            for row in 0..<rowCount { result[row] = result[row] &* 3 &+ table[code(column: feature, row: row)] }
        }
        return result
    }
}
