// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import Metrics
import StatMath

/// Which rows a profile may be written into: those among whose like it occurs.
struct ProfileSupport {
    /// Rows of the sample that have the profile: the same bins of the model.
    let has: [Bool]
    /// Rows of the sample among whose like the profile is not `rarest` times rarer than on average.
    let isNear: [Bool]

    /// Rows among whose like a profile is this many times rarer than on average are off the manifold.
    static let rarest = 50.0

    /// - Parameters:
    ///   - has: of each row of the sample.
    ///   - others: the features that the profile leaves alone.
    init(
        _ has: [Bool], _ predictions: Predictions, others: Features, minimumRows: Int, learner: some RiskLearner, seed: UInt64,
        progress: ProgressMonitor
    ) throws {
        self.has = has
        let count = has.count { $0 }
        guard count >= minimumRows, count < has.count, !others.columns.isEmpty else {
            // Too few to learn from: then nobody is near but those who have it; or everybody has it.
            isNear = count < minimumRows ? has : has.map { _ in true }
            return
        }
        let places = Array(has.indices)
        let folds = OutOfFoldRisks(predictions, features: others, rows: places, places: places, seed: seed)
        let chances = try folds.risks(of: has.map { $0 ? 1 : 0 }, learner: learner, progress: progress)
        let odds = Double(count) / Double(has.count - count)
        isNear = zip(chances, has).map { chance, own in own || (chance.map { $0 / max(1 - $0, 1e-12) > odds / Self.rarest } ?? false) }
    }

    /// The rows whose bins are those of the profile.
    ///
    /// - Parameter rows: of the features, in the order of the answer.
    static func matches(_ profile: FeatureProfile, _ bins: [FeatureBins], _ features: Features, rows: [Int]) throws -> [Bool] {
        var matches = [Bool](repeating: true, count: rows.count)
        for (feature, value) in profile.values {
            guard let column = features[feature] else { throw FairnessError.unknownFeature(feature) }
            let written = try column.holding(value)
            guard let own = bins.first(where: { $0.feature == feature }) else { throw FairnessError.unknownFeature(feature) }
            let wanted = features.rowCount > 0 ? try own.codes(of: written, rows: [0]).first : nil
            let codes = try own.codes(of: column, rows: rows)
            for row in matches.indices where matches[row] { matches[row] = codes[row] == wanted }
        }
        return matches
    }
}
