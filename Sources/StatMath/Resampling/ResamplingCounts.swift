// SPDX-License-Identifier: EUPL-1.2

import Basics

/// How often resamples hold a cluster, less once: the `w - 1` of a bootstrap, 64 resamples at a time.
///
/// Clusters are counted apart from each other, by a Poisson distribution with mean 1, which is what the multinomial counts of resampling with
/// replacement are, given their total (Hanley and MacGibbon 2006, Computer Methods and Programs in Biomedicine 83, 57-62). So a cluster's counts
/// depend on its key alone. The distribution is in 256ths, one byte a draw: 94, 95, 46, 16, 4, 1 for 0 to 5; mean and variance are 1
/// exactly, the third central moment is 1 - 1/64.
public struct ResamplingCounts: Sendable {
    /// Resamples of a group.
    public static let lanes = 64

    /// The excess that a byte stands for.
    public static let excess: [Int8] = [94, 95, 46, 16, 4, 1].enumerated().flatMap { count, share in
        [Int8](repeating: Int8(count) - 1, count: share)
    }

    private let streams: PhiloxStreams

    public init(seed: UInt64) { streams = PhiloxStreams(seed: seed, stage: "bootstrap") }

    /// Sixteen bytes: resamples `16 x part` on of a group.
    public func bytes(of key: UInt64, group: Int, part: Int) -> SIMD4<UInt32> { streams.block(UInt32(4 * group + part), of: key) }

    /// `w - 1` of one cluster in the resamples of a group.
    public func deviations(of key: UInt64, group: Int) -> [Double] {
        (0..<4).flatMap { part -> [Double] in
            let words = bytes(of: key, group: group, part: part)
            return (0..<16).map { Double(Self.excess[Int(words[$0 / 4] >> (8 * UInt32($0 % 4)) & 255)]) }
        }
    }

    /// The most copies of a row that are drawn one by one; the sum over more is normal for every purpose.
    private static let mostCopies = 64

    /// The sum of `w - 1` over all that a row stands for: variance `copies`.
    ///
    /// - Parameters:
    ///   - copies: how many; of a part of one, a part of the variance.
    ///   - key: of the copy with a number.
    public func deviations(copies: Double, group: Int, key: (Int) -> UInt64) -> [Double] {
        guard copies <= Double(Self.mostCopies) else {
            var random = Philox(seed: UInt64(group), stage: "bootstrap-copies", item: streams.item(key(0)))
            return (0..<Self.lanes).map { _ in copies.squareRoot() * Normal.quantile(random.uniform()) }
        }
        let whole = Int(copies), rest = copies - Double(whole)
        var result = [Double](repeating: 0, count: Self.lanes)
        for copy in 0..<whole {
            for (lane, deviation) in deviations(of: key(copy), group: group).enumerated() { result[lane] += deviation }
        }
        guard rest > 0 else { return result }
        for (lane, deviation) in deviations(of: key(whole), group: group).enumerated() { result[lane] += rest.squareRoot() * deviation }
        return result
    }
}

extension PhiloxStreams {
    /// A number that depends on the streams and an item: names a stream of another stage.
    fileprivate func item(_ item: UInt64) -> UInt64 {
        let words = block(.max, of: item)
        return UInt64(words[0]) | UInt64(words[1]) << 32
    }
}
