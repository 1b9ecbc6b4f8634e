// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

extension Splitter {
    /// Folds that hold out whole areas: of every area, rows judged by a fit without it.
    ///
    /// Areas are dealt to the folds from the largest on, each to the fold that has the fewest rows so far. A family with rows on both sides is not
    /// learned from, unless siblings are kept. Rows without an area are always learned from, never judged.
    /// - Parameter count: the most folds; each area is one of its own where there are no more.
    /// - Throws: `CohortsError` when there are no two areas.
    public func areaFolds(of training: RowSet<Training>, _ parameters: SplitParameters, count: Int = 10) throws(CohortsError) -> [Fold] {
        guard let areas else { throw .splitLeavesNothing(part: LocalizedText(en: "of two areas", nl: "van twee gebieden")) }
        var rows: [String: [Int]] = [:]
        for row in training.indices where !areas[row].isEmpty { rows[areas[row], default: []].append(row) }
        let order = rows.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        let folds = min(count, order.count)
        guard folds > 1 else { throw .splitLeavesNothing(part: LocalizedText(en: "of two areas", nl: "van twee gebieden")) }
        var heldOut = [[Int]](repeating: [], count: folds)
        for (_, members) in order {
            let lightest = heldOut.indices.min { (heldOut[$0].count, $0) < (heldOut[$1].count, $1) } ?? 0
            heldOut[lightest] += members
        }
        return try heldOut.map { members throws(CohortsError) in
            var isHeldOut = [Bool](repeating: false, count: universe.count)
            for row in members { isHeldOut[row] = true }
            var isJudged = [Bool](repeating: false, count: familyNumbers.count)
            if parameters.siblings == .dropFromTraining { for row in members { isJudged[Int(familyNumbers.index[row])] = true } }
            let isMember = isHeldOut.indices.map { training.contains($0) && !isHeldOut[$0] && !isJudged[Int(familyNumbers.index[$0])] }
            let others = RowSet<Training>(universe, isMember: isMember)
            guard others.count > 0 else { throw .splitLeavesNothing(part: LocalizedText(en: "to learn from", nl: "om van te leren")) }
            return Fold(training: others, heldOut: RowSet<HeldOut>(universe, isMember: isHeldOut))
        }
    }
}
