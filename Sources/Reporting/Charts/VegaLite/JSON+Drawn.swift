// SPDX-License-Identifier: EUPL-1.2

import Basics

extension JSON {
    /// A number as a chart draws it: five significant digits say more than a pixel.
    static func drawn(_ value: Double?) -> JSON {
        guard let value, value.isFinite else { return .null }
        guard value != 0 else { return 0 }
        var scale = 1.0
        while value.magnitude * scale < 1e4 { scale *= 10 }
        return .number((value * scale).rounded() / scale)
    }
}
