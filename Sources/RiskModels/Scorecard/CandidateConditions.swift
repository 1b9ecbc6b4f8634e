// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// The conditions among which cards are compared.
///
/// Few-valued features: a cut between any two neighbours. Others: where the additive model's shape bends most, and quintiles. Nominal
/// features: their most frequent levels. Each kind of missing. Conditions that say the same, or the opposite, of an earlier one are
/// left out, as are those that hold or fail in too few rows.
struct CandidateConditions {
    let parameters: ScorecardParameters
    let data: TrainingData
    let rows: [Int]
    let matrix: BinnedMatrix
    let counted: BinCounts
    let progress: ProgressMonitor

    func all() throws -> ConditionColumns {
        let shapes = try needsShapes ? AdditiveParameters(binning: parameters.binning).fit(data, progress: progress) : nil
        let found = try parallelMap(matrix.featureCount, progress: progress) { feature in
            matrix.bins[feature].isNumeric ? cuts(feature, shapes) : levels(feature)
        }
        return ConditionColumns(entries: found.flatMap { $0 })
    }

    private var needsShapes: Bool {
        matrix.bins.contains { $0.isNumeric && $0.valueBinCount > parameters.cutsPerFeature + 1 }
    }

    private func cuts(_ feature: Int, _ shapes: AdditiveModel?) -> [ConditionColumns.Entry] {
        let bins = matrix.bins[feature], column = data.features.columns[feature]
        let counts = Array(matrix.rowCounts[feature][..<bins.valueBinCount])
        var positions = Array(1..<max(1, bins.valueBinCount))
        if positions.count > parameters.cutsPerFeature {
            let quintiles = parameters.cutsPerFeature > 5 ? ShapeCuts.quantiles(weights: counts, groups: 5) : []
            positions = Array(Set(bends(feature, shapes, besides: quintiles.count) + quintiles)).sorted()
        }
        let plain = PlainCuts(column, rows: rows, bins: bins) { matrix.code(column: feature, row: $0) }
        let keepsEdges = parameters.binning.significantDigits != nil
        let numeric = positions.compactMap { position -> ConditionColumns.Entry? in
            guard case .numeric(let edges) = bins.scale, let words = plain.cut(before: position) else { return nil }
            let cut = keepsEdges ? edges[position - 1] : words
            let kind: ScorecardCondition.Kind = plain.hasTwoValues && !keepsEdges ? .isValue(cut) : .atLeast(cut)
            return entry(feature, kind) { $0 >= position && $0 < bins.valueBinCount }
        }
        return numeric + missing(feature)
    }

    /// Where the shape bends most, as fine bins; none for a feature that is in no shape.
    private func bends(_ feature: Int, _ shapes: AdditiveModel?, besides others: Int) -> [Int] {
        let bins = matrix.bins[feature]
        guard let shapes, let term = shapes.terms.first(where: { $0.bins.feature == bins.feature }),
            let shape = shapes.scoringModel().terms.first(where: { $0.bins.feature == bins.feature })?.coefficients.map(\.logOdds),
            case .numeric(let fine) = bins.scale, case .numeric(let edges) = term.bins.scale
        else { return [] }
        let bends = ShapeCuts.positions(
            values: Array(shape.prefix(term.bins.valueBinCount)), weights: Array(term.rows.prefix(term.bins.valueBinCount)),
            limit: max(1, parameters.cutsPerFeature - others))
        // A bin of the shape begins where a fine bin begins.
        return bends.compactMap { bend in fine.firstIndex(of: edges[bend - 1]).map { $0 + 1 } }
    }

    private func levels(_ feature: Int) -> [ConditionColumns.Entry] {
        let bins = matrix.bins[feature], counts = matrix.rowCounts[feature]
        guard case .nominal(let levels) = bins.scale else { return [] }
        let frequent = levels.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(parameters.cutsPerFeature).sorted()
        return frequent.compactMap { level in entry(feature, .level(levels[level])) { $0 == level } } + missing(feature)
    }

    private func missing(_ feature: Int) -> [ConditionColumns.Entry] {
        let bins = matrix.bins[feature]
        return bins.missing.indices.compactMap { kind in
            entry(feature, .missing(bins.missing[kind])) { $0 == bins.valueBinCount + kind }
        }
    }

    /// - Returns: `nil` when the condition holds or fails in too few rows.
    private func entry(_ feature: Int, _ kind: ScorecardCondition.Kind, _ holds: (Int) -> Bool) -> ConditionColumns.Entry? {
        let truth = (0..<matrix.bins[feature].count).map(holds)
        var rows = (with: 0.0, without: 0.0), events = rows
        for (bin, holds) in truth.enumerated() {
            if holds {
                rows.with += counted.rows[feature][bin]
                events.with += counted.events[feature][bin]
            } else {
                rows.without += counted.rows[feature][bin]
                events.without += counted.events[feature][bin]
            }
        }
        let least = Double(max(parameters.minimumRows, parameters.binning.minimumRows)), leastEvents = Double(parameters.binning.minimumEvents)
        guard min(rows.with, rows.without) >= least, min(events.with, events.without) >= leastEvents else { return nil }
        let bins = matrix.bins[feature]
        let isComplete = bins.missing.isEmpty && matrix.rowCounts[feature][bins.otherBin] == 0
        var canTurn = false
        if case .atLeast = kind { canTurn = isComplete }
        return ConditionColumns.Entry(
            condition: ScorecardCondition(feature: bins.feature, kind: kind), feature: feature, holds: truth, canTurn: canTurn)
    }
}

extension PatternTable {
    /// Conditions that say something of their own: not what an earlier one says, nor its opposite, nor the same of all rows.
    var distinctConditions: [Int] {
        var seen: Set<[Bool]> = []
        let held = (0..<count).filter { rows[$0] > 0 }
        return (0..<conditionCount).filter { condition in
            let truth = held.map { holds(condition, in: $0) }
            guard let first = truth.first, truth.contains(!first) else { return false }
            // One of a condition and its opposite stands for both.
            return seen.insert(first ? truth.map { !$0 } : truth).inserted
        }
    }
}
