// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics

extension DevelopmentSampleSize {
    /// Which parameters are counted. The raw value is the evidence key after `sample-size.`.
    public enum Counted: String, CaseIterable, Sendable {
        /// All that the data could fill, before any penalty; R2 is a guess.
        case candidate = "candidate-parameters"
        /// What the penalty left; R2 is that of rows that the model did not see.
        case effective = "effective-parameters"
    }

    /// The rows that a model needs, beside those that it learned from: `fine` where there are as many, else `insufficient`.
    ///
    /// - Parameters:
    ///   - events: of the rows learned from.
    ///   - outOfSample: predictions of rows that the model did not see: their R2 is taken for the effective parameters.
    public static func finding(
        _ counted: Counted, parameters: Double, events: Int, others: Int, outOfSample: Predictions, context: FindingContext
    ) -> Finding {
        let prevalence = Double(events) / Double(max(1, events + others)), key = "sample-size.\(counted.rawValue)"
        let coxSnell = counted == .candidate ? expectedCoxSnell(prevalence: prevalence) : NagelkerkeR2.coxSnell(outOfSample) ?? 0
        var finding = Finding(
            key: key, about: context.about, count: events, total: events + others, verdict: .insufficient,
            support: Support(
                cells: [events, others], weighted: outOfSample.design.weights != nil, rows: context.rows), stage: context.stage)
        guard let size = DevelopmentSampleSize(prevalence: prevalence, parameters: parameters, coxSnell: coxSnell) else {
            (finding.reason, finding.why, finding.says) = ("sample-size.no-gain", "sample-size.no-gain", Sentence("sample-size.no-gain"))
            return finding
        }
        let isEnough = Double(events + others) >= size.rows
        (finding.value, finding.method, finding.verdict) = (size.rows, "riley-2020", isEnough ? .fine : .insufficient)
        finding.why = isEnough ? "sample-size.enough" : "sample-size.too-few"
        finding.says = Sentence(
            key,
            [
                "parameters": .number(parameters), "cox_snell": .number(coxSnell), "needed": .number(size.rows),
                "needed_events": .number((size.rows * prevalence).rounded(.up)), "events_per_parameter": .number(Double(events) / parameters),
                "shrinkage_rows": .number(size.rowsForShrinkage), "optimism_rows": .number(size.rowsForOptimism),
                "overall_rows": .number(size.rowsForOverallRisk), "single_rows": .number(size.rowsForSingleRisks),
            ])
        return finding
    }
}
