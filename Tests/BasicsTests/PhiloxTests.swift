// SPDX-License-Identifier: EUPL-1.2

import Basics
import Testing

@Suite struct PhiloxTests {
    /// Known answers of Random123 1.14 (`kat_vectors`, philox4x32 with 10 rounds).
    @Test(arguments: [
        (SIMD4<UInt32>(repeating: 0), SIMD2<UInt32>(repeating: 0), SIMD4<UInt32>(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)),
        (SIMD4<UInt32>(repeating: .max), SIMD2<UInt32>(repeating: .max), SIMD4<UInt32>(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)),
        (
            SIMD4<UInt32>(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), SIMD2<UInt32>(0xa409_3822, 0x299f_31d0),
            SIMD4<UInt32>(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
        ),
    ])
    func blockEqualsRandom123(counter: SIMD4<UInt32>, key: SIMD2<UInt32>, expected: SIMD4<UInt32>) {
        #expect(Philox.block(counter: counter, key: key) == expected)
    }

    /// Many at a time are the same as one by one, whole vectors and what is left.
    @Test(arguments: [0, 1, 7, 64, 1003])
    func manyBlocksEqualEach(count: Int) {
        let streams = PhiloxStreams(seed: 11, stage: "many"), items = (0..<count).map { Int32($0 * 1_000_003 % 2_147_483_647) }
        let blocks = streams.blocks(3, of: items)
        for (place, item) in items.enumerated() {
            let block = streams.block(3, of: UInt64(item))
            #expect((0..<4).allSatisfy { blocks[$0, place] == block[$0] })
        }
        var generator = Philox(seed: 11, stage: "many", item: 5)
        #expect(streams.blocks(0, of: [5]).uniform(0) == generator.uniform())
    }

    /// A stream hangs on seed, stage and item alone.
    @Test func streamsAreTheirKeys() {
        func first(_ seed: UInt64, _ stage: String, _ item: UInt64) -> [UInt64] {
            var generator = Philox(seed: seed, stage: stage, item: item)
            return (0..<5).map { _ in generator.next() }
        }
        #expect(first(1, "fit", 0) == first(1, "fit", 0))
        #expect(Set([first(1, "fit", 0), first(2, "fit", 0), first(1, "audit", 0), first(1, "fit", 1)]).count == 4)
    }

    /// Mean, variance and ends of the uniform distribution, to five standard errors.
    @Test func uniformIsUniform() {
        var generator = Philox(seed: 7, stage: "test")
        let values = (0..<100_000).map { _ in generator.uniform() }
        let mean = values.reduce(0, +) / 100_000
        let variance = values.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / 100_000
        #expect((mean - 0.5).magnitude < 5 * 0.000913 && (variance - 1.0 / 12).magnitude < 5 * 0.000236)
        #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
    }

    @Test func shuffleKeepsEverything() {
        var items = Array(0..<1_000), generator = Philox(seed: 1, stage: "shuffle")
        generator.shuffle(&items)
        #expect(items.sorted() == Array(0..<1_000) && items != Array(0..<1_000))
        // A random order has one fixed point on average; 8 or more have probability 1e-5.
        #expect(items.enumerated().filter { $0.offset == $0.element }.count < 8)
    }

    @Test func belowStaysBelow() {
        var generator = Philox(seed: 3, stage: "below"), counts = [Int](repeating: 0, count: 6)
        for _ in 0..<60_000 { counts[generator.below(6)] += 1 }
        #expect(counts.allSatisfy { ($0 - 10_000).magnitude < 460 })
        #expect(generator.below(1) == 0)
    }
}
