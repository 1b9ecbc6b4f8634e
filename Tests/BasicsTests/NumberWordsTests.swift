// SPDX-License-Identifier: EUPL-1.2

import Basics
import Testing

@Suite struct NumberWordsTests {
    @Test(arguments: [(0, "0", "0"), (999, "999", "999"), (1_000, "1,000", "1.000"), (-1_234_567, "−1,234,567", "−1.234.567")])
    func counts(value: Int, english: String, dutch: String) {
        #expect(NumberWords(.english).count(value) == english)
        #expect(NumberWords(.dutch).count(value) == dutch)
    }

    @Test(arguments: [
        (0.5, 0, "1", "1"), (1234.5, 1, "1,234.5", "1.234,5"), (-0.04, 1, "0.0", "0,0"), (-0.05, 1, "−0.1", "−0,1"), (0.999, 2, "1.00", "1,00"),
        (3.1, 3, "3.100", "3,100"), (.infinity, 2, "∞", "∞"), (.nan, 2, "?", "?"),
    ])
    func numbers(value: Double, decimals: Int, english: String, dutch: String) {
        #expect(NumberWords(.english).number(value, decimals: decimals) == english)
        #expect(NumberWords(.dutch).number(value, decimals: decimals) == dutch)
    }

    @Test func percentages() {
        #expect(NumberWords(.english).percentage(0.0812) == "8.1%")
        #expect(NumberWords(.dutch).percentage(0.0812) == "8,1%")
    }
}
