// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// What names the cluster of each row to a bootstrap: what its rows hold, and how many like it came before. So another order of the rows
/// draws the same resamples, but for which of several equal clusters is which.
public struct ResamplingKeys: Sendable {
    /// What the cluster of each row holds.
    private let contents: [UInt64]
    /// How many rows or clusters that hold the same came before.
    private let earlier: [UInt64]
    /// How many equal rows a row stands for, each drawn apart; `nil` for one, and with clusters.
    public let copies: [Double]?

    /// - Parameters:
    ///   - contents: a number a row that depends on what it holds, its outcome and weight.
    ///   - clusters: rows that belong together.
    ///   - multiplicity: how many rows each stands for.
    public init(contents: [UInt64], clusters: [Int32]?, multiplicity: [Double]?) {
        var met: [UInt64: UInt64] = [:]
        func number(_ content: UInt64, times: UInt64 = 1) -> UInt64 {
            let before = met[content, default: 0]
            met[content] = before &+ times
            return before
        }
        guard let clusters else {
            self.contents = contents
            copies = multiplicity
            earlier = contents.enumerated().map { row, content in
                number(content, times: multiplicity.map { UInt64(min($0[row].rounded(.up), 0x1p52)) } ?? 1)
            }
            return
        }
        var sums: [Int32: UInt64] = [:]
        for (row, cluster) in clusters.enumerated() { sums[cluster, default: 0] &+= CrossValidationRows.mix(contents[row]) }
        var numbers: [Int32: UInt64] = [:]
        for cluster in clusters where numbers[cluster] == nil { numbers[cluster] = number(sums[cluster, default: 0]) }
        self.contents = clusters.map { sums[$0, default: 0] }
        earlier = clusters.map { numbers[$0, default: 0] }
        copies = nil
    }

    /// - Parameter copy: which of the rows that it stands for.
    public func key(row: Int, copy: Int = 0) -> UInt64 {
        CrossValidationRows.mix(contents[row] &+ CrossValidationRows.mix(earlier[row] &+ UInt64(copy)))
    }
}

extension ResamplingKeys {
    /// Of the rows of a matrix.
    ///
    /// - Parameters:
    ///   - weights: that are not frequencies, one a row.
    ///   - multiplicity: frequencies.
    public init(
        _ matrix: BinnedMatrix, outcome: [UInt8], weights: [Double]?, offset: [Double]?, clusters: [Int32]?, multiplicity: [Double]?
    ) {
        var contents = matrix.rowHashes()
        Self.add(&contents, outcome: outcome, weights: weights, offset: offset)
        self.init(contents: contents, clusters: clusters, multiplicity: multiplicity)
    }

    /// Of the rows of a design.
    public init(
        _ design: Matrix, outcome: [UInt8], weights: [Double]?, offset: [Double]?, clusters: [Int32]?, multiplicity: [Double]?
    ) {
        var contents = [UInt64](repeating: 0, count: design.rows)
        for column in 0..<design.columns {
            for row in 0..<design.rows { contents[row] = CrossValidationRows.mix(contents[row] &* 3 &+ design[row, column].bitPattern) }
        }
        Self.add(&contents, outcome: outcome, weights: weights, offset: offset)
        self.init(contents: contents, clusters: clusters, multiplicity: multiplicity)
    }

    private static func add(_ contents: inout [UInt64], outcome: [UInt8], weights: [Double]?, offset: [Double]?) {
        for row in contents.indices {
            var content = CrossValidationRows.mix(contents[row] &+ UInt64(outcome[row]))
            if let weights { content = CrossValidationRows.mix(content &+ weights[row].bitPattern) }
            if let offset { content = CrossValidationRows.mix(content &* 3 &+ offset[row].bitPattern) }
            contents[row] = content
        }
    }
}
