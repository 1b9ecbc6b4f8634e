// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension LogisticModel {
    /// Summary with how the estimate was chosen, and the coefficients of each feature with standard errors and 95% limits.
    public func findings(about: About, rows: String) -> [Finding] {
        var facts: [[EvidenceValue]] = [
            ["rows", .integer(rowCount)], ["events", .integer(eventCount)], ["coefficients", .integer(coefficients.count)],
            ["deviance", .number(deviance)], ["estimation", .text(choice.estimation.rawValue)], ["estimation-reason", .text(choice.reason.rawValue)],
        ]
        if let shrinkage = choice.expectedShrinkage { facts.append(["expected-shrinkage", .number(shrinkage)]) }
        facts.append(["variance", .text(isSandwich ? "sandwich" : "model")])
        if let clusterCount { facts.append(["clusters", .integer(clusterCount)]) }
        if resamples > 0 { facts.append(["resamples", .integer(resamples)]) }
        if let imputed { facts.append(["imputations", .integer(imputed.estimates.count)]) }
        if !knots.isEmpty { facts.append(["curves", .integer(knots.count)]) }
        let support = Support(cells: [eventCount, rowCount - eventCount], rows: rows)
        let summary = Finding(
            key: "model.summary", about: about, table: EvidenceTable(columns: ["name", "value"], rows: facts), support: support, stage: "fit",
            says: sentence)
        let columns =
            ["term", "log_odds", "se", "lower", "upper"] + (resamples > 0 ? ["bootstrap_lower", "bootstrap_upper"] : [])
            + (imputed == nil ? [] : ["missing_information"])
        var features: [String] = []
        for feature in coefficients.compactMap(\.feature) where features.last != feature { features.append(feature) }
        return [summary]
            + features.map { feature in
                var about = about
                about.feature = feature
                let cells: [[EvidenceValue]] = coefficients.enumerated().filter { $0.element.feature == feature }.map { place, coefficient in
                    let half = 1.959963984540054 * coefficient.standardError
                    return [
                        .text(coefficient.term), .number(coefficient.logOdds), .number(coefficient.standardError),
                        .number(coefficient.logOdds - half), .number(coefficient.logOdds + half),
                    ] + (coefficient.bootstrapError.map { AdditiveModel.bootstrap(coefficient.logOdds, [$0], at: 0) } ?? [])
                        + (imputed.map { [.number($0.missingInformation[place])] } ?? [])
                }
                return Finding(
                    key: "factor.coefficient", about: about,
                    table: EvidenceTable(columns: columns, rows: cells), support: support, stage: "fit"
                )
            }
    }

    /// Which estimate, and why; `nil` where the plan asked for this one.
    private var sentence: Sentence? {
        let shrinkage = choice.expectedShrinkage.map { EvidenceValue.number($0) } ?? .null
        switch choice.reason {
        case .asked: return nil
        case .enoughEvents: return Sentence("logistic.estimate.enough-events", ["shrinkage": shrinkage])
        case .fewEvents: return Sentence("logistic.estimate.few-events", ["shrinkage": shrinkage])
        case .separation: return Sentence("logistic.estimate.separation")
        case .priors: return Sentence("logistic.estimate.priors", ["priors": .integer(comparisons.count)])
        }
    }
}
