// SPDX-License-Identifier: EUPL-1.2
// Unsafe because bounds checks cost a third of these loops; codes are below the number of bins by construction.

extension BinnedMatrix {
    /// One feature's sums by fine bin.
    func binSums(feature: Int, gradients: [Int64], weights: [UInt32]) -> (gradient: [Int64], weight: [Int64]) {
        // Gradient and weight of a bin stand side by side. Neighbouring rows add to copies of their own: in registers most rows share
        // one bin, and would wait for each other's sum.
        let count = bins[feature].count, copies = Self.copies
        var sums = [SIMD2<Int64>](repeating: .zero, count: count * copies)
        sums.withUnsafeMutableBufferPointer { sums in
            gradients.withUnsafeBufferPointer { gradients in
                weights.withUnsafeBufferPointer { weights in
                    withCodes { codes in
                        for block in 0..<blockCount {
                            let rows = rows(ofBlock: block)
                            switch codes(feature, block) {
                            case .narrow(let codes): Self.add(codes, rows, gradients, weights, to: sums)
                            case .wide(let codes): Self.add(codes, rows, gradients, weights, to: sums)
                            }
                        }
                    }
                }
            }
        }
        let totals = (0..<count).map { bin in sums[bin * copies..<(bin + 1) * copies].reduce(.zero, &+) }
        return (totals.map { $0[0] }, totals.map { $0[1] })
    }

    private static let copies = 4

    /// One feature's weighted rows and events by fine bin, added in the order of the rows.
    func binCounts(feature: Int, outcome: [UInt8], weights: [Double]?) -> (rows: [Double], events: [Double]) {
        var rowSums = [Double](repeating: 0, count: bins[feature].count)
        var eventSums = rowSums
        withCodes { codes in
            for block in 0..<blockCount {
                let rows = rows(ofBlock: block)
                let codes = codes(feature, block)
                for row in rows {
                    let bin =
                        switch codes {
                        case .narrow(let codes): Int(codes[row - rows.lowerBound])
                        case .wide(let codes): Int(codes[row - rows.lowerBound])
                        }
                    let weight = weights?[row] ?? 1
                    rowSums[bin] += weight
                    if outcome[row] == 1 { eventSums[bin] += weight }
                }
            }
        }
        return (rowSums, eventSums)
    }

    @inline(__always)
    private static func add<Code: FixedWidthInteger>(
        _ codes: UnsafeBufferPointer<Code>, _ rows: Range<Int>, _ gradients: UnsafeBufferPointer<Int64>, _ weights: UnsafeBufferPointer<UInt32>,
        to sums: UnsafeMutableBufferPointer<SIMD2<Int64>>
    ) {
        for index in 0..<rows.count {
            let row = rows.lowerBound + index
            sums[Int(codes[index]) * copies + (index & (copies - 1))] &+= SIMD2(gradients[row], Int64(weights[row]))
        }
    }
}
