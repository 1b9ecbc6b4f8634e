// SPDX-License-Identifier: EUPL-1.2
// Unsafe because the count of a column's rows must cost next to nothing beside what it saves; codes lie inside the column.

/// The code of a column that holds so much of the weight that only the other rows need to be passed over.
struct CommonCode: Sendable {
    let code: Int
    /// How many rows have another.
    let others: Int

    /// Share of the rows above which a list of them saves nothing.
    private static let largestShare = 0.7
    /// Share of all weight below which no code is common.
    private static let leastShare = 0.25

    /// - Parameter sums: the weights of each code.
    /// - Returns: `nil` where no code is common.
    init?(_ matrix: BinnedMatrix, column: Int, sums: [Int64]) {
        let least = Self.leastShare * Double(sums.reduce(0, &+))
        guard let common = sums.indices.max(by: { sums[$0] < sums[$1] }), Double(sums[common]) > least else { return nil }
        let others = matrix.columns[column].withBlock(0..<matrix.rowCount) { codes in
            switch codes {
            case .narrow(let codes): Self.count(codes, but: UInt8(common))
            case .wide(let codes): Self.count(codes, but: UInt16(common))
            }
        }
        guard Double(others) <= Self.largestShare * Double(matrix.rowCount) else { return nil }
        (code, self.others) = (common, others)
    }

    @inline(__always)
    private static func count<Code: FixedWidthInteger>(_ codes: UnsafeBufferPointer<Code>, but common: Code) -> Int {
        var count = 0
        for row in 0..<codes.count { count &+= codes[row] != common ? 1 : 0 }
        return count
    }
}
