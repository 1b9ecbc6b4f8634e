// SPDX-License-Identifier: EUPL-1.2
// Unsafe because one pass over a column must cost less than what it saves; a place is written only below the number of rows.

/// The rows whose code is not their column's common one, which in a register most rows have.
///
/// What the common code adds to a sum is the sum over all rows less that over these.
struct UncommonRows: Sendable {
    /// The code that the other rows have.
    let common: Int
    /// Places of the rows in their block, block after block.
    private let places: [UInt16]
    /// Where each block's places begin, and where the last one's end.
    private let starts: [Int]
    /// The sum of the weights of each block's rows.
    let blockWeights: [UInt64]

    /// Share of the rows above which a list of them saves nothing.
    private static let largestShare = 0.7
    /// Share of all weight below which no code is common.
    private static let leastShare = 0.25

    var count: Int { places.count }

    /// - Parameters:
    ///   - weights: one a row of the matrix.
    ///   - sums: the weights of each code.
    /// - Returns: `nil` where no code is common.
    init?(_ matrix: BinnedMatrix, column: Int, weights: [UInt32], sums: [Int64]) {
        let least = Self.leastShare * Double(sums.reduce(0, &+))
        guard let common = sums.indices.max(by: { sums[$0] < sums[$1] }), Double(sums[common]) > least else { return nil }
        precondition(weights.count == matrix.rowCount && BinnedMatrix.blockSize <= 1 << 16, "one weight a row, places of two bytes")
        let codes = matrix.columns[column]
        var starts = [0], blockWeights: [UInt64] = []
        let places = [UInt16](unsafeUninitializedCapacity: matrix.rowCount) { places, count in
            weights.withUnsafeBufferPointer { weights in
                for block in 0..<matrix.blockCount {
                    let rows = matrix.rows(ofBlock: block)
                    let weights = UnsafeBufferPointer(rebasing: weights[rows])
                    codes.withBlock(rows) { codes in
                        switch codes {
                        case .narrow(let codes): blockWeights.append(Self.list(codes, but: UInt8(common), weights, in: places, &count))
                        case .wide(let codes): blockWeights.append(Self.list(codes, but: UInt16(common), weights, in: places, &count))
                        }
                    }
                    starts.append(count)
                }
            }
        }
        guard Double(places.count) <= Self.largestShare * Double(matrix.rowCount) else { return nil }
        (self.common, self.places, self.starts, self.blockWeights) = (common, places, starts, blockWeights)
    }

    /// Without a branch, which rows at random would make costly.
    ///
    /// - Returns: the sum of the weights of the rows.
    @inline(__always)
    private static func list<Code: FixedWidthInteger>(
        _ codes: UnsafeBufferPointer<Code>, but common: Code, _ weights: UnsafeBufferPointer<UInt32>,
        in places: UnsafeMutableBufferPointer<UInt16>, _ count: inout Int
    ) -> UInt64 {
        var sum: UInt64 = 0
        for row in 0..<codes.count {
            places[count] = UInt16(truncatingIfNeeded: row)
            let isListed = codes[row] != common
            count += isListed ? 1 : 0
            sum += isListed ? UInt64(weights[row]) : 0
        }
        return sum
    }

    /// Gives a kernel the places of one block's rows.
    @inline(__always)
    func withBlock(_ block: Int, _ body: (UnsafeBufferPointer<UInt16>) -> Void) {
        places.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[starts[block]..<starts[block + 1]])) }
    }
}

/// Which rows of a block a loop passes over.
protocol BlockRows {
    var count: Int { get }
    func place(_ index: Int) -> Int
}

struct AllRows: BlockRows {
    let count: Int
    @inline(__always) func place(_ index: Int) -> Int { index }
}

struct SomeRows: BlockRows {
    let places: UnsafeBufferPointer<UInt16>
    var count: Int { places.count }
    @inline(__always) func place(_ index: Int) -> Int { Int(places[index]) }
}
