// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// Folds that move forward in time: each year is judged by a fit of the years before it, as a model in use would be.
///
/// Source: Tashman (2000), International Journal of Forecasting 16, 437-450.
struct RollingOrigin {
    let years: [Int?]
    let families: [UInt64]
    let parameters: SplitParameters
    let days: SplitDays?

    /// The last year with rows: the one that stays closed.
    func lastYear(of eligible: [Bool]) -> Int? { eligible.indices.lazy.compactMap { eligible[$0] ? years[$0] : nil }.max() }

    /// - Throws: `CohortsError` when there are no two years to learn from.
    func folds(of training: RowSet<Training>) throws(CohortsError) -> [Fold] {
        let universe = training.universe
        let known = Set(training.indices.compactMap { years[$0] }).sorted()
        var folds: [Fold] = []
        for year in known.dropFirst() {
            let heldOut = RowSet<HeldOut>(universe, isMember: (0..<universe.count).map { training.contains($0) && years[$0] == year })
            let judged = parameters.siblings == .dropFromTraining ? Set(heldOut.indices.map { families[$0] }) : []
            var isMember = (0..<universe.count).map { row in
                training.contains(row) && years[row].map { $0 < year } ?? false && !judged.contains(families[row])
            }
            if parameters.embargo == .drop, let days {
                for row in days.late(RowSet<Training>(universe, isMember: isMember), before: heldOut) { isMember[row] = false }
            }
            let earlier = RowSet<Training>(universe, isMember: isMember)
            guard earlier.count > 0 else {
                throw .splitLeavesNothing(part: LocalizedText(en: "to learn from before \(year)", nl: "om van te leren vóór \(year)"))
            }
            folds.append(Fold(training: earlier, heldOut: heldOut))
        }
        guard !folds.isEmpty else {
            throw .splitLeavesNothing(part: LocalizedText(en: "of two years before the last", nl: "van twee jaren vóór het laatste"))
        }
        return folds
    }
}
