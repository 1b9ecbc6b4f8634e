// SPDX-License-Identifier: EUPL-1.2

import StatMath
import Testing
import TestSupport

/// R 4.2: p.adjust(c(.01, .04, .03, .005, .5, .04), "holm") and "BH".
@Suite struct AdjustedPTests {
    let p = [0.01, 0.04, 0.03, 0.005, 0.5, 0.04]

    @Test func holm() {
        for (value, expected) in zip(AdjustedP.holm(p), [0.05, 0.12, 0.12, 0.03, 0.5, 0.12]) { #expect(isClose(value, expected, within: 1e-15)) }
    }

    @Test func benjaminiHochberg() {
        for (value, expected) in zip(AdjustedP.benjaminiHochberg(p), [0.03, 0.048, 0.048, 0.03, 0.5, 0.048]) {
            #expect(isClose(value, expected, within: 1e-15))
        }
    }

    @Test func edges() {
        #expect(AdjustedP.holm([]).isEmpty && AdjustedP.benjaminiHochberg([0.2]) == [0.2] && AdjustedP.holm([1, 1, 0.9]) == [1, 1, 1])
    }
}
