// SPDX-License-Identifier: EUPL-1.2

import Basics

/// About so many rows, each in or out by a draw of its own: a sample that neither the number of threads nor other rows change.
public enum SampledRows {
    /// - Returns: ascending; all rows where there are no more than `most`.
    public static func rows(of count: Int, most: Int, seed: UInt64, stage: String) -> [Int] {
        guard count > most else { return Array(0..<max(0, count)) }
        let streams = PhiloxStreams(seed: seed, stage: stage)
        let bound = UInt32((Double(max(0, most)) / Double(count) * 0x1p32).rounded(.down))
        return (0..<count).filter { streams.block(0, of: UInt64($0))[0] < bound }
    }
}
