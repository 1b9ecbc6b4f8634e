// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Learning
import StatMath

/// A value that is recorded only for those with the outcome.
struct TellingMissingness: LeakageRule {
    let trap = LeakageTrap.tellingMissingness
    /// Differences in the share that is missing, with and without the outcome: worth a look; the outcome itself.
    private static let (suspect, certain, fewest) = (0.4, 0.9, 20)

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "Whether {feature} is recorded tells the outcome {outcome}: the shares that are missing with and without it differ by "
                    + "{value:points} points. Find out when it is filled in; leave it out if that is afterwards.",
                nl: "Of {feature} is ingevuld, verraadt de uitkomst {outcome}: met en zonder die uitkomst verschilt het deel dat ontbreekt "
                    + "{value:points} punten. Zoek uit wanneer dit wordt ingevuld; laat het weg als dat achteraf is.")
        ]
    }

    func findings(in rows: LintedRows, of study: LintedStudy) -> [LeakageFinding] {
        rows.outcomes.flatMap { outcome in
            rows.features.columns.compactMap { column -> LeakageFinding? in
                guard let missing = Self.missing(column) else { return nil }
                var counts = [[0, 0], [0, 0]]
                for row in missing.indices where outcome.known[row] { counts[Int(outcome.values[row])][missing[row] ? 1 : 0] += 1 }
                let (others, events) = (counts[0], counts[1])
                guard let first = Proportion(events[1], of: events[0] + events[1]), let second = Proportion(others[1], of: others[0] + others[1]),
                    first.total >= Self.fewest, second.total >= Self.fewest
                else { return nil }
                let gap = abs(first.value - second.value), (a, b) = (first.wilson(), second.wilson())
                let apart = first.value > second.value ? a.low - b.high : b.low - a.high
                guard gap >= Self.suspect, apart > Self.suspect / 2 else { return nil }
                return LeakageFinding(
                    trap, .feature(column.name), gap >= Self.certain ? .blocking : .warning, outcome: outcome.name, value: gap,
                    count: events[1] + others[1], total: first.total + second.total)
            }
        }
    }

    private static func missing(_ column: FeatureColumn) -> [Bool]? {
        if let kinds = column.missing { return kinds.map { $0 != 0 } }
        switch column.values {
        case .numeric(let values): return values.contains { $0.isNaN } ? values.map(\.isNaN) : nil
        case .nominal(let codes, _): return codes.contains { $0 < 0 } ? codes.map { $0 < 0 } : nil
        }
    }
}
