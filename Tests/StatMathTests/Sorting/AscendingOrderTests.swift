// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath
import Testing

@Suite struct AscendingOrderTests {
    /// The radix sort against the library's, with ties, both zeros, infinities and negative numbers.
    @Test(arguments: [0, 1, 2, 17, 5_000])
    func equalsAStableSort(count: Int) {
        var generator = Philox(seed: 5, stage: "order", item: UInt64(count))
        let special: [Double] = [0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, -1e300, 1, 1]
        let values = (0..<count).map { _ -> Double in
            let choice = generator.below(10)
            return choice < special.count && choice % 2 == 0 ? special[choice] : ((generator.uniform() - 0.5) * 100).rounded() / 10
        }
        let expected = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        #expect(ascendingOrder(values).map { Int($0) } == expected)
    }
}
