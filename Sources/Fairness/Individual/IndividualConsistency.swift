// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import StatMath

/// Whether people who are alike are treated alike: `fairness.consistency`.
///
/// 1 - mean |d_i - mean of d over the k nearest neighbours of i|, with d = 1 for who is selected: 1 where everybody is treated as those most like
/// them. Distances are of standardised features (`MixedDistance`), within one sample of the rows; whoever is as near as the k-th neighbour counts,
/// nobody's own family does. Beside it stands what the same decisions give if they are dealt out without regard to the features, whole families
/// at a time: no interval, for neighbours share each other.
/// Source: Zemel, Wu, Swersky, Pitassi and Dwork (2013), ICML, 325-333, section 4 (consistency); Dwork, Hardt, Pitassi, Reingold and Zemel (2012).
public struct IndividualConsistency: Hashable, Sendable {
    public static let key = "fairness.consistency"

    public var neighbours: Int
    /// More rows are sampled, whole clusters at a time.
    public var mostRows: Int
    /// Draws by chance.
    public var replicates: Int
    /// Fewest rows, and fewest selected, of the sample.
    public var minimumRows: Int
    public var seed: UInt64

    public init(neighbours: Int = 5, mostRows: Int = 3_000, replicates: Int = 199, minimumRows: Int = 20, seed: UInt64 = 0) {
        (self.neighbours, self.mostRows, self.replicates) = (neighbours, mostRows, replicates)
        (self.minimumRows, self.seed) = (minimumRows, seed)
    }

    /// - Parameters:
    ///   - features: what people are alike in.
    ///   - rows: the row of `features` of each row of the predictions.
    /// - Returns: nothing where there is no feature that varies.
    /// - Throws: `FairnessError.unequalLength`, `Cancelled`.
    public func findings(
        _ predictions: Predictions, selection: Selection, features: Features, rows: [Int], context: FindingContext,
        progress: ProgressMonitor = .silent
    ) throws -> [JudgedFinding] {
        guard rows.count == predictions.count, rows.allSatisfy({ (0..<features.rowCount).contains($0) }) else {
            throw FairnessError.unequalLength("features")
        }
        guard selection.isReached.count == predictions.count else { throw FairnessError.unequalLength("the selection") }
        let places = UnitSample(seed: seed, stage: "fairness.consistency.sample").places(of: predictions, most: mostRows)
            .filter { predictions.weight($0) > 0 }
        let distance = MixedDistance(features.at(places.map { rows[$0] }))
        guard distance.count > 0 else { return [] }
        let reached = places.map { selection.isReached[$0] }, selected = reached.count { $0 }, cells = [selected, reached.count - selected]
        guard (cells.min() ?? 0) >= minimumRows, places.count > neighbours + 1 else {
            return [finding(nil, cells, selection, [:], context, isWeighted: predictions.design.weights != nil)]
        }
        let weights = places.map { predictions.weight($0) }, families = predictions.design.clusters.map { clusters in places.map { clusters[$0] } }
        let lists = try self.lists(distance, count: places.count, families: families, progress: progress)
        let own = Self.consistency(lists, weights) { reached[$0] ? 1 : 0 }
        // Families keep their decisions together: each gets those of another of its size.
        let units = families.map { UnitRows($0) } ?? UnitRows(count: places.count), seed = seed
        let drawn = try parallelMap(replicates, progress: progress) { replicate -> Double in
            var random = Philox(seed: seed, stage: "fairness.consistency", item: UInt64(replicate))
            let shuffled = units.shuffled(reached, &random)
            return Self.consistency(lists, weights) { shuffled[$0] ? 1 : 0 }
        }
        let mean = drawn.reduce(0, +) / Double(max(1, drawn.count))
        return [
            finding(
                own, cells, selection,
                [
                    "neighbours": .integer(neighbours), "rows": .integer(places.count), "features": .integer(distance.count),
                    "chance": .number(mean), "excess": .number(own - mean),
                    "p": .number(Double(drawn.count { $0 >= own - 1e-12 } + 1) / Double(drawn.count + 1)),
                ], context, isWeighted: predictions.design.weights != nil)
        ]
    }

    /// Of each row those as near as its k-th nearest, itself and its family left out.
    private func lists(_ distance: MixedDistance, count: Int, families: [Int32]?, progress: ProgressMonitor) throws(Cancelled) -> [[Int32]] {
        try parallelMap(count, progress: progress) { [neighbours] row in
            var sums = [Double](repeating: 0, count: count)
            distance.add(from: row, to: &sums)
            for other in 0..<count where other == row || families.map({ $0[other] == $0[row] }) ?? false { sums[other] = .infinity }
            // The k smallest, kept in order: k is small.
            var nearest: [Double] = []
            for sum in sums where nearest.count < neighbours || sum < nearest[nearest.count - 1] {
                nearest.insert(sum, at: nearest.firstIndex { $0 > sum } ?? nearest.count)
                if nearest.count > neighbours { nearest.removeLast() }
            }
            // Equal sums in another order of addition are equal.
            guard let limit = nearest.last(where: \.isFinite).map({ $0 * (1 + 1e-9) + 1e-12 }) else { return [] }
            return sums.indices.filter { sums[$0] <= limit }.map(Int32.init)
        }
    }

    private static func consistency(_ lists: [[Int32]], _ weights: [Double], _ decision: (Int) -> Double) -> Double {
        var sum = 0.0, total = 0.0
        for row in lists.indices where !lists[row].isEmpty {
            let near = lists[row].reduce(0.0) { $0 + decision(Int($1)) } / Double(lists[row].count)
            sum += weights[row] * (decision(row) - near).magnitude
            total += weights[row]
        }
        return total > 0 ? 1 - sum / total : 1
    }

    private func finding(
        _ value: Double?, _ cells: [Int], _ selection: Selection, _ arguments: [String: EvidenceValue], _ context: FindingContext, isWeighted: Bool
    ) -> JudgedFinding {
        var about = context.about
        about.at = selection.at
        let reason = value == nil ? AuditReasons.tooFew : nil
        return JudgedFinding(
            Finding(
                key: Self.key, about: about, value: value, method: value == nil ? nil : "nearest-neighbours-permutation", verdict: .information,
                reason: reason, support: Support(cells: cells, weighted: isWeighted, rows: context.rows, by: context.by), stage: context.stage,
                says: Sentence(reason ?? Self.key, arguments)))
    }

    static let sentences = [
        SentenceTemplate(
            key,
            en: """
                Are people who are alike treated alike? {rows:count} people were each put beside the {neighbours} most like them in \
                {features:count} features: on average {value:percent} of those have the same decision (consistency). If decisions had nothing to do \
                with the features, it would be about {chance:percent} (p = {p:3}).
                """,
            nl: """
                Worden mensen die op elkaar lijken gelijk behandeld? {rows:count} mensen zijn elk gelegd naast de {neighbours} die er in \
                {features:count} eigenschappen het meest op lijken: gemiddeld {value:percent} daarvan kreeg hetzelfde besluit (consistency). Als \
                besluiten niets met de eigenschappen te maken hadden, zou dat ongeveer {chance:percent} zijn (p = {p:3}).
                """)
    ]
}
