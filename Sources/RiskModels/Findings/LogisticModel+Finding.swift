// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension LogisticModel {
    /// Summary, and the coefficients of each feature with standard errors and 95% limits.
    public func findings(about: About, rows: String) -> [Finding] {
        let facts: [[EvidenceValue]] = [
            ["rows", .integer(rowCount)], ["events", .integer(eventCount)], ["coefficients", .integer(coefficients.count)],
            ["deviance", .number(deviance)],
        ]
        let support = Support(cells: [eventCount, rowCount - eventCount], rows: rows)
        let summary = Finding(
            key: "model.summary", about: about, table: EvidenceTable(columns: ["name", "value"], rows: facts), support: support, stage: "fit")
        var features: [String] = []
        for feature in coefficients.compactMap(\.feature) where features.last != feature { features.append(feature) }
        return [summary]
            + features.map { feature in
                var about = about
                about.feature = feature
                let cells: [[EvidenceValue]] = coefficients.filter { $0.feature == feature }.map { coefficient in
                    let half = 1.959963984540054 * coefficient.standardError
                    return [
                        .text(coefficient.term), .number(coefficient.logOdds), .number(coefficient.standardError),
                        .number(coefficient.logOdds - half), .number(coefficient.logOdds + half),
                    ]
                }
                return Finding(
                    key: "factor.coefficient", about: about,
                    table: EvidenceTable(columns: ["term", "log_odds", "se", "lower", "upper"], rows: cells), support: support, stage: "fit")
            }
    }
}
