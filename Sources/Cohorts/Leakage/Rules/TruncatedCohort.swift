// SPDX-License-Identifier: EUPL-1.2

import Evidence
import RegisterData
import StatMath

/// Conceptions near the end of a register of births are seen only if the birth came early.
struct TruncatedCohort: LeakageRule {
    let trap = LeakageTrap.truncatedCohort
    private static let (fewest, z) = (20, 3.0)

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The register ends before every event of the last index dates can be in it: what is seen of them came early. Include index "
                    + "dates up to the longest wait before its end.",
                nl: "Het register stopt voordat elke gebeurtenis van de laatste peildatums erin kan staan: wat er wel in staat, kwam vroeg. Neem "
                    + "peildatums tot de langste wachttijd vóór het einde."),
            sentence(
                "rows",
                en: "{count:count} of {total:count} rows have an index date so late that only early outcomes of {outcome} can be in the data. Leave "
                    + "these index dates out.",
                nl: "{count:count} van {total:count} rijen hebben zo'n late peildatum dat alleen vroege uitkomsten van {outcome} in de gegevens "
                    + "kunnen staan. Laat deze peildatums weg."),
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        guard let wait = study.index.longestWaitDays, let ends = study.index.registerEnds, let last = study.index.lastDay,
            Int(last.daysSinceEpoch) + wait > Int(ends.daysSinceEpoch)
        else { return [] }
        return [LeakageFinding(trap, .study, .blocking)]
    }

    func findings(in rows: LintedRows, of study: LintedStudy) -> [LeakageFinding] {
        guard let index = rows.index else { return [] }
        return study.outcomes.compactMap { outcome in
            guard let column = outcome.knownAtColumn, let known = rows.days(of: column) else { return nil }
            let spans = index.indices.compactMap { row -> (start: Int, wait: Int)? in
                guard let start = index[row], let day = known[row] else { return nil }
                return (Int(start.daysSinceEpoch), Int(day.daysSinceEpoch) - Int(start.daysSinceEpoch))
            }
            guard let late = Self.late(spans) else { return nil }
            return LeakageFinding(trap, .outcome(outcome.name), .warning, "rows", count: late, total: spans.count)
        }
    }

    /// How many rows start so late that the data end before the longest wait does; `nil` unless their waits are shorter than the others'.
    private static func late(_ spans: [(start: Int, wait: Int)]) -> Int? {
        guard let end = spans.map({ $0.start + $0.wait }).max() else { return nil }
        let waits = spans.map(\.wait).sorted()
        let longest = waits[min(waits.count - 1, waits.count * 995 / 1000)]
        let late = spans.filter { $0.start + longest > end }.map { Double($0.wait) }
        let others = spans.filter { $0.start + longest <= end }.map { Double($0.wait) }
        guard late.count >= fewest, others.count >= fewest else { return nil }
        func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
            let mean = values.reduce(0, +) / Double(values.count)
            return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1))
        }
        let (a, b) = (moments(late), moments(others))
        let error = (a.variance / Double(late.count) + b.variance / Double(others.count)).squareRoot()
        return b.mean - a.mean > z * error && error > 0 ? late.count : nil
    }
}
