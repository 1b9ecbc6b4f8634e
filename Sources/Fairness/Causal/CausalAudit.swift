// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import Protected
import StatMath

/// By which paths of an analyst's graph the groups of an attribute differ: in the outcome, the score, and who is selected.
///
/// - `causal.<outcome | score | decision>.total`, `.direct`, `.indirect`, `.spurious`: total = direct - indirect - spurious.
/// - `causal.overlap`: how many of the compared have next to no like in the group.
/// - `causal.robustness.direct`, `.total`: how strong an unmeasured cause would have to be to explain an effect on the outcome away.
/// - `causal.graph`, `causal.roles`: what was taken for granted; tables.
///
/// A verdict is reached for parts of scores and decisions that the graph's file sets a limit for.
public struct CausalAudit: Hashable, Sendable {
    /// A part of a difference that may be given a limit.
    public enum Part: String, Hashable, Sendable, Codable, CaseIterable {
        case direct, indirect, spurious
    }

    /// An attribute whose differences are split, and from where on a part is a concern.
    public struct Subject: Hashable, Sendable {
        public let attribute: String
        public let limits: [Part: Double]

        public init(_ attribute: String, limits: [Part: Double] = [:]) { (self.attribute, self.limits) = (attribute, limits) }
    }

    public var graph: CausalGraph
    public var subjects: [Subject]
    /// All others where an attribute is not named.
    public var compareTo: [String: Reference]
    /// Fewest rows of a group, and of the compared, of which a number is printed.
    public var minimumRows: Int
    /// More rows than this are sampled, whole clusters at a time: each group takes models of its own.
    public var mostRows: Int
    /// Where more of the compared than this have next to no like in the group, nothing is told.
    public var mostWithoutLike: Double
    public var level: Double
    public var seed: UInt64

    public init(
        graph: CausalGraph, subjects: [Subject], compareTo: [String: Reference] = [:], minimumRows: Int = 20, mostRows: Int = 30_000,
        mostWithoutLike: Double = 0.05, level: Double = 0.95, seed: UInt64 = 0
    ) {
        (self.graph, self.subjects, self.compareTo, self.minimumRows) = (graph, subjects, compareTo, minimumRows)
        (self.mostRows, self.mostWithoutLike, self.level, self.seed) = (mostRows, mostWithoutLike, level, seed)
    }

    /// - Parameters:
    ///   - selection: who is selected; `nil` without an operating point.
    ///   - attributes: of the rows of the predictions: those whose differences are split, and those that are nodes.
    ///   - features: hold the graph's other nodes.
    ///   - rows: the row of `features` of each row of the predictions.
    ///   - scoreFeatures: what the score is made from; `nil` where nobody knows: then it may be any node.
    ///   - learner: one that cannot be led astray by a perfect prediction, so with a penalty.
    /// - Throws: `FairnessError` for a node that is neither, or rows that do not fit; `ProtectedError`; what the learner throws; `Cancelled`.
    public func audit(
        _ predictions: Predictions, selection: Selection?, attributes: [ProtectedAttribute], features: Features, rows: [Int],
        scoreFeatures: Set<String>? = nil, learner: some RiskLearner, context: FindingContext, progress: ProgressMonitor = .silent
    ) throws -> [JudgedFinding] {
        guard rows.count == predictions.count, rows.allSatisfy({ (0..<features.rowCount).contains($0) }) else {
            throw FairnessError.unequalLength("features")
        }
        if let selection, selection.isReached.count != predictions.count { throw FairnessError.unequalLength("the selection") }
        for attribute in attributes where attribute.codes.count != predictions.count { throw FairnessError.unequalLength(attribute.name) }
        let places = UnitSample(seed: seed, stage: "causal.sample").places(of: predictions, most: mostRows).filter { predictions.weight($0) > 0 }
        let nodes = try nodeColumns(attributes, features, places: places, rows: rows)
        var findings = [graphFinding(context)]
        for subject in subjects {
            guard let attribute = attributes.first(where: { $0.name == subject.attribute }) else {
                throw FairnessError.unknownAttribute(subject.attribute, known: attributes.map(\.name))
            }
            let sides = try GroupSides(attribute.rows(places), compareTo[attribute.name] ?? .complement)
            let part = CausalFindings(
                audit: self, subject: subject, sides: sides, context: context,
                roles: [.outcome: CausalRoles(graph, attribute: attribute.name), .score: scoreRoles(attribute.name, scoreFeatures)])
            findings.append(part.rolesFinding())
            for side in asked(sides) {
                try progress.checkCancellation()
                findings += try part.judged(
                    side, predictions, selection, places: places, nodes: nodes, learner: learner, progress: progress)
            }
        }
        return findings
    }

    private func scoreRoles(_ attribute: String, _ features: Set<String>?) -> CausalRoles {
        CausalRoles(graph.ofScore(madeFrom: features ?? Set(graph.nodes.filter { $0 != attribute }), attribute: attribute), attribute: attribute)
    }

    /// Of two groups that are held against each other only the smaller: the other is its mirror image.
    private func asked(_ sides: GroupSides) -> [GroupSides.Side] {
        let present = sides.groups.filter { !$0.members.isEmpty }
        guard present.count == 2, sides.name == "complement" else { return present }
        return [present[0].members.count <= present[1].members.count ? present[0] : present[1]]
    }

    /// The graph's nodes as columns of the sampled rows.
    private func nodeColumns(
        _ attributes: [ProtectedAttribute], _ features: Features, places: [Int], rows: [Int]
    ) throws -> Features {
        let sampled = places.map { rows[$0] }
        let names = graph.nodes.filter { $0 != CausalGraph.outcome }
        let columns = try names.map { name -> FeatureColumn in
            if let attribute = attributes.first(where: { $0.name == name }) {
                return FeatureColumn(
                    name: name, values: .nominal(codes: places.map { attribute.codes[$0] }, levels: attribute.levels.map(\.code)))
            }
            guard let column = features[name] else {
                throw FairnessError.unknownAttribute(name, known: attributes.map(\.name) + features.columns.map(\.name))
            }
            return Features(rowCount: features.rowCount, columns: [column]).at(sampled).columns[0]
        }
        return Features(rowCount: places.count, columns: columns)
    }

    private func graphFinding(_ context: FindingContext) -> JudgedFinding {
        let arrows = graph.edges.map { [EvidenceValue.text($0.from), .text($0.to), "cause"] }
        let hidden = graph.confounding.map { [EvidenceValue.text($0.first), .text($0.second), "hidden-cause"] }
        return JudgedFinding(
            Finding(
                key: "causal.graph", about: context.about, count: graph.edges.count, verdict: .information,
                table: EvidenceTable(columns: ["from", "to", "kind"], rows: arrows + hidden), stage: context.stage,
                says: Sentence(
                    "causal.graph", ["nodes": .integer(graph.nodes.count), "hidden": .integer(graph.confounding.count)])))
    }
}
