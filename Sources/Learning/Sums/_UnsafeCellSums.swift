// SPDX-License-Identifier: EUPL-1.2
// Unsafe because bounds checks cost a third of these loops; codes are below the number of bins by construction.

/// A side of a pair, with what shortens the pass over the rows.
struct CellSide: Sendable {
    let side: BinPair.Side
    /// Gradient and weight of each group.
    let sums: [SIMD2<Int64>]
    /// The rows off the feature's common code; `nil` to pass over all rows.
    let uncommon: UncommonRows?

    init(_ matrix: BinnedMatrix, _ side: BinPair.Side, gradients: [Int64], weights: [UInt32]) {
        let fine = matrix.binSums(column: side.feature, gradients: gradients, weights: weights)
        self.side = side
        sums = zip(side.grouping.sums(fine.gradient), side.grouping.sums(fine.weight)).map { SIMD2($0, $1) }
        uncommon = CommonCode(matrix, column: side.feature, sums: fine.weight).map {
            UncommonRows(matrix, column: side.feature, weights: weights, common: $0)
        }
    }

    /// The group that holds the common code.
    var commonGroup: Int? { uncommon.map { side.grouping.group[$0.common] } }
}

extension BinnedMatrix {
    /// Sums over the cells of two features, without a column of cells.
    func cellSums(_ first: CellSide, _ second: CellSide, gradients: [Int64], weights: [UInt32]) -> (gradient: [Int64], weight: [Int64]) {
        let (height, width) = (first.side.grouping.count, second.side.grouping.count), cells = height * width, copies = 2
        let isFirstLeading = first.uncommon.map { $0.count <= second.uncommon?.count ?? rowCount } ?? false
        let uncommon = isFirstLeading ? first.uncommon : second.uncommon
        let (starts, places) = (first.side.grouping.group.map { UInt32($0 * width) }, second.side.grouping.group.map { UInt32($0) })
        var sums = [SIMD2<Int64>](repeating: .zero, count: cells * copies)
        sums.withUnsafeMutableBufferPointer { sums in
            let table = CellTable(starts: starts, places: places, sums: sums)
            for block in 0..<blockCount {
                let range = rows(ofBlock: block)
                gradients.withUnsafeBufferPointer { gradients in
                    weights.withUnsafeBufferPointer { weights in
                        let values = (UnsafeBufferPointer(rebasing: gradients[range]), UnsafeBufferPointer(rebasing: weights[range]))
                        let codes = (columns[first.side.feature], columns[second.side.feature])
                        guard let uncommon else { return table.add(AllRows(count: range.count), codes, range, values) }
                        uncommon.withBlock(block) { table.add(SomeRows(places: $0), codes, range, values) }
                    }
                }
            }
        }
        var totals = (0..<cells).map { sums[$0] &+ sums[cells + $0] }
        if isFirstLeading, let common = first.commonGroup {
            // What the other groups leave of the partner's sums.
            for column in 0..<width {
                let others = (0..<height).reduce(into: SIMD2<Int64>.zero) { if $1 != common { $0 &+= totals[$1 * width + column] } }
                totals[common * width + column] = second.sums[column] &- others
            }
        } else if let common = second.commonGroup, uncommon != nil {
            for row in 0..<height {
                let others = (0..<width).reduce(into: SIMD2<Int64>.zero) { if $1 != common { $0 &+= totals[row * width + $1] } }
                totals[row * width + common] = first.sums[row] &- others
            }
        }
        return (totals.map { $0[0] }, totals.map { $0[1] })
    }
}

/// Where the sums of cells are: cell = start[code of the first] + place[code of the second].
private struct CellTable {
    let starts: [UInt32]
    let places: [UInt32]
    let sums: UnsafeMutableBufferPointer<SIMD2<Int64>>

    @inline(__always)
    func add<Rows: BlockRows>(
        _ rows: Rows, _ codes: (CodeColumn, CodeColumn), _ block: Range<Int>, _ values: (UnsafeBufferPointer<Int64>, UnsafeBufferPointer<UInt32>)
    ) {
        codes.0.withBlock(block) { first in
            codes.1.withBlock(block) { second in
                switch (first, second) {
                case (.narrow(let a), .narrow(let b)): add(rows, a, b, values.0, values.1)
                case (.narrow(let a), .wide(let b)): add(rows, a, b, values.0, values.1)
                case (.wide(let a), .narrow(let b)): add(rows, a, b, values.0, values.1)
                case (.wide(let a), .wide(let b)): add(rows, a, b, values.0, values.1)
                }
            }
        }
    }

    @inline(__always)
    private func add<Rows: BlockRows, First: FixedWidthInteger, Second: FixedWidthInteger>(
        _ rows: Rows, _ first: UnsafeBufferPointer<First>, _ second: UnsafeBufferPointer<Second>, _ gradients: UnsafeBufferPointer<Int64>,
        _ weights: UnsafeBufferPointer<UInt32>
    ) {
        // Neighbouring rows add to copies of their own, and do not wait for each other's sum.
        let cells = sums.count / 2
        starts.withUnsafeBufferPointer { starts in
            places.withUnsafeBufferPointer { places in
                for index in 0..<rows.count {
                    let row = rows.place(index)
                    let cell = Int(starts[Int(first[row])] &+ places[Int(second[row])])
                    sums[cell &+ (index & 1 == 0 ? 0 : cells)] &+= SIMD2(gradients[row], Int64(weights[row]))
                }
            }
        }
    }
}
