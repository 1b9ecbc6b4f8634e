// SPDX-License-Identifier: EUPL-1.2

import StatMath
import Testing
import TestSupport

@Suite struct LogisticTests {
    @Test(arguments: [-40.0, -3, -1e-9, 0, 0.5, 3, 12])
    func logitUndoesExpit(x: Double) {
        #expect(isClose(Logistic.logit(Logistic.expit(x)), x, within: 1e-10))
        #expect(isClose(Logistic.log1pexp(x) - Logistic.log1pexp(-x), x, within: 1e-14 * max(1, x.magnitude)))
    }

    @Test func staysFiniteFarOut() {
        #expect(Logistic.expit(-1000) == 0 && Logistic.expit(1000) == 1)
        #expect(Logistic.log1pexp(1000) == 1000 && Logistic.log1pexp(-1000) == 0)
        #expect(isClose(Logistic.log1pexp(-40), 4.248354255291589e-18, within: 1e-31))
    }
}
