// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics

extension FlipAudit {
    /// Bins of a numeric feature by which a real family has about the value of a profile.
    private static let bins = Binning(coarseBins: 16, fineBins: 16)

    /// The same of scores whose model is not at hand: `archetype.observed`. What only a model can answer, `flip.mean` and `archetype.score`, is
    /// `insufficient`, and says so.
    ///
    /// - Parameters:
    ///   - features: those that profiles may name.
    ///   - rows: the row of `features` of each row of the predictions.
    /// - Throws: `FairnessError` for a feature or level that is not there; `Cancelled`.
    public func observed(
        _ predictions: Predictions, selection: Selection?, features: Features, rows: [Int], context: FindingContext,
        progress: ProgressMonitor = .silent
    ) throws -> [JudgedFinding] {
        guard rows.count == predictions.count, rows.allSatisfy({ (0..<features.rowCount).contains($0) }) else {
            throw FairnessError.unequalLength("features")
        }
        if let selection, selection.isReached.count != predictions.count { throw FairnessError.unequalLength("the selection") }
        let named = Set(archetypes.flatMap(\.profile.features) + flips.flatMap { $0.from.features + $0.to.features })
        for feature in named.sorted() where features[feature] == nil { throw FairnessError.unknownFeature(feature) }
        guard !predictions.risk.isEmpty else { return [] }
        let used = features.only(Array(named)).at(rows)
        let bins = try BinnedMatrix(used, rows: Array(rows.indices), binning: Self.bins, progress: progress).bins
        let observed = ObservedProfiles(minimumRows: minimumRows, level: level, context: context)
        func unanswered(_ key: String, _ name: String, _ reason: String, _ profile: FeatureProfile, compareTo: String?) -> JudgedFinding {
            var about = context.about
            (about.feature, about.group, about.compareTo) = (profile.features.joined(separator: " x "), profile.codes, compareTo)
            return JudgedFinding(
                Finding(
                    key: key, about: about, verdict: .insufficient, why: reason, reason: reason, stage: context.stage,
                    says: Sentence(reason, ["name": .text(name)])))
        }
        return try flips.map { flip in
            unanswered(
                "flip.mean", "flip:\(flip.name)", "flip.needs-model", flip.to,
                compareTo: flip.to.features.compactMap { flip.from.codes[$0] }.joined(separator: " x "))
        }
            + archetypes.flatMap { archetype in
                [
                    unanswered(
                        "archetype.score", "archetype:\(archetype.name)", "archetype.needs-model", archetype.profile, compareTo: nil),
                    observed.finding(
                        archetype, try ProfileSupport.matches(archetype.profile, bins, used, rows: Array(rows.indices)), predictions, selection),
                ]
            }
    }
}
