// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import StatMath

/// One thing about families that changes, all else as it is.
public struct FeatureFlip: Hashable, Sendable {
    /// Its key in the study's words is `flip:<name>`.
    public let name: String
    public let from: FeatureProfile
    public let to: FeatureProfile
    /// Largest change that is accepted, of the mean score and of the share selected; `nil` where nobody set one.
    public let meanLimit: Double?
    public let selectedLimit: Double?

    public init(name: String, from: FeatureProfile, to: FeatureProfile, meanLimit: Double? = nil, selectedLimit: Double? = nil) {
        (self.name, self.from, self.to, self.meanLimit, self.selectedLimit) = (name, from, to, meanLimit, selectedLimit)
    }
}

/// A family that a policy maker recognises.
public struct Archetype: Hashable, Sendable {
    /// Its key in the study's words is `archetype:<name>`.
    public let name: String
    public let profile: FeatureProfile

    public init(name: String, profile: FeatureProfile) { (self.name, self.profile) = (name, profile) }
}

/// What a model makes of families that somebody drew up, and of one change about them.
///
/// - `flip.mean`: change of the mean score, the same rows scored twice. `flip.top-decile`: the share above the top tenth of real scores.
///   `flip.selected`: the share selected, and how many cross the cut each way. Verdicts by the flip's own limits.
/// - `archetype.score`: mean score with a profile written in; `archetype.effect`: against the rows as they are, beside the sum of its parts.
/// - `archetype.observed`: real families with the profile: how many had the outcome, were selected, and their mean score.
///
/// Intervals are of posterior draws on the same rows (methods 23). Where the data do not know a profile, nothing is told.
public struct FlipAudit: Hashable, Sendable {
    public var flips: [FeatureFlip]
    public var archetypes: [Archetype]
    public var excluded: [ExcludedCombination]
    /// Real rows with a profile, and rows that it may be written into, fewer than which give no number.
    public var minimumRows: Int
    /// Share of the rows that must be left.
    public var minimumShare: Double
    /// More rows than this are sampled, whole clusters at a time: means over rows are known long before.
    public var mostRows: Int
    public var level: Double
    public var seed: UInt64

    public init(
        flips: [FeatureFlip] = [], archetypes: [Archetype] = [], excluded: [ExcludedCombination] = [], minimumRows: Int = 20,
        minimumShare: Double = 0.1, mostRows: Int = 10_000, level: Double = 0.95, seed: UInt64 = 0
    ) {
        (self.flips, self.archetypes, self.excluded) = (flips, archetypes, excluded)
        (self.minimumRows, self.minimumShare, self.mostRows) = (minimumRows, minimumShare, mostRows)
        (self.level, self.seed) = (level, seed)
    }

    /// - Parameters:
    ///   - predictions: of the judged rows: outcome, weights and clusters hold; risks are for what was observed.
    ///   - selection: who is selected; `nil` without an operating point.
    ///   - model: the model of all training rows.
    ///   - features: what it is made from.
    ///   - rows: the row of `features` of each row of the predictions.
    ///   - learner: tells who has a profile from all other features.
    /// - Throws: `FairnessError` for a feature or level that is not there; what model and learner throw; `Cancelled`.
    public func audit(
        _ predictions: Predictions, selection: Selection?, model: ModelFile, features: Features, rows: [Int], learner: some RiskLearner,
        context: FindingContext, progress: ProgressMonitor = .silent
    ) throws -> [JudgedFinding] {
        guard rows.count == predictions.count, rows.allSatisfy({ (0..<features.rowCount).contains($0) }) else {
            throw FairnessError.unequalLength("features")
        }
        if let selection, selection.isReached.count != predictions.count { throw FairnessError.unequalLength("the selection") }
        let known = model.features.map(\.feature), used = features.only(known)
        for feature in flips.flatMap({ $0.from.features + $0.to.features }) + archetypes.flatMap(\.profile.features)
        where !known.contains(feature) { throw FairnessError.unknownFeature(feature) }
        let places = UnitSample(seed: seed, stage: "flip.sample").places(of: predictions, most: mostRows).filter { predictions.weight($0) > 0 }
        guard !places.isEmpty else { return [] }
        let sample = FlipSample(
            audit: self, model: model, predictions: predictions.subset(places), features: used.at(places.map { rows[$0] }), context: context,
            share: selection.flatMap { Self.share($0, predictions) }, at: selection?.at)
        let base = try ProfileScores(model, sample.features, progress: progress), cuts = FlipCuts(base, sample)
        var findings: [JudgedFinding] = []
        for (number, flip) in flips.enumerated() {
            progress.report("flips", number, of: flips.count + archetypes.count)
            findings += try FlipFindings(flip: flip, sample: sample, cuts: cuts).judged(learner: learner, progress: progress)
        }
        for (number, archetype) in archetypes.enumerated() {
            progress.report("flips", flips.count + number, of: flips.count + archetypes.count)
            let part = ArchetypeFindings(archetype: archetype, sample: sample, base: base, cuts: cuts)
            findings += try part.judged(learner: learner, progress: progress)
            let matches = try ProfileSupport.matches(archetype.profile, model.features, used, rows: rows)
            findings.append(
                ObservedProfiles(minimumRows: minimumRows, level: level, context: context).finding(archetype, matches, predictions, selection))
        }
        return findings
    }

    /// The share of all rows that is selected.
    private static func share(_ selection: Selection, _ predictions: Predictions) -> Double? {
        predictions.mean { selection.isReached[$0] ? 1 : 0 }?.value
    }
}

/// The rows on which flips are tried.
struct FlipSample {
    let audit: FlipAudit
    let model: ModelFile
    let predictions: Predictions
    /// Those of the model, of these rows.
    let features: Features
    let context: FindingContext
    /// Share of the rows that is selected; `nil` without an operating point.
    let share: Double?
    let at: [String: Double]?

    func weight(_ row: Int) -> Double { predictions.weight(row) }

    /// Rows that no profile turns into something that cannot be.
    func isPossible(_ profiles: [FeatureProfile]) throws -> [Bool] {
        var isPossible = [Bool](repeating: true, count: features.rowCount)
        for profile in profiles {
            let written = try features.with(profile)
            for combination in audit.excluded {
                for (row, isMet) in combination.isMet(written).enumerated() where isMet { isPossible[row] = false }
            }
        }
        return isPossible
    }

    func support(of profile: FeatureProfile, learner: some RiskLearner, progress: ProgressMonitor) throws -> ProfileSupport {
        let has = try ProfileSupport.matches(profile, model.features, features, rows: Array(0..<features.rowCount))
        return try ProfileSupport(
            has, predictions, others: features.without(profile.features), minimumRows: audit.minimumRows, learner: learner, seed: audit.seed,
            progress: progress)
    }

    /// Whether enough is left to say something.
    func isEnough(_ rows: [Int]) -> Bool {
        rows.count >= audit.minimumRows && Double(rows.count) >= audit.minimumShare * Double(features.rowCount)
    }
}

/// Scores that the real rows are cut at.
struct FlipCuts {
    /// The top tenth lies from here on.
    let topDecile: Double
    /// Those selected; `nil` without an operating point.
    let selected: Double?

    init(_ base: ProfileScores, _ sample: FlipSample) {
        func cut(_ share: Double) -> Double {
            let order = base.risk.indices.sorted { (base.risk[$0], $0) > (base.risk[$1], $1) }
            let total = order.reduce(0.0) { $0 + sample.weight($1) }
            var sum = 0.0
            for row in order {
                sum += sample.weight(row)
                if sum >= share * total - 1e-9 { return base.risk[row] }
            }
            return base.risk.min() ?? 0
        }
        topDecile = cut(0.1)
        selected = sample.at?["threshold"] ?? sample.share.flatMap { $0 > 0 ? cut($0) : nil }
    }
}
