// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath

/// For each pattern of gaps a model of the features that a row with that pattern has; nothing is filled in.
///
/// A pattern's model is learned from all rows that have its features (its parent), and then set right in level for the pattern's own rows, shrunk
/// to the parent where they are few. Patterns are the most frequent ones; a row with another gets the model of most of its features.
/// Source: Fletcher Mercaldo and Blume (2020), Biostatistics 21, 236-252 (pattern submodels, and complete-case submodels as their parents).
struct PatternSubmodels {
    /// More patterns than this are so rare that their models would differ by chance.
    static let mostPatterns = 20

    let study: StrategyRows
    let model: ModelChoice

    /// Which of the features with gaps a row lacks: their places among those.
    private typealias Pattern = Set<Int>

    private struct Submodel {
        let pattern: Pattern
        let file: ModelFile
        let features: Features
        let recalibration: PatternRecalibration
    }

    /// Out of fold.
    func risks(progress: ProgressMonitor) throws -> StrategyRisks {
        let gaps = gaps, patterns = patterns(gaps)
        var count = 0
        var parts: [TreatedScores] = []
        for (number, fold) in study.folds.enumerated() {
            progress.report("fit", number + 1, of: study.folds.count + 1)
            let submodels = try submodels(fold, gaps, patterns, progress: progress), rows = fold.heldOut.indices
            guard !submodels.isEmpty else { return .impossible(StrategySentences.notFitted) }
            count = max(count, submodels.count)
            parts.append(TreatedScores(rows: rows, tables: [StoredScores(try scores(rows, submodels, patterns))], weights: nil))
        }
        var risks = try StrategyRisks(parts)
        risks.submodels = count
        return risks
    }

    /// Features with gaps.
    private var gaps: [FeatureColumn] {
        study.data.features.columns.filter { column in study.structural.gaps(of: column).contains(true) }
    }

    /// Of each row of the universe.
    private func patterns(_ gaps: [FeatureColumn]) -> [Pattern] {
        var result = [Pattern](repeating: [], count: study.data.features.rowCount)
        for (place, column) in gaps.enumerated() {
            for (row, isGap) in study.structural.gaps(of: column).enumerated() where isGap { result[row].insert(place) }
        }
        return result
    }

    private func submodels(
        _ fold: Fold, _ gaps: [FeatureColumn], _ patterns: [Pattern], progress: ProgressMonitor
    ) throws -> [Submodel] {
        let training = fold.training.indices
        var counts: [Pattern: Int] = [:]
        for row in training { counts[patterns[row], default: 0] += 1 }
        let frequent = counts.sorted { first, second in
            first.value == second.value
                ? first.key.sorted().lexicographicallyPrecedes(second.key.sorted()) : first.value > second.value
        }.prefix(Self.mostPatterns).map(\.key)
        // The last has no feature with gaps: it can score any row.
        let all = Set(gaps.indices), wanted = frequent.contains(all) ? Array(frequent) : frequent + [all]
        return try wanted.compactMap { pattern in
            try progress.checkCancellation()
            return try submodel(pattern, training, fold, gaps, patterns, progress: progress)
        }
    }

    /// - Returns: `nil` where too few rows have the features, or no feature is left.
    private func submodel(
        _ pattern: Pattern, _ training: [Int], _ fold: Fold, _ gaps: [FeatureColumn], _ patterns: [Pattern], progress: ProgressMonitor
    ) throws -> Submodel? {
        let lacking = Set(pattern.map { gaps[$0].name })
        let parents = training.filter { patterns[$0].isSubset(of: pattern) }, own = parents.filter { patterns[$0] == pattern }
        let isParent = patterns.indices.map { fold.training.contains($0) && patterns[$0].isSubset(of: pattern) }
        let features = Features(
            rowCount: study.data.features.rowCount, columns: study.data.features.columns.filter { !lacking.contains($0.name) }
        ).known(in: parents)
        guard !features.columns.isEmpty else { return nil }
        var plain = model
        plain.resamples = 0
        do {
            let data = study.data.with(features: features, weights: study.data.weights).restricted(to: fold.training.marked(isParent))
            let file = try plain.fit(data, progress: progress).model(outcome: study.outcome)
            // Where all rows are the pattern's own there is nothing to set right.
            let rows = own.count == parents.count ? [] : own
            let risk = try file.scores(features, rows: rows).risk
            let recalibration = PatternRecalibration(
                logOdds: risk.map { Logistic.logit(min(1 - 1e-9, max(1e-9, $0))) }, outcome: rows.map { study.data.outcome[$0] },
                weights: study.data.weights.map { weights in rows.map { weights.values[$0] } })
            return Submodel(pattern: pattern, file: file, features: features, recalibration: recalibration)
        } catch let error where StrategyFitStage.isOfTheRows(error) {
            return nil
        }
    }

    private func scores(_ rows: [Int], _ submodels: [Submodel], _ patterns: [Pattern]) throws -> Scores {
        var members = [[Int]](repeating: [], count: submodels.count)
        for (place, row) in rows.enumerated() {
            let able = submodels.indices.filter { patterns[row].isSubset(of: submodels[$0].pattern) }
            guard let chosen = able.min(by: { (submodels[$0].pattern.count, $0) < (submodels[$1].pattern.count, $1) }) else {
                throw StudyError.noCompleteRow
            }
            members[chosen].append(place)
        }
        var risk = [Double](repeating: 0, count: rows.count)
        for (submodel, places) in zip(submodels, members) where !places.isEmpty {
            let parent = try submodel.file.scores(submodel.features, rows: places.map { rows[$0] }).risk
            for (place, value) in zip(places, parent) {
                let isOwn = patterns[rows[place]] == submodel.pattern
                risk[place] = isOwn ? submodel.recalibration.applied(to: value) : value
            }
        }
        return Scores(risk: risk)
    }
}

/// The level of a model on some rows: logit p = a + logit(risk), with a normal around 0. No slope: on rows that the model learned from it would say
/// how much the model was held back, not how far it is off.
struct PatternRecalibration {
    /// Prior standard deviation, on the log-odds scale: what a pattern of gaps changes beyond the features is seldom more.
    private static let spread = 0.5

    private(set) var level = 0.0

    /// The posterior mode; no change without rows.
    init(logOdds: [Double], outcome: [UInt8], weights: [Double]?) {
        let precision = 1 / (Self.spread * Self.spread)
        for _ in 0..<50 {
            var slope = -precision * level, curvature = precision
            for row in logOdds.indices {
                let risk = Logistic.expit(level + logOdds[row]), weight = weights?[row] ?? 1
                slope += weight * (Double(outcome[row]) - risk)
                curvature += weight * risk * (1 - risk)
            }
            let step = slope / curvature
            guard step.isFinite else { return }
            // Newton's method on a concave function; a long first step is cut.
            level += min(2, max(-2, step))
            if step.magnitude < 1e-9 { return }
        }
    }

    func applied(to risk: Double) -> Double {
        level == 0 ? risk : Logistic.expit(level + Logistic.logit(min(1 - 1e-9, max(1e-9, risk))))
    }
}
