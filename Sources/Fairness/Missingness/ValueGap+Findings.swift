// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import StatMath

extension ValueGap {
    /// The gap where values are missing at random, over the grid, over all of it, and whatever the missing values are; and what tips the conclusion.
    ///
    /// - Parameters:
    ///   - context: with feature, attribute and group.
    ///   - deviation: standard deviation of the observed values, in the feature's unit; `nil` for a share.
    public func findings(_ context: FindingContext, deviation: Double?, isWeighted: Bool) -> [Finding] {
        guard let own = point(Place(reference: 0, group: 0)) else { return [] }
        let support = Support(
            cells: [group.rows - group.missing, group.missing, others.rows - others.missing, others.missing], weighted: isWeighted,
            rows: context.rows,
            by: context.by)
        // Amounts of money have no use for decimals.
        let kind = isShare ? "share" : (deviation ?? 0) >= 20 ? "amount" : "number"
        func finding(_ key: String, _ value: Double?, _ interval: Interval?, _ method: String?, _ says: String, _ verdict: Verdict? = nil) -> Finding
        {
            var arguments: [String: EvidenceValue] = ["most": .number(deltas.map(\.magnitude).max() ?? 0)]
            if let deviation { arguments["sd"] = .number(deviation) }
            return Finding(
                key: key, about: context.about, value: value, interval: interval, method: method, count: group.missing,
                total: group.rows + others.rows,
                verdict: verdict, support: support, stage: context.stage, says: Sentence(says, arguments))
        }
        var gap = finding(
            "missing.value-gap", own.gap, own.interval, isShare ? "rubin-wilson-mover" : "rubin",
            "missing.value-gap.\(kind).\(own.conclusion.rawValue)",
            .information)
        gap.says?.arguments["fmi"] = .number(own.fractionOfMissingInformation)
        let edges = [abs(own.interval.low), abs(own.interval.high)]
        gap.says?.arguments["size"] = .number(abs(own.gap))
        gap.says?.arguments["from"] = .number(edges.min() ?? 0)
        gap.says?.arguments["to"] = .number(edges.max() ?? 0)
        let grid = Finding(
            key: "missing.value-gap.grid", about: context.about,
            table: EvidenceTable(
                columns: ["delta_reference", "delta_group", "gap", "low", "high", "conclusion"],
                rows: points.map { point in
                    [
                        .number(point.place.reference), .number(point.place.group), .number(point.gap), .number(point.interval.low),
                        .number(point.interval.high), .text(point.conclusion.rawValue),
                    ]
                }), support: support, stage: context.stage)
        let tipped = tipping
        var tip = finding(
            "missing.tipping.value", tipped?.place.distance, nil, nil,
            "missing.tipping.value.\(isShare ? "odds" : "sd").\(tipped == nil ? "stays" : "tips")", tipped == nil ? .information : .insufficient)
        if let tipped {
            tip.says?.arguments["delta_reference"] = .number(tipped.place.reference)
            tip.says?.arguments["delta_group"] = .number(tipped.place.group)
            (tip.why, tip.reason) = ("missing.tipping.why", nil)
        }
        return [
            gap, grid, finding("missing.value-gap.union", nil, union, "union-of-intervals", "missing.value-gap.union.\(kind)"),
            finding("missing.value-gap.bounds", nil, bounds, "manski", "missing.value-gap.bounds.\(kind)"), tip,
        ]
    }
}
