// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Learning

extension AdditiveModel {
    /// Summary, features left out beforehand, importance of each feature, and each feature's shape with its bands.
    ///
    /// - Parameters:
    ///   - about: outcome, model and rows.
    ///   - rows: fingerprint of the training rows.
    public func findings(about: About, rows: String) -> [Finding] {
        let model = scoringModel()
        let ranked = terms.indices.sorted { (terms[$0].importance, $1) > (terms[$1].importance, $0) }
        return [summary(about, rows)] + [screeningFinding(about: about, rows: rows)].compactMap { $0 }
            + ranked.flatMap { [importance(terms[$0], about, rows), shape(terms[$0], model.terms[$0], about, rows)] }
            + pairFindings(about: about, rows: rows) + priorFindings(about: about, rows: rows)
    }

    private func summary(_ about: About, _ rows: String) -> Finding {
        var facts: [[EvidenceValue]] = [
            ["rows", .integer(rowCount)], ["events", .integer(eventCount)], ["features", .integer(terms.count)],
            ["pairs", .integer(pairs.count)], ["cells", .integer(pairs.reduce(0) { $0 + $1.rows.count { $0 > 0 } })],
            ["bins", .integer(terms.reduce(0) { $0 + $1.bins.count })], ["effective-degrees-of-freedom", .number(effectiveDegreesOfFreedom)],
            ["deviance", .number(deviance)], ["iterations", .integer(iterations)], ["converged", .flag(converged)],
            ["variance", .text(isSandwich ? "sandwich" : "model")],
        ]
        if let screening { facts.append(["features-offered", .integer(screening.candidates.count)]) }
        if let clusterCount { facts.append(["clusters", .integer(clusterCount)]) }
        if resamples > 0 { facts.append(["resamples", .integer(resamples)]) }
        if imputations > 1 { facts.append(["imputations", .integer(imputations)]) }
        return Finding(
            key: "model.summary", about: about, table: EvidenceTable(columns: ["name", "value"], rows: facts),
            support: Support(cells: [eventCount, rowCount - eventCount], rows: rows), stage: "fit")
    }

    private func importance(_ term: Term, _ about: About, _ rows: String) -> Finding {
        var about = about
        about.feature = term.bins.feature
        return Finding(
            key: "factor.importance", about: about, value: term.importance, method: "mean-absolute-log-odds", verdict: .information,
            support: Support(cells: term.rows.map { Int($0.rounded()) }, rows: rows, by: [term.bins.feature]), stage: "fit",
            says: Sentence("factor.importance"))
    }

    private func shape(_ term: Term, _ scored: ScoringModel.Term, _ about: About, _ rows: String) -> Finding {
        var about = about
        about.feature = term.bins.feature
        let shown = scored.coefficients.indices.filter { term.rows[$0] > 0 }
        let cells: [[EvidenceValue]] = shown.map { bin in
            let value = scored.coefficients[bin]
            let place = Self.place(term.bins.content(of: bin))
            // The 95% band: pointwise normal limits, which hold on average over the bins of a term (Nychka 1988).
            let half = 1.959963984540054 * value.standardError
            return [.integer(bin)] + place + [
                .number(value.logOdds), .number(value.logOdds - half), .number(value.logOdds + half), .integer(Int(term.rows[bin].rounded())),
                .integer(Int(term.events[bin].rounded())),
            ] + Self.bootstrap(value.logOdds, term.bootstrapErrors, at: bin)
        }
        return Finding(
            key: "factor.shape", about: about,
            table: EvidenceTable(
                columns: ["bin", "low", "high", "level", "missing", "log_odds", "lower", "upper", "rows", "events"] + bootstrapColumns,
                rows: cells),
            support: Support(
                cells: shown.flatMap { [Int(term.events[$0].rounded()), Int((term.rows[$0] - term.events[$0]).rounded())] }, rows: rows,
                by: [term.bins.feature, "outcome"]), stage: "fit",
            says: Sentence("factor.shape", term.missingInformation.map { ["missing_information": .number($0)] } ?? [:]))
    }

    /// Columns of the bootstrap's interval, where there is one.
    var bootstrapColumns: [String] { resamples > 0 ? ["bootstrap_lower", "bootstrap_upper"] : [] }

    /// The 95% limits by resampling of one bin or cell.
    static func bootstrap(_ estimate: Double, _ errors: [Double], at index: Int) -> [EvidenceValue] {
        guard errors.indices.contains(index) else { return [] }
        let half = 1.959963984540054 * errors[index]
        return [.number(estimate - half), .number(estimate + half)]
    }

    /// Low, high, level and missing kind of a bin.
    static func place(_ content: FeatureBins.Content) -> [EvidenceValue] {
        switch content {
        case .interval(let low, let high): [low.map { .number($0) } ?? .null, high.map { .number($0) } ?? .null, .null, .null]
        case .level(let level): [.null, .null, .text(level), .null]
        case .missing(let kind): [.null, .null, .null, .text(kind)]
        case .other: [.null, .null, .text("other"), .null]
        }
    }
}
