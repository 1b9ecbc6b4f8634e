// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// A verdict as a reader sees it: a shape, a colour and a word, so that none of the three is needed alone.
struct VerdictMark: Hashable, Sendable {
    /// The style sheet's class.
    let style: String
    let symbol: String
    let word: String

    init(_ verdict: Verdict, _ language: Language) {
        style = verdict.rawValue
        symbol = VerdictWords.symbol(verdict)
        word = VerdictWords.name(verdict)[language]
    }
}

struct LegendEntry: Sendable {
    let mark: VerdictMark
    let meaning: String
}

extension Finding {
    /// Whether a reader must see this one rather than the other: a concern is never hidden behind a milder verdict on the same groups.
    func isGraver(than other: Finding) -> Bool { Self.gravity(verdict) > Self.gravity(other.verdict) }

    private static func gravity(_ verdict: Verdict?) -> Int {
        switch verdict {
        case .concern: 3
        case .insufficient: 2
        case .fine: 1
        case .information, nil: 0
        }
    }
}
