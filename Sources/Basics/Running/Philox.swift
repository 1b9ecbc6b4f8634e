// SPDX-License-Identifier: EUPL-1.2

/// Philox4x32-10: a counter-based generator, so that item `i` of stage `s` draws the same numbers whatever ran before it or beside it.
///
/// Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC '11.
public struct Philox: RandomNumberGenerator, Sendable {
    private var counter: SIMD4<UInt32>
    private let key: SIMD2<UInt32>
    private var buffer = SIMD4<UInt32>()
    private var used = 4

    /// - Parameters:
    ///   - seed: the study's seed.
    ///   - stage: what the numbers are for; two stages never share a stream.
    ///   - item: which item of the stage (a fold, a replicate, a row).
    public init(seed: UInt64, stage: String, item: UInt64 = 0) {
        key = Self.key(seed: seed, stage: stage)
        counter = SIMD4(0, 0, UInt32(truncatingIfNeeded: item), UInt32(truncatingIfNeeded: item >> 32))
    }

    /// FNV-1a of the stage's name, mixed with the seed.
    fileprivate static func key(seed: UInt64, stage: String) -> SIMD2<UInt32> {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in stage.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let mixed = seed ^ (hash &* 0x9e37_79b9_7f4a_7c15)
        return SIMD2(UInt32(truncatingIfNeeded: mixed), UInt32(truncatingIfNeeded: mixed >> 32))
    }

    /// One block for a given counter and key: the reference function that published test vectors describe.
    public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
        // Words apart from each other: taking them from vectors and putting them back costs four times the arithmetic.
        var (x0, x1, x2, x3) = (counter[0], counter[1], counter[2], counter[3])
        var (k0, k1) = (key[0], key[1])
        for _ in 0..<10 {
            let first = UInt64(x0) &* 0xd251_1f53
            let second = UInt64(x2) &* 0xcd9e_8d57
            (x0, x1, x2, x3) = (
                UInt32(truncatingIfNeeded: second >> 32) ^ x1 ^ k0, UInt32(truncatingIfNeeded: second),
                UInt32(truncatingIfNeeded: first >> 32) ^ x3 ^ k1, UInt32(truncatingIfNeeded: first)
            )
            k0 &+= 0x9e37_79b9
            k1 &+= 0xbb67_ae85
        }
        return SIMD4(x0, x1, x2, x3)
    }

    private mutating func nextWord() -> UInt32 {
        if used == 4 {
            buffer = Self.block(counter: counter, key: key)
            counter[0] &+= 1
            if counter[0] == 0 { counter[1] &+= 1 }
            used = 0
        }
        defer { used += 1 }
        return buffer[used]
    }

    public mutating func next() -> UInt64 {
        let low = UInt64(nextWord())
        return low | UInt64(nextWord()) << 32
    }

    /// Uniform on the open interval (0, 1), 53 bits.
    public mutating func uniform() -> Double {
        (Double(next() >> 11) + 0.5) * 0x1p-53
    }

    /// Uniform on `0..<bound` without bias (Lemire 2019). `bound` is at least 1.
    public mutating func below(_ bound: Int) -> Int {
        Int(next(upperBound: UInt64(bound)))
    }

    /// Fisher-Yates: the same order on every platform.
    public mutating func shuffle<Element>(_ items: inout [Element]) {
        guard items.count > 1 else { return }
        for index in stride(from: items.count - 1, to: 0, by: -1) {
            items.swapAt(index, below(index + 1))
        }
    }
}

/// The streams of all items of one stage, for whoever needs a few blocks of very many items.
public struct PhiloxStreams: Sendable {
    let key: SIMD2<UInt32>

    public init(seed: UInt64, stage: String) { key = Philox.key(seed: seed, stage: stage) }

    /// Block `number` of an item: four words, the same that `Philox(seed:stage:item:)` draws from.
    public func block(_ number: UInt32, of item: UInt64) -> SIMD4<UInt32> {
        Philox.block(counter: SIMD4(number, 0, UInt32(truncatingIfNeeded: item), UInt32(truncatingIfNeeded: item >> 32)), key: key)
    }
}
