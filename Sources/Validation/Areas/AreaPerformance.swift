// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import StatMath

/// How a model does in each area: where its order, and where its level, falls short.
public struct AreaPerformance: Hashable, Sendable {
    /// Areas with fewer events get no number, but a reason.
    public var minimumEvents: Int

    public init(minimumEvents: Int = 20) {
        self.minimumEvents = minimumEvents
    }

    /// `area.auc` and `area.observed-expected` for every area that has rows, in the order of `codes`.
    ///
    /// - Parameters:
    ///   - areaOfRow: position in `codes`, or -1 for a row without an area.
    ///   - about: outcome, model and rows.
    public func evaluate(_ predictions: Predictions, areaOfRow: [Int32], codes: [String], about: About, rowsFingerprint: String) -> [Finding] {
        precondition(areaOfRow.count == predictions.count, "one area a row")
        var rows = [[Int]](repeating: [], count: codes.count)
        for (row, area) in areaOfRow.enumerated() where codes.indices.contains(Int(area)) { rows[Int(area)].append(row) }
        return codes.indices.filter { !rows[$0].isEmpty }.flatMap { area in
            var about = about
            about.area = codes[area]
            return findings(predictions.subset(rows[area]), about: about, rowsFingerprint: rowsFingerprint)
        }
    }

    private func findings(_ predictions: Predictions, about: About, rowsFingerprint: String) -> [Finding] {
        let (events, others) = (predictions.events, predictions.nonEvents)
        let isEnough = events >= minimumEvents && others >= minimumEvents
        func finding(_ key: String, _ estimate: Estimate?) -> Finding {
            let reason = estimate != nil ? nil : isEnough ? "undefined.area" : "area.too-few"
            return Finding(
                key: key, about: about, value: estimate?.value, interval: estimate?.interval, method: estimate?.method, count: events,
                total: events + others, reason: reason,
                support: Support(cells: [events, others], weighted: predictions.design.weights != nil, rows: rowsFingerprint, by: ["area"]),
                stage: "validate", says: reason.map { Sentence($0, ["minimum": .integer(minimumEvents)]) } ?? Sentence(key))
        }
        let auc = finding("area.auc", isEnough ? AreaUnderCurve.averagedOverFolds(predictions) : nil)
        var ratio = finding("area.observed-expected", isEnough ? ObservedExpected.estimate(predictions) : nil)
        if ratio.value != nil { ratio.verdict = .information }
        return [auc, ratio]
    }
}
