// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Origin groups. They are invented and have no names of real groups, because the register is made unfair to some of them on purpose.
///
/// Origin acts on nothing: not on income, area, health or need. What an audit finds by origin therefore comes from a bias.
enum Origin: Int, CaseIterable {
    case netherlands, a, b, c

    var code: String { ["N", "A", "B", "C"][rawValue] }

    /// Share of all mothers.
    var share: Double { [0.68, 0.10, 0.15, 0.07][rawValue] }

    var label: LocalizedText {
        switch self {
        case .netherlands: LocalizedText(en: "Netherlands", nl: "Nederland")
        case .a: LocalizedText(en: "origin A", nl: "herkomst A")
        case .b: LocalizedText(en: "origin B", nl: "herkomst B")
        case .c: LocalizedText(en: "origin C", nl: "herkomst C")
        }
    }

    /// Cumulative shares for mothers of one area.
    ///
    /// Without a proxy bias they are the same everywhere. With one, the affected levels' share of the area is Beta(pi phi, (1 - pi) phi),
    /// and levels inside and outside the group keep their proportions.
    static func cumulativeShares(proxy: Bias?, in generator: inout Philox) -> [Double] {
        var factors = [1.0, 1.0, 1.0, 1.0]
        if let proxy, let group = proxy.group, group.attribute == AffectedAttribute.origin.rawValue {
            let affected = allCases.filter { group.levels.contains($0.code) }
            let pi = affected.reduce(0) { $0 + $1.share }
            let share = Beta.quantile(generator.uniform(), alpha: pi * proxy.dial, beta: (1 - pi) * proxy.dial)
            for origin in allCases { factors[origin.rawValue] = affected.contains(origin) ? share / pi : (1 - share) / (1 - pi) }
        }
        var total = 0.0
        return allCases.map { origin in
            total += origin.share * factors[origin.rawValue]
            return total
        }
    }
}
