// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension UpdatedModel {
    /// Every step beside what it gives on held-out rows and its test, and which was taken.
    ///
    /// - Parameters:
    ///   - performance: of the steps that were tried.
    ///   - events: training rows with and without the event.
    public func findings(about: About, rows: String, performance: [UpdatingPerformance], events: (count: Int, others: Int)) -> [Finding] {
        let cells = performance.map { tried -> [EvidenceValue] in
            let result = test.results.first { $0.step == tried.step }
            func number(_ value: Double?) -> EvidenceValue { value.map { .number($0) } ?? .null }
            return [
                .text(tried.step.rawValue), number(tried.logLoss), number(tried.calibrationInTheLarge), number(tried.calibrationSlope),
                number(tried.areaUnderCurve), number(result?.statistic), result.map { .integer($0.degreesOfFreedom) } ?? .null, number(result?.p),
                .flag(tried.step == step),
            ]
        }
        let support = Support(cells: [events.count, events.others], rows: rows)
        return [
            Finding(
                key: "updating.steps", about: about,
                table: EvidenceTable(
                    columns: ["step", "log_loss", "calibration_in_the_large", "calibration_slope", "auc", "statistic", "df", "p", "taken"],
                    rows: cells),
                support: support, stage: "fit", says: Sentence("updating.taken.\(step.rawValue)"))
        ] + AdditiveModel.priorFindings(of: priors, about: about, support: support)
    }
}
