// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

extension OutOfFoldRisks {
    /// The mean of a value between 0 and 1 for each row, by a model that was fitted on some rows of the other folds.
    ///
    /// A value that is neither 0 nor 1 counts as both, by its size: fractional regression.
    /// Source: Papke and Wooldridge (1996), J. Appl. Econometrics 11, 619-632.
    ///
    /// - Parameters:
    ///   - value: of each row that takes part.
    ///   - isLearned: rows that models may be fitted on.
    /// - Returns: of every row; the mean of the rows to learn from where these do not differ, or where there is no feature.
    func means(
        of value: [Double], learnedFrom isLearned: [Bool], learner: some RiskLearner, progress: ProgressMonitor
    ) throws -> [Double] {
        let n = value.count, isBinary = value.allSatisfy { $0 == 0 || $0 == 1 }
        let twice = isBinary ? features : features.at(Array(0..<n) + Array(0..<n))
        let outcome: [UInt8] = isBinary ? value.map { $0 == 1 ? 1 : 0 } : Array(repeating: 1, count: n) + Array(repeating: 0, count: n)
        let rowWeights = (0..<n).map(weight)
        let weights: CaseWeights? =
            isBinary ? self.weights : CaseWeights((0..<2 * n).map { rowWeights[$0 % n] * ($0 < n ? value[$0] : 1 - value[$0 - n]) }, kind: .sampling)
        let universe = Universe(count: twice.rowCount, fingerprint: FingerprintBuilder().finish())
        var means = [Double](repeating: 0, count: n)
        for fold in 0..<foldCount {
            try progress.checkCancellation()
            let held = folds.indices.filter { Int(folds[$0]) == fold }
            guard !held.isEmpty else { continue }
            let learned = (0..<n).map { isLearned[$0] && Int(folds[$0]) != fold && rowWeights[$0] > 0 }
            guard let mean = Self.mean(value, rowWeights, where: learned) else { continue }
            guard mean > 0, mean < 1, !twice.columns.isEmpty else {
                for row in held { means[row] = mean }
                continue
            }
            let members = (0..<twice.rowCount).map { learned[$0 % n] && (weights?.values[$0] ?? 1) > 0 }
            let data = TrainingData(features: twice, outcome: outcome, rows: RowSet(universe, isMember: members), weights: weights)
            let scores = try learner.fit(data, progress: progress).scores(twice, rows: held)
            for (place, row) in held.enumerated() { means[row] = scores.risk[place] }
        }
        return means
    }

    private static func mean(_ value: [Double], _ weight: [Double], where isCounted: [Bool]) -> Double? {
        let total = Sum.exact(count: value.count) { isCounted[$0] ? weight[$0] : 0 }
        guard total > 0 else { return nil }
        return Sum.exact(count: value.count) { isCounted[$0] ? weight[$0] * value[$0] : 0 } / total
    }
}
