// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics

/// Whether an update of the risks serves every group: observed by expected events of each before and after it, of rows that the update did not see.
public enum UpdatedGroups {
    /// `shift.group-observed-expected`, of each group as it is and updated.
    public static func findings(
        asItIs: Predictions, updated: Predictions, groupings: [RowGrouping], minimumEvents: Int, context: FindingContext
    ) -> [Finding] {
        findings(
            asItIs: CompletedRows(asItIs), updated: CompletedRows(updated), groupings: groupings, minimumEvents: minimumEvents, context: context)
    }

    /// The same of rows whose gaps were filled several times.
    ///
    /// - Parameter updated: `nil` where there is no update.
    public static func findings(
        asItIs: CompletedRows, updated: CompletedRows?, groupings: [RowGrouping], minimumEvents: Int, context: FindingContext
    ) -> [Finding] {
        groupings.flatMap { grouping in
            grouping.rowsOfGroups.enumerated().flatMap { number, rows -> [Finding] in
                guard !rows.isEmpty else { return [] }
                let states = [("as-it-is", asItIs)] + (updated.map { [("updated", $0)] } ?? [])
                return states.map { state, judged in
                    let tables = judged.subset(rows), part = tables.first, isEnough = part.events >= minimumEvents && part.nonEvents >= minimumEvents
                    let estimate = isEnough ? tables.estimate(.logarithm) { ObservedExpected.estimate($0) } : nil
                    var about = context.about
                    (about.attribute, about.group, about.step) = (grouping.attribute, grouping.groups[number], state)
                    let reason = estimate == nil ? "shift.group-too-few" : nil
                    return Finding(
                        key: "shift.group-observed-expected", about: about, value: estimate?.value, interval: estimate?.interval,
                        method: estimate?.method, count: part.events, total: part.events + part.nonEvents, verdict: .information, reason: reason,
                        support: Support(
                            cells: [part.events, part.nonEvents], weighted: part.design.weights != nil, rows: context.rows,
                            by: context.by + [grouping.attribute]), stage: context.stage,
                        says: Sentence(reason ?? "shift.group-observed-expected.\(state)"))
                }
            }
        }
    }
}
