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

    var count: Int { places.count }

    /// - Parameter weights: one a row of the matrix.
    init(_ matrix: BinnedMatrix, column: Int, weights: [UInt32], common: CommonCode) {
        precondition(weights.count == matrix.rowCount && BinnedMatrix.blockSize <= 1 << 16, "one weight a row, places of two bytes")
        let codes = matrix.columns[column]
        var starts = [0], blockWeights: [UInt64] = []
        // The place after the last one is written before it is known that nothing stands there.
        places = [UInt16](unsafeUninitializedCapacity: common.others + 1) { places, count in
            weights.withUnsafeBufferPointer { weights in
                for block in 0..<matrix.blockCount {
                    let rows = matrix.rows(ofBlock: block)
                    let weights = UnsafeBufferPointer(rebasing: weights[rows])
                    codes.withBlock(rows) { codes in
                        switch codes {
                        case .narrow(let codes): blockWeights.append(Self.list(codes, but: UInt8(common.code), weights, in: places, &count))
                        case .wide(let codes): blockWeights.append(Self.list(codes, but: UInt16(common.code), weights, in: places, &count))
                        }
                    }
                    starts.append(count)
                }
            }
        }
        (self.common, self.starts, self.blockWeights) = (common.code, starts, blockWeights)
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
