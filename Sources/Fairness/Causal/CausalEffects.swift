// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// The difference in means between a group and the compared, split by a graph: total = direct - indirect - spurious.
///
/// Source: Plecko and Bareinboim (2024), Foundations and Trends in Machine Learning 17, 304-589, theorem 4.3: the x-specific effects with
/// x0 the compared and x1 the group. `direct` is of the change from x0 to x1 among x0; `indirect` and `spurious` of the change back.
struct CausalEffects {
    let total: Influenced
    /// `nil` where the graph does not let it be told.
    var direct: Influenced?
    var indirect: Influenced?
    var spurious: Influenced?
    /// How far a hidden cause could move the direct effect, and that of the attribute by all paths.
    var directBias: UnmeasuredConfounding?
    var causalBias: UnmeasuredConfounding?
    /// Of the attribute by all paths that start from it: E[Y(x1) - Y | x0] = direct - indirect.
    var causal: Influenced?

    /// - Parameters:
    ///   - value: of each row of the sample, between 0 and 1.
    ///   - before: adjusts for confounders; `nil` where the total effect is not identified.
    ///   - between: adjusts for confounders and mediators; `nil` where the direct effect is not identified.
    init(
        _ value: [Double], _ sample: CausalSample, before: CausalAdjustment?, between: CausalAdjustment?, learner: some RiskLearner,
        progress: ProgressMonitor
    ) throws {
        let group = sample.mean(value, ofMembers: true), compared = sample.mean(value, ofMembers: false)
        total = group - compared
        guard let before else { return }
        // E[Y(x1) | x0]
        let alike = try before.transported(value, learner: learner, progress: progress)
        spurious = alike.mean - group
        causal = alike.mean - compared
        causalBias = UnmeasuredConfounding(scale: alike.biasScale)
        guard let between else { return }
        // E[Y(x1, W(x0)) | x0]
        let nested = try between.transported(value, learner: learner, progress: progress)
        direct = nested.mean - compared
        indirect = nested.mean - alike.mean
        directBias = UnmeasuredConfounding(scale: nested.biasScale)
    }
}
