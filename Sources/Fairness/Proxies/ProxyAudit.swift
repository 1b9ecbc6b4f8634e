// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import Protected
import StatMath

/// How well features and scores reveal who belongs to a protected group, although no model was given the attribute.
///
/// Each group is told from all others of whom the attribute is known; of two groups the smaller one, for the other is its mirror image.
/// - `proxy.joint`: the features together, by a learner that did not see the row: AUC, averaged over folds (methods 15), variance of
///   clusters. `concern` where its lower limit is above .70; above .80 the sentence says "strong".
/// - `proxy.drop-one`: how much that AUC falls without a feature, the largest fall first; where the AUC is at least `dropOneFrom`.
/// - `proxy.feature`: each feature alone, by the shares of the group in its bins on the other folds.
/// - `proxy.score`: the audited score alone.
public struct ProxyAudit: Hashable, Sendable {
    /// Of the lower limit of `proxy.joint`.
    public var limit: Double
    /// From this lower limit on the sentence says "strong".
    public var strong: Double
    /// Where a group is given away less than this, nobody needs to know by what.
    public var dropOneFrom: Double
    /// More rows than this are sampled, whole clusters at a time: an AUC is known well enough long before a million rows. What is known of each of
    /// many levels, such as neighbourhoods, comes from all rows.
    public var mostRows: Int
    /// Rows, and features (those that alone tell most), of `proxy.drop-one`: each needs models of its own.
    public var dropOneRows: Int
    public var dropOneFeatures: Int
    /// Fewest members, and others, of a group that is judged.
    public var minimumMembers: Int
    public var level: Double
    public var seed: UInt64

    public init(
        limit: Double = 0.70, strong: Double = 0.80, dropOneFrom: Double = 0.60, mostRows: Int = 20_000, dropOneRows: Int = 12_000,
        dropOneFeatures: Int = 5, minimumMembers: Int = 20,
        level: Double = 0.95, seed: UInt64 = 0
    ) {
        (self.limit, self.strong, self.dropOneFrom, self.mostRows) = (limit, strong, dropOneFrom, mostRows)
        (self.dropOneRows, self.dropOneFeatures) = (dropOneRows, dropOneFeatures)
        (self.minimumMembers, self.level, self.seed) = (minimumMembers, level, seed)
    }

    /// What is asked about a group.
    public enum Question: Hashable, Sendable {
        /// How well the features tell it, together and one by one: the same for every outcome of the same rows.
        case features
        /// How well the score tells it.
        case score
    }

    /// - Parameters:
    ///   - questions: without `features`, only `proxy.score` is given.
    ///   - predictions: whose risk is the score; their folds, weights and clusters hold for everything.
    ///   - features: what is looked at together and one by one. A neighbourhood belongs here too, if the score may know it.
    ///   - rows: the row of `features` of each row of the predictions; `nil` where they are the same rows.
    ///   - attributes: of the rows of the predictions, single ones.
    ///   - learner: one that cannot be led astray by a perfect prediction, so with a penalty.
    /// - Throws: `FairnessError.unequalLength`; what the learner throws; `Cancelled`.
    public func audit(
        _ predictions: Predictions, features: Features, rows: [Int]? = nil, attributes: [ProtectedAttribute], learner: some RiskLearner,
        questions: Set<Question> = [.features, .score], context: FindingContext, progress: ProgressMonitor = .silent
    ) throws -> [JudgedFinding] {
        let rows = rows ?? Array(0..<predictions.count)
        guard rows.count == predictions.count, rows.allSatisfy({ (0..<features.rowCount).contains($0) }) else {
            throw FairnessError.unequalLength("features")
        }
        for attribute in attributes where attribute.codes.count != predictions.count { throw FairnessError.unequalLength(attribute.name) }
        let places = UnitSample(seed: seed, stage: "proxy.sample").places(of: predictions, most: mostRows)
        let fewer = Set(UnitSample(seed: seed, stage: "proxy.drop-one").places(of: predictions, among: places, most: dropOneRows))
        return try attributes.flatMap { attribute -> [JudgedFinding] in
            let levels = attribute.levels.indices.filter { !attribute.levels[$0].isNotRecorded }
            let isRecorded = attribute.levels.map { !$0.isNotRecorded }
            func isKnown(_ place: Int) -> Bool { isRecorded[Int(attribute.codes[place])] && predictions.weight(place) > 0 }
            let known = places.filter(isKnown), all = (0..<predictions.count).filter(isKnown)
            var counts = [Int](repeating: 0, count: attribute.levels.count)
            for place in known { counts[Int(attribute.codes[place])] += 1 }
            let present = levels.filter { counts[$0] > 0 }
            guard present.count > 1 else { return questions.contains(.features) ? [oneGroup(attribute, context)] : [] }
            let asked = present.count == 2 ? [present.min { (counts[$0], $0) < (counts[$1], $1) } ?? present[0]] : present
            let folds = OutOfFoldRisks(predictions, features: features, rows: rows, places: known, seed: seed, levelsCountedOn: all)
            guard questions.contains(.features) else {
                return try asked.flatMap { level in
                    try Membership(
                        audit: self, attribute: attribute, level: level, predictions: predictions, places: known, counted: all, folds: folds,
                        context: context
                    ).scoreFindings()
                }
            }
            let small = known.filter(fewer.contains)
            let smallFolds = OutOfFoldRisks(predictions, features: features, rows: rows, places: small, seed: seed, levelsCountedOn: all)
            let binned = try FeatureShares(folds.features, progress: progress)
            return try asked.flatMap { level in
                let membership = Membership(
                    audit: self, attribute: attribute, level: level, predictions: predictions, places: known, counted: all, folds: folds,
                    context: context)
                let sampled = Membership(
                    audit: self, attribute: attribute, level: level, predictions: predictions, places: small, counted: all, folds: smallFolds,
                    context: context)
                let findings =
                    try membership.findings(binned, learner: learner, progress: progress)
                    + (questions.contains(.score) ? membership.scoreFindings() : [])
                guard let auc = findings[0].finding.value, auc >= dropOneFrom else { return findings }
                let tellers = findings.map(\.finding).filter { $0.key == "proxy.feature" }.sorted { ($0.value ?? 0) > ($1.value ?? 0) }
                let asked = tellers.prefix(dropOneFeatures).compactMap(\.about.feature)
                return findings + (try sampled.dropOne(asked, learner: learner, progress: progress))
            }
        }
    }

    private func oneGroup(_ attribute: ProtectedAttribute, _ context: FindingContext) -> JudgedFinding {
        var about = context.about
        about.attribute = attribute.name
        return JudgedFinding(
            Finding(
                key: "proxy.joint", about: about, verdict: .insufficient, why: AuditReasons.oneGroup, reason: AuditReasons.oneGroup,
                stage: context.stage, says: Sentence(AuditReasons.oneGroup)))
    }
}

/// A sample of rows that keeps clusters whole: a cluster is in it or not, by a hash of its number.
struct UnitSample {
    let seed: UInt64
    let stage: String

    /// - Parameter among: rows of the predictions, ascending; all where it is `nil`.
    func places(of predictions: Predictions, among: [Int]? = nil, most: Int) -> [Int] {
        let all = among ?? Array(0..<predictions.count)
        guard all.count > most else { return all }
        let streams = PhiloxStreams(seed: seed, stage: stage), clusters = predictions.design.clusters
        let bound = UInt32(Double(UInt32.max) * Double(max(1, most)) / Double(all.count))
        return all.filter { row in
            streams.block(0, of: clusters.map { UInt64($0[row]) } ?? UInt64(row))[0] <= bound
        }
    }
}
