// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// What summaries by group estimate, and whether enough rows are expected behind each.
struct SummaryTruth {
    let value: Double
    /// The fewest rows that are expected on any side of it, for one birth in all.
    let fewest: Double
}

extension AuditTruth {
    /// Share of all births, on either side, that lies at the cut.
    private static let besideCut = 0.025

    /// The chance that a birth with a score is at the second level of the condition: the higher, the more often.
    func condition(_ logOdds: Double) -> Double { Logistic.expit(logOdds - means[1]) }

    /// By the last part of the finding's key, of one group against the other.
    func summaries(group: Int) -> [String: SummaryTruth] {
        let other = 1 - group, share = Self.shares[group]
        var below = 0.0, crossed = 0.0, events = [0.0, 0], brier = 0.0, selected = 0.0, found = 0.0
        // Births and selected births, by group and level.
        var rows = [[0.0, 0], [0.0, 0]], reached = rows
        var upper = 0.0, band = (rows: 0.0, events: 0.0), all = 0.0
        for logOdds in Self.grid.reversed() where Logistic.expit(logOdds) >= threshold { all += mass(logOdds) }
        for logOdds in Self.grid.reversed() {
            let isSelected = Logistic.expit(logOdds) >= threshold, before = upper
            upper += mass(logOdds)
            for number in 0...1 {
                let own = Self.density(logOdds, means[number]) * 0.005, level = condition(logOdds)
                for (place, part) in [own * (1 - level), own * level].enumerated() {
                    rows[number][place] += part
                    if isSelected { reached[number][place] += part }
                }
                events[number] += own * Self.risk(logOdds, group: number)
            }
            let own = Self.density(logOdds, means[group]) * 0.005, risk = Self.risk(logOdds, group: group), score = Logistic.expit(logOdds)
            brier += own * (risk * (1 - score) * (1 - score) + (1 - risk) * score * score)
            if isSelected { (selected, found) = (selected + own, found + own * risk) }
            if before >= all - Self.besideCut, upper <= all + Self.besideCut { band = (band.rows + own, band.events + own * risk) }
        }
        for logOdds in Self.grid {
            let without = Self.density(logOdds, means[other]) * 0.005 * (1 - Self.risk(logOdds, group: other))
            crossed += Self.density(logOdds, means[group]) * 0.005 * Self.risk(logOdds, group: group) * (below + without / 2)
            below += without
        }
        var parity = 0.0, cells: [Double] = []
        for level in 0...1 {
            let weight = Self.shares[0] * rows[0][level] + Self.shares[1] * rows[1][level]
            let own = reached[group][level] / rows[group][level], others = reached[other][level] / rows[other][level]
            parity += weight * (own - others)
            for number in 0...1 {
                cells.append(Self.shares[number] * reached[number][level])
                cells.append(Self.shares[number] * (rows[number][level] - reached[number][level]))
            }
        }
        return [
            "xauc": SummaryTruth(
                value: crossed / (events[group] * (1 - events[other])), fewest: min(share * events[group], (1 - share) * (1 - events[other]))),
            "brier": SummaryTruth(value: brier, fewest: share * min(events[group], 1 - events[group])),
            "need-adjusted-selection": SummaryTruth(value: selected / events[group], fewest: share * min(events[group], selected)),
            "marginal-risk": SummaryTruth(value: band.events / band.rows, fewest: share * min(band.events, band.rows - band.events)),
            "conditional-parity": SummaryTruth(value: parity, fewest: cells.min() ?? 0),
        ]
    }

    private func mass(_ logOdds: Double) -> Double {
        (0...1).reduce(0.0) { $0 + Self.shares[$1] * Self.density(logOdds, means[$1]) * 0.005 }
    }
}
