// SPDX-License-Identifier: EUPL-1.2
// Unsafe because bounds checks cost a third of these loops; codes are below the number of bins by construction.

extension BinnedMatrix {
    /// One feature's sums by fine bin.
    func binSums(feature: Int, gradients: [Int64], weights: [UInt32]) -> (gradient: [Int64], weight: [Int64]) {
        // Gradient and weight of a bin stand side by side: one cache line a row.
        var sums = [SIMD2<Int64>](repeating: .zero, count: bins[feature].count)
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
        return (sums.map { $0[0] }, sums.map { $0[1] })
    }

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
            sums[Int(codes[index])] &+= SIMD2(gradients[row], Int64(weights[row]))
        }
    }
}
