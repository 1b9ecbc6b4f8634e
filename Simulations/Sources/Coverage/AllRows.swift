// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

extension RowSet where Purpose == Training {
    /// Every row of `count`.
    static func everything(of count: Int) -> RowSet {
        RowSet(Universe(count: count, fingerprint: FingerprintBuilder().finish()), isMember: Array(repeating: true, count: count))
    }
}
