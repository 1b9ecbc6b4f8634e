// SPDX-License-Identifier: EUPL-1.2
// Unsafe because bounds checks cost a third of these loops; codes are below the number of bins by construction.

extension BinnedMatrix {
    /// One column's sums by fine bin.
    func binSums(column: Int, gradients: [Int64], weights: [UInt32]) -> (gradient: [Int64], weight: [Int64]) {
        // Gradient and weight of a bin stand side by side. Neighbouring rows add to copies of their own: in registers most rows share
        // one bin, and would wait for each other's sum.
        let count = binCount(column: column), copies = Self.copies
        var sums = [SIMD2<Int64>](repeating: .zero, count: count * copies)
        sums.withUnsafeMutableBufferPointer { sums in
            gradients.withUnsafeBufferPointer { gradients in
                weights.withUnsafeBufferPointer { weights in
                    columns[column].withBlock(0..<rowCount) { codes in
                        switch codes {
                        case .narrow(let codes): Self.add(codes, gradients, weights, to: sums)
                        case .wide(let codes): Self.add(codes, gradients, weights, to: sums)
                        }
                    }
                }
            }
        }
        let totals = (0..<count).map { bin in sums[bin * copies..<(bin + 1) * copies].reduce(.zero, &+) }
        return (totals.map { $0[0] }, totals.map { $0[1] })
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
