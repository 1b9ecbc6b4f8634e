// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Protected
import StatMath

/// Summaries of a whole attribute that other tools print, each beside what chance gives: information, for a registered rate has the verdict.
///
/// - `fairness.equalised-odds-worst` and `-mean`: of the largest differences between groups in the true and the false positive rate, the
///   larger one, and the mean of the two. Libraries call both "equalised odds difference".
/// - `fairness.differential`: epsilon of differential fairness, the largest log-ratio between groups of being selected, or not.
/// - `fairness.generalised-entropy`, `fairness.theil`: inequality of who gains and who loses by wrong decisions; and `fairness.entropy-between`,
///   the part of it that lies between groups.
/// - `fairness.abroca`: the area between the ROC curves of a group and of all others.
/// - `fairness.ks`, `fairness.wasserstein`: how far apart the scores of a group and of all others lie; `fairness.brier` and its parts;
///   `fairness.multicalibration`: the largest error of the level of scores in any group and tenth.
/// - `fairness.need-adjusted-selection`, `fairness.marginal-risk`, `fairness.pooled.*`, `fairness.conflict`: of a capacity.
/// - `fairness.maihda.*`: how much of the variation lies between all attributes crossed, and what of that they add up to; of two or more.
/// - `fairness.xauc`: how often someone of the group with the outcome is ranked above someone of the others without it, and the reverse.
public struct EquityAudit: Hashable, Sendable {
    /// Fewer rows of a group, or for curves fewer with or without the outcome, and the group is left out.
    public var minimumRows: Int
    /// Draws of each distribution by chance.
    public var replicates: Int
    /// Rows that curves are drawn from; more are sampled.
    public var mostRows: Int
    public var level: Double
    public var seed: UInt64

    public init(minimumRows: Int = 20, replicates: Int = 199, mostRows: Int = 20_000, level: Double = 0.95, seed: UInt64 = 0) {
        (self.minimumRows, self.replicates, self.mostRows, self.level, self.seed) = (minimumRows, replicates, mostRows, level, seed)
    }

    /// - Parameters:
    ///   - selection: without one, what hangs on who is selected is left out.
    ///   - attributes: single ones; with two or more, some are also given for all of them crossed.
    /// - Throws: `FairnessError.unequalLength`, `Cancelled`.
    public func audit(
        _ predictions: Predictions, selection: Selection?, attributes: [ProtectedAttribute], context: FindingContext,
        progress: ProgressMonitor = .silent
    ) throws -> [JudgedFinding] {
        for attribute in attributes where attribute.codes.count != predictions.count { throw FairnessError.unequalLength(attribute.name) }
        if let selection, selection.isReached.count != predictions.count { throw FairnessError.unequalLength("the selection") }
        let parts = attributes.map { EquityFindings(audit: self, predictions: predictions, attribute: $0, context: context) }
        var findings = try Self.each(parts, progress) {
            try $0.curves(progress) + $0.distances(progress) + $0.brier() + $0.multicalibration(progress)
        }
        let all = attributes.count > 1 ? attributes.dropFirst().reduce(attributes[0]) { $0.crossed(with: $1) } : nil
        let crossed = all.map { EquityFindings(audit: self, predictions: predictions, attribute: $0, context: context) }
        if let crossed { findings += crossed.intersectional(selection, attributes: attributes) }
        guard let selection else { return findings }
        if let whole = parts.first { findings += whole.inequality(selection) }
        let isBesideCut = EquityFindings.isBesideCut(predictions, selection)
        findings += try Self.each(parts, progress) { part in
            part.equalisedOdds(selection) + [part.entropyBetween(selection), part.differential(selection)] + part.needAdjusted(selection)
                + (isBesideCut.map { part.marginalRisk(selection, isBesideCut: $0) } ?? []) + [part.conflict(selection)].compactMap { $0 }
        }
        if let crossed { findings += [crossed.differential(selection)] + crossed.pooled(selection) }
        return findings
    }

    /// Of each attribute, side by side.
    private static func each(
        _ parts: [EquityFindings], _ progress: ProgressMonitor, _ found: @Sendable (EquityFindings) throws -> [JudgedFinding]
    ) throws -> [JudgedFinding] {
        try parallelMap(parts.count, progress: progress) { part in Result { try found(parts[part]) } }.flatMap { try $0.get() }
    }
}
