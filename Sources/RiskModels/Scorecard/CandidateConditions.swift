// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// The conditions among which cards are compared.
///
/// Few-valued features: a cut between any two neighbours, and the steps of whole numbers. Others: where the additive model's shape bends
/// most, and quintiles. Nominal features: their most frequent levels. Each kind of missing. Conditions that say the same, or the
/// opposite, of an earlier one are left out, as are those that hold or fail in too few rows.
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
        return numeric + missing(feature) + [steps(feature, plain)].compactMap { $0 }
    }

    /// The steps of a feature whose values are 3 or more whole numbers, no more of them than there are cuts.
    private func steps(_ feature: Int, _ plain: PlainCuts) -> ConditionColumns.Entry? {
        let bins = matrix.bins[feature]
        guard parameters.countsSteps, bins.valueBinCount <= parameters.cutsPerFeature + 1, let values = plain.wholeValues,
            let from = values.min(), let to = values.max(), values.count == bins.valueBinCount, values.count > 2, to - from <= Self.mostSteps
        else { return nil }
        let rows = Array(counted.rows[feature][..<values.count]), events = Array(counted.events[feature][..<values.count])
        let total = rows.reduce(0, +), mean = zip(rows, values).reduce(0) { $0 + $1.0 * Double($1.1) } / max(total, 1)
        let variance = zip(rows, values).reduce(0) { $0 + $1.0 * (Double($1.1) - mean) * (Double($1.1) - mean) } / max(total, 1)
        // As of a condition: the most frequent value and the others are each more than a few rows.
        let common = rows.indices.max { rows[$0] < rows[$1] } ?? 0
        guard suffices(rows: total - rows[common], events: events.reduce(0, +) - events[common]), suffices(rows: rows[common], events: events[common])
        else { return nil }
        let counts = values.map { Int32($0 - from) } + Array(repeating: 0, count: bins.count - values.count)
        return ConditionColumns.Entry(
            condition: ScorecardCondition(feature: bins.feature, kind: .steps(from: from, to: to)), feature: feature, counts: counts,
            canTurn: false, scale: 2 * variance.squareRoot())
    }

    /// More would make totals that nobody adds up in the head.
    private static let mostSteps = 20

    private func suffices(rows: Double, events: Double) -> Bool {
        rows >= Double(max(parameters.minimumRows, parameters.binning.minimumRows)) && events >= Double(parameters.binning.minimumEvents)
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
        guard suffices(rows: rows.with, events: events.with), suffices(rows: rows.without, events: events.without) else { return nil }
        let bins = matrix.bins[feature]
        let isComplete = bins.missing.isEmpty && matrix.rowCounts[feature][bins.otherBin] == 0
        var canTurn = false
        if case .atLeast = kind { canTurn = isComplete }
        return ConditionColumns.Entry(
            condition: ScorecardCondition(feature: bins.feature, kind: kind), feature: feature, counts: truth.map { $0 ? 1 : 0 }, canTurn: canTurn,
            scale: 1)
    }
}

extension PatternTable {
    /// Conditions that say something of their own: not what an earlier one says, nor its opposite, nor the same of all rows.
    var distinctConditions: [Int] {
        var seen: Set<[Int32]> = []
        let held = (0..<count).filter { rows[$0] > 0 }
        return (0..<conditionCount).filter { condition in
            let times = held.map { self.times(condition, in: $0) }
            guard let first = times.first, times.contains(where: { $0 != first }) else { return false }
            // One of a condition and its opposite stands for both.
            return seen.insert(condition < yesOrNoCount && first == 1 ? times.map { 1 - $0 } : times).inserted
        }
    }
}
