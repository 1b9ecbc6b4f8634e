// SPDX-License-Identifier: EUPL-1.2

import StatMath

extension AreaUnderCurve {
    /// The mean of the folds' AUCs: rows are only compared with rows that the same model scored.
    ///
    /// Pooling out-of-fold scores instead compares scores of different models, which biases the AUC (methods 15). The variance is that of
    /// a mean of independent AUCs, for no cluster has rows in two folds.
    ///
    /// - Returns: over the folds that have at least two rows (clusters) of each outcome, or at least one where no fold has two; `nil` where none
    ///   has one. Predictions without folds count as one fold.
    public static func averagedOverFolds(_ predictions: Predictions, scale: IntervalScale = .logit, level: Double = 0.95) -> Estimate? {
        guard let folds = predictions.folds else { return estimate(predictions, scale: scale, level: level) }
        var rows: [Int32: [Int]] = [:]
        for row in folds.indices { rows[folds[row], default: []].append(row) }
        var parts = rows.keys.sorted().compactMap { fold -> (auc: Estimate, pairs: Int)? in
            guard let part = rows[fold].map(predictions.subset), let auc = estimate(part, scale: scale, level: level) else { return nil }
            return (auc, separatePairs(part))
        }
        let withVariance = parts.filter { $0.auc.standardError != nil }
        if !withVariance.isEmpty { parts = withVariance }
        guard parts.count > 1 else { return parts.first?.auc }
        let count = Double(parts.count), value = Sum.exact(parts.map(\.auc.value)) / count, pairs = parts.reduce(0) { $0 + $1.pairs }
        let squares = parts.compactMap(\.auc.standardError).map { $0 * $0 }
        let variance = squares.count == parts.count ? Sum.exact(squares) / (count * count) : nil
        return estimate(value, variance: variance, scale: scale, level: level, separatePairs: pairs)
    }
}
