// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import StatMath

/// What screening would do to families: of each 1,000 that are screened, how many are found, missed, and referred without need, at each of several
/// capacities, for all and by group. One cut serves all groups.
public struct ScreeningView: Hashable, Sendable {
    /// Below 1 shares of the rows that can be reached, from 1 numbers of rows.
    public var capacities: [Double]
    /// A group with fewer rows gets no numbers.
    public var minimumRows: Int

    /// From a hundredth to a fifth of the families.
    public static let usual = [0.01, 0.02, 0.05, 0.1, 0.2]

    public init(capacities: [Double] = usual, minimumRows: Int = 20) {
        (self.capacities, self.minimumRows) = (capacities, minimumRows)
    }

    /// Where a row can end. The raw value is its evidence key after `screening.`.
    public enum Part: String, CaseIterable, Sendable {
        /// Selected, with the outcome.
        case found
        /// With the outcome, not selected.
        case missed
        /// Selected, without the outcome.
        case referredWithoutNeed = "referred-without-need"

        var cells: ConfusionCells {
            switch self {
            case .found: .truePositives
            case .missed: .falseNegatives
            case .referredWithoutNeed: .falsePositives
            }
        }
    }

    /// - Parameters:
    ///   - selections: who is reached at each capacity.
    ///   - groupings: of the same rows; `nil` for all rows together.
    public func evaluate(_ predictions: Predictions, selections: [Selection], groupings: [RowGrouping]?, context: FindingContext) -> [Finding] {
        guard predictions.count > 0 else { return [] }
        let design = predictions.design
        let clusters = design.clusters.map { ClusterOrder($0, count: design.clusterCount) }
        let whole = RowGrouping(attribute: "", groups: [[:]], codes: [Int32](repeating: 0, count: predictions.count))
        return (groupings ?? [whole]).flatMap { grouping -> [Finding] in
            // Rows that belong to no group are a last one, which is not shown.
            let codes = grouping.codes.map { $0 < 0 ? Int32(grouping.groups.count) : $0 }
            return selections.flatMap { selection -> [Finding] in
                let cells = predictions.outcome.indices.map { 2 * predictions.outcome[$0] + (selection.isReached[$0] ? 1 : 0) }
                let confusion = GroupedConfusion(
                    cells: cells, groups: codes, groupCount: grouping.groups.count + 1, design: design, clusters: clusters)
                return grouping.groups.indices.flatMap { group -> [Finding] in
                    var context = context
                    context.about.at = selection.at
                    if groupings != nil { (context.about.attribute, context.about.group) = (grouping.attribute, grouping.groups[group]) }
                    return findings(confusion, group, of: predictions, context)
                }
            }
        }
    }

    private func findings(_ confusion: GroupedConfusion, _ group: Int, of predictions: Predictions, _ context: FindingContext) -> [Finding] {
        let counts = confusion.counts[group], rows = counts.rows
        guard rows > 0 else { return [] }
        let isPrinted = rows >= minimumRows
        return Part.allCases.map { part in
            let share = isPrinted ? confusion.estimate(ConfusionShare(part.cells, of: .all), in: .group(group)) : nil
            let key = "screening.\(part.rawValue)"
            return Finding(
                key: key, about: context.about, value: share?.value, interval: share?.wilson(),
                method: share.map { _ in predictions.design.isSimple ? "wilson" : "wilson-effective" }, count: share?.count, total: rows,
                verdict: .information, reason: share == nil ? "screening.too-few" : nil,
                support: Support(
                    cells: ConfusionCells.each.map { counts.count($0) }, weighted: predictions.design.weights != nil, rows: context.rows,
                    by: context.by + [context.about.attribute].compactMap { $0 }),
                stage: context.stage, says: Sentence(share == nil ? "screening.too-few" : key + (context.about.group == nil ? "" : ".group")))
        }
    }
}
