// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

extension ChainRun {
    /// Draws levels of a variable that has some.
    mutating func levels(_ step: VisitedStep, generator: inout Philox) throws(MissingDataError) -> DrawnValues {
        let variable = plan.variables[step.index]
        guard case .levels(let codes, let count) = variable.content else { throw .cannotImpute(column: variable.name) }
        let observed = variable.observed.indices.map { codes[Int($0)] }
        if let hierarchy = variable.hierarchy { return .levels(descend(hierarchy, step, codes: observed, generator: &generator)) }
        return .levels(try drawLevels(step, codes: observed, count: count, generator: &generator))
    }

    /// - Parameters:
    ///   - codes: levels of the rows in which the variable has a value.
    ///   - count: how many levels there are; those that never occur are never drawn.
    mutating func drawLevels(_ step: VisitedStep, codes: [Int32], count: Int, generator: inout Philox) throws(MissingDataError) -> [Int32] {
        try drawLevels(step, codes: codes, count: count, shifts: [nil], generator: &generator)[0]
    }

    /// - Parameter shifts: each is drawn from the same parameters and random numbers; its level is one of `0..<count`.
    /// - Returns: one list a shift.
    mutating func drawLevels(
        _ step: VisitedStep, codes: [Int32], count: Int, shifts: [LevelScores.Shift?], generator: inout Philox
    ) throws(MissingDataError) -> [[Int32]] {
        let variable = plan.variables[step.index]
        let dense = DenseCodes(codes, count: count), used = plan.used[step.index]
        guard dense.levels.count > 1 else {
            return shifts.map { _ in [Int32](repeating: dense.levels.first ?? 0, count: step.items.count) }
        }
        let scores: LevelScores
        if let found = discriminantScores(step.index, dense, used: used, generator: &generator) {
            scores = found
        } else if plan.variables[step.index].method == .discriminant {
            // Nothing tells the levels apart.
            scores = DiscriminantModel.shares(dense.counts, columns: used.count, &generator)
        } else {
            scores = try regressionScores(step.index, codes: dense.codes, levels: dense.levels.count, used: used, generator: &generator)
        }
        return shifts.map { shift in
            let own = shift.flatMap { shift in
                dense.levels.firstIndex(of: Int32(shift.level)).map { LevelScores.Shift(level: $0, logOdds: shift.logOdds) }
            }
            return scores.draw(step.drawn, streams: step.streams, items: step.items, shift: own).map { dense.levels[Int($0)] }
        }
    }

    /// - Returns: `nil` for a variable of another method, or where classes are not told apart by normal predictors.
    private func discriminantScores(_ index: Int, _ dense: DenseCodes, used: [Int], generator: inout Philox) -> LevelScores? {
        guard plan.variables[index].method == .discriminant else { return nil }
        let rows = matrix.gather(plan.variables[index].observed, columns: used)
        return DiscriminantModel(rows: rows, codes: dense.codes, levels: dense.levels.count)?.draw(&generator)
    }

    private mutating func regressionScores(
        _ index: Int, codes: [Int32], levels: Int, used: [Int], generator: inout Philox
    ) throws(MissingDataError) -> LevelScores {
        let sample = Self.sampled(codes, levels: levels, generator: &generator), learned = sample.places
        let observed = plan.variables[index].observed.indices
        let rows = matrix.gather(RowList(learned.map { observed[$0] }), columns: used), own = learned.map { codes[$0] }
        let n = Double(plan.rowCount)
        let mean = used.map { products[$0, 0] / n }
        let deviation = zip(used, mean).map { column, mean in
            (max(0, products[column, column] - n * mean * mean) / max(1, n - 1)).squareRoot()
        }
        let model = MultinomialRegression(rows: rows, codes: own, levels: levels, mean: mean, deviation: [0] + deviation.dropFirst())
        guard let fit = model.fit(from: modes[index]) ?? model.fit(from: nil) else {
            throw .notConverged(column: plan.variables[index].name, iterations: model.maximumIterations)
        }
        modes[index] = fit.mode
        var coefficients = MultinomialRegression.draw(fit, shares: sample.fractions, generator: &generator)
        // The first column that is used is constant.
        for level in 0..<levels { coefficients[level][0] -= log(sample.fractions[level]) }
        return LevelScores(coefficients: coefficients)
    }

    /// Most rows that a regression of levels learns from at a visit. What it loses is far less than what the missing values leave open.
    private static let mostRegressionRows = 250_000

    /// Rows with a value that a regression learns from.
    private struct LevelSample {
        /// Among the rows with a value.
        let places: [Int]
        /// For each level, which share of its rows is there. Where levels are sampled unequally only the constant of each is off, by the logarithm of
        /// its fraction (Prentice and Pyke 1979, Biometrika 66, 403-411).
        let fractions: [Double]
    }

    /// All rows, or of very many evenly spread ones, others at each visit. A level that none of those has is learned from all rows that have it.
    private static func sampled(_ codes: [Int32], levels: Int, generator: inout Philox) -> LevelSample {
        guard codes.count > mostRegressionRows else {
            return LevelSample(places: Array(codes.indices), fractions: [Double](repeating: 1, count: levels))
        }
        let first = generator.uniform(), step = Double(codes.count) / Double(mostRegressionRows)
        var chosen = (0..<mostRegressionRows).map { min(codes.count - 1, Int((Double($0) + first) * step)) }
        var seen = [Bool](repeating: false, count: levels)
        for place in chosen { seen[Int(codes[place])] = true }
        let fractions = seen.map { $0 ? 1 / step : 1 }
        guard seen.contains(false) else { return LevelSample(places: chosen, fractions: fractions) }
        chosen += codes.indices.filter { !seen[Int(codes[$0])] }
        return LevelSample(places: chosen.sorted(), fractions: fractions)
    }
}
