// SPDX-License-Identifier: EUPL-1.2

import StatMath
import Testing

@Suite struct SumTests {
    /// Terms that a plain sum loses.
    @Test func losesNothing() {
        #expect(Sum.exact([1e16, 1, 1, 1, 1, -1e16]) == 4)
        #expect(Sum.exact([1, 1e100, 1, -1e100]) == 2)
        // 0.1 is 0.1000000000000000055511; a million of them round to 100,000.00000000001 only where each addition is rounded.
        #expect(Sum.exact(Array(repeating: 0.1, count: 1_000_000)) == 100_000)
        #expect(Sum.exact([]) == 0)
    }

    @Test func infinityStaysInfinity() {
        #expect(Sum.exact([1, .infinity, 2]) == .infinity)
        #expect(Sum.exact([.infinity, -.infinity]).isNaN)
    }
}
