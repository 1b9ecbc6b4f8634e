// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Learning

extension AdditiveModel {
    /// Importance of each pair, and the joint effect in each of its cells with its bands; the heaviest pair first.
    func pairFindings(about: About, rows: String) -> [Finding] {
        let scored = scoringModel().pairs
        return pairs.indices.sorted { (pairs[$0].importance, $1) > (pairs[$1].importance, $0) }.flatMap { index in
            var about = about
            about.feature = pairs[index].name
            return [importance(pairs[index], about, rows), shape(pairs[index], scored[index], about, rows)]
        }
    }

    private func importance(_ pair: Pair, _ about: About, _ rows: String) -> Finding {
        Finding(
            key: "factor.pair-importance", about: about, value: pair.importance, method: "mean-absolute-log-odds", verdict: .information,
            support: Support(cells: pair.rows.map { Int($0.rounded()) }, rows: rows, by: pair.features), stage: "fit",
            says: Sentence("factor.pair-importance"))
    }

    private func shape(_ pair: Pair, _ scored: ScoringModel.Pair, _ about: About, _ rows: String) -> Finding {
        let cells = scored.coefficients.indices.filter { pair.rows[$0] > 0 }
        let table = cells.map { cell -> [EvidenceValue] in
            let (first, second) = (cell / pair.second.count, cell % pair.second.count)
            let value = scored.coefficients[cell]
            // The 95% band: pointwise normal limits, which hold on average over the cells of a pair (Nychka 1988).
            let half = 1.959963984540054 * value.standardError
            return [.integer(first), .integer(second)] + Self.place(pair.first.content(of: first)) + Self.place(pair.second.content(of: second)) + [
                .number(value.logOdds), .number(value.logOdds - half), .number(value.logOdds + half), .integer(Int(pair.rows[cell].rounded())),
                .integer(Int(pair.events[cell].rounded())),
            ] + Self.bootstrap(value.logOdds, pair.bootstrapErrors, at: cell)
        }
        let place = ["low", "high", "level", "missing"]
        return Finding(
            key: "factor.pair-shape", about: about,
            table: EvidenceTable(
                columns: ["first_bin", "second_bin"] + place.map { "first_\($0)" } + place.map { "second_\($0)" }
                    + ["log_odds", "lower", "upper", "rows", "events"] + bootstrapColumns, rows: table),
            support: Support(
                cells: cells.flatMap { [Int(pair.events[$0].rounded()), Int((pair.rows[$0] - pair.events[$0]).rounded())] }, rows: rows,
                by: pair.features + ["outcome"]), stage: "fit", says: Sentence("factor.pair-shape"))
    }
}

extension AdditiveModel.Pair {
    public var features: [String] { [first.feature, second.feature] }

    /// What evidence calls it: both features, joined by ` x `.
    public var name: String { features.joined(separator: " x ") }
}
