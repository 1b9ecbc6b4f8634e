// SPDX-License-Identifier: EUPL-1.2

import Evidence
import StatMath

/// What the findings of one evaluation have in common: what they are about and which rows stand behind them.
public struct FindingContext: Hashable, Sendable {
    public var about: About
    /// Fingerprint of the set of rows.
    public var rows: String
    public var stage: String
    /// The variables that cut the rows into cells.
    public var by: [String]

    public init(about: About, rows: String, stage: String = "validate", by: [String] = []) {
        (self.about, self.rows, self.stage, self.by) = (about, rows, stage, by)
    }

    /// The unweighted cells behind a number of these predictions.
    func support(_ cells: [Int], of predictions: Predictions) -> Support {
        Support(cells: cells, weighted: predictions.design.weights != nil, rows: rows, by: by)
    }

    /// A finding of a statistic of all rows; a statistic that does not exist has no value but a reason.
    ///
    /// - Parameter needsProbability: whether the statistic is about the size of risks, not about their order alone.
    package func finding(_ key: String, _ estimate: Estimate?, of predictions: Predictions, needsProbability: Bool = true, says: Sentence) -> Finding
    {
        let (events, others) = (predictions.events, predictions.nonEvents)
        let reason = estimate == nil ? Undefined(predictions, needsProbability: needsProbability) : nil
        return Finding(
            key: key, about: about, value: estimate?.value, interval: estimate?.interval, method: estimate?.method, count: events,
            total: events + others, reason: reason?.template, support: support([events, others], of: predictions), stage: stage,
            says: reason.map { Sentence($0.template) } ?? says)
    }
}
