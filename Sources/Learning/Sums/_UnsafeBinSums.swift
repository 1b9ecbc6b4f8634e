// SPDX-License-Identifier: EUPL-1.2
// Unsafe because bounds checks cost a third of these loops; codes are below the number of bins by construction.

extension BinnedMatrix {
    /// One column's sums by fine bin.
    func binSums(column: Int, gradients: [Int64], weights: [UInt32]) -> (gradient: [Int64], weight: [Int64]) {
        binSums(columns: column..<column + 1, gradients: gradients, weights: weights)[0]
    }

    /// The sums of some columns by fine bin, block by block: gradients and weights of a block stay in the cache while all of them are summed.
    func binSums(columns chosen: Range<Int>, gradients: [Int64], weights: [UInt32]) -> [(gradient: [Int64], weight: [Int64])] {
        // Gradient and weight of a bin stand side by side. Neighbouring rows add to copies of their own: in registers most rows share
        // one bin, and would wait for each other's sum.
        let copies = Self.copies
        var starts = [0]
        for column in chosen { starts.append(starts[starts.count - 1] + binCount(column: column) * copies) }
        var sums = [SIMD2<Int64>](repeating: .zero, count: starts[starts.count - 1])
        sums.withUnsafeMutableBufferPointer { sums in
            gradients.withUnsafeBufferPointer { gradients in
                weights.withUnsafeBufferPointer { weights in
                    for block in 0..<blockCount {
                        let rows = rows(ofBlock: block)
                        let (gradients, weights) = (UnsafeBufferPointer(rebasing: gradients[rows]), UnsafeBufferPointer(rebasing: weights[rows]))
                        for (index, column) in chosen.enumerated() {
                            let own = UnsafeMutableBufferPointer(rebasing: sums[starts[index]..<starts[index + 1]])
                            columns[column].withBlock(rows) { codes in
                                switch codes {
                                case .narrow(let codes): Self.add(codes, gradients, weights, to: own)
                                case .wide(let codes): Self.add(codes, gradients, weights, to: own)
                                }
                            }
                        }
                    }
                }
            }
        }
        return chosen.indices.map { column in
            let first = starts[column - chosen.lowerBound]
            let totals = (0..<binCount(column: column)).map { bin in
                sums[first + bin * copies..<first + (bin + 1) * copies].reduce(.zero, &+)
            }
            return (totals.map { $0[0] }, totals.map { $0[1] })
        }
    }

    private static let copies = 4

    /// One column's weighted rows and events by fine bin, added in the order of the rows.
    func binCounts(column: Int, outcome: [UInt8], weights: [Double]?) -> (rows: [Double], events: [Double]) {
        var rowSums = [Double](repeating: 0, count: binCount(column: column))
        var eventSums = rowSums
        columns[column].withBlock(0..<rowCount) { codes in
            for row in 0..<rowCount {
                let bin =
                    switch codes {
                    case .narrow(let codes): Int(codes[row])
                    case .wide(let codes): Int(codes[row])
                    }
                let weight = weights?[row] ?? 1
                rowSums[bin] += weight
                if outcome[row] == 1 { eventSums[bin] += weight }
            }
        }
        return (rowSums, eventSums)
    }

    @inline(__always)
    private static func add<Code: FixedWidthInteger>(
        _ codes: UnsafeBufferPointer<Code>, _ gradients: UnsafeBufferPointer<Int64>, _ weights: UnsafeBufferPointer<UInt32>,
        to sums: UnsafeMutableBufferPointer<SIMD2<Int64>>
    ) {
        for row in 0..<codes.count {
            sums[Int(codes[row]) * copies + (row & (copies - 1))] &+= SIMD2(gradients[row], Int64(weights[row]))
        }
    }
}
