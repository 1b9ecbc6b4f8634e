// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import StatMath

extension AuditPrecision {
    /// `sample-size.groups`: of each group of an attribute, the expected standard errors and the smallest gap with all others that would be found.
    ///
    /// A column whose rows are all `null` cannot be known: a score that is no probability says nothing about errors.
    /// - Parameter selection: who is reached: the operating point of the missed share.
    public static func findings(
        _ predictions: Predictions, selection: Selection?, groupings: [RowGrouping], minimumEvents: Int, context: FindingContext
    ) -> [Finding] {
        guard predictions.scale == .probability, predictions.count > 0 else { return [] }
        let area = AreaUnderCurve.averagedOverFolds(predictions)?.value
        let missed = selection.flatMap { OperatingPoint(predictions, selection: $0)?.sensitivity }.map { 1 - $0.value }
        return groupings.map { grouping in
            var context = context
            context.about.attribute = grouping.attribute
            var sums = [RiskSums](repeating: RiskSums(), count: grouping.groups.count), all = RiskSums()
            for (row, code) in grouping.codes.enumerated() where code >= 0 {
                // What clusters cost hangs on the outcome, and is left out.
                let weight = predictions.design.weightKind == .frequency ? 1 : predictions.weight(row)
                sums[Int(code)].add(predictions.risk[row], weight: weight)
                all.add(predictions.risk[row], weight: weight)
            }
            let rows = grouping.groups.indices.filter { sums[$0].rows > 0 }.map { group -> [EvidenceValue] in
                let own = AuditPrecision(sums[group], area: area, missed: missed)
                let rest = AuditPrecision(all - sums[group], area: area, missed: missed)
                let isEnough = own.expectedEvents >= Double(minimumEvents)
                return [
                    .text(grouping.groups[group].sorted { $0.key < $1.key }.map(\.value).joined(separator: " x ")), .integer(own.rows),
                    .number(own.expectedEvents.rounded()),
                ]
                    + [
                        own.logRatioError, own.slopeError, own.areaError, own.missedError, detectable(own.missedError, rest.missedError),
                        detectable(own.areaError, rest.areaError),
                    ].map { isEnough ? $0.map { .number($0) } ?? .null : .null }
            }
            return Finding(
                key: "sample-size.groups", about: context.about, verdict: .information,
                table: EvidenceTable(
                    columns: [
                        "group", "rows", "expected_events", "log_observed_expected_error", "slope_error", "auc_error", "fnr_error",
                        "detectable_fnr_gap", "detectable_auc_gap",
                    ], rows: rows),
                support: Support(
                    cells: sums.map(\.rows).filter { $0 > 0 }, weighted: predictions.design.weights != nil, rows: context.rows,
                    by: context.by + [grouping.attribute]), stage: context.stage, says: Sentence("sample-size.groups"))
        }
    }
}
