// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

extension ChainRun {
    /// Predictive mean matching: donors by their estimated prediction, recipients by a drawn one.
    ///
    /// - Returns: the row that gives each value.
    mutating func match(_ step: VisitedStep, nearest: Int, generator: inout Philox) throws(MissingDataError) -> [Int32] {
        let fit = try regression(step)
        let givers = plan.blocks.first { $0.lead == step.index && $0.donors.count > 0 }?.donors ?? plan.variables[step.index].observed
        return match(step, fit: fit, givers: givers, nearest: nearest, generator: &generator)
    }

    private func match(
        _ step: VisitedStep, fit: FittedNormalRegression, givers: RowList, nearest: Int, generator: inout Philox
    ) -> [Int32] {
        let draw = fit.draw(&generator).coefficients(of: plan.used[step.index])
        let pool = Donors(predictions: matrix.predictions(fit.coefficients, columns: fit.columns), rows: givers.indices)
        return pool.draw(for: step.drawn.predictions(draw), nearest: nearest, streams: step.streams, items: step.items)
    }

    /// A normal draw around the drawn prediction.
    mutating func normal(
        _ step: VisitedStep, bounds: ClosedRange<Double>?, generator: inout Philox
    ) throws(MissingDataError) -> DrawnValues {
        let variable = plan.variables[step.index]
        let draw = try regression(step).draw(&generator)
        let predictions = step.drawn.predictions(draw.coefficients(of: plan.used[step.index]))
        var isWhole = false
        if case .amounts(_, true) = variable.content { isWhole = true }
        let sigma = draw.sigma * variable.scale
        let words = step.streams.blocks(0, of: step.items)
        return .amounts(
            predictions.enumerated().map { place, prediction in
                let mean = Double(prediction) * variable.scale + variable.centre
                let value = Self.draw(mean: mean, sigma: sigma, bounds: bounds, uniform: words.uniform(place))
                return isWhole ? value.rounded() : value
            })
    }

    /// A normal draw, by the inverse of its distribution between the bounds.
    static func draw(mean: Double, sigma: Double, bounds: ClosedRange<Double>?, uniform: Double) -> Double {
        guard let bounds else { return mean + sigma * Normal.quantile(uniform) }
        guard sigma > 0 else { return min(max(mean, bounds.lowerBound), bounds.upperBound) }
        var (low, high) = ((bounds.lowerBound - mean) / sigma, (bounds.upperBound - mean) / sigma)
        // The lower tail has more digits than the upper one.
        let isMirrored = low > 0
        if isMirrored { (low, high) = (-high, -low) }
        let (from, to) = (Normal.cdf(low), Normal.cdf(high))
        let p = min(max(from + uniform * (to - from), .leastNormalMagnitude), 1 - 0x1p-53)
        let z = min(max(Normal.quantile(p), low), high)
        return min(max(mean + sigma * (isMirrored ? -z : z), bounds.lowerBound), bounds.upperBound)
    }

    /// First whether the amount is the point, then how much it is otherwise.
    mutating func semicontinuous(
        _ step: VisitedStep, point: Double, nearest: Int, generator: inout Philox
    ) throws(MissingDataError) -> DrawnValues {
        let variable = plan.variables[step.index]
        guard case .amounts(let own, _) = variable.content else { throw .cannotImpute(column: variable.name) }
        let codes = variable.observed.indices.map { own[Int($0)] == point ? Int32(0) : 1 }
        let isAmount = try drawLevels(step, codes: codes, count: 2, generator: &generator)
        let places = isAmount.indices.filter { isAmount[$0] == 1 }
        var result = DrawnValues.amounts([Double](repeating: point, count: isAmount.count))
        guard !places.isEmpty else { return result }
        let givers = RowList(variable.observed.indices.filter { own[Int($0)] != point })
        let rows = places.map { step.items[$0] }
        let part = VisitedStep(
            index: step.index, name: step.name, drawn: matrix.gather(RowList(rows), columns: plan.used[step.index]), items: rows, isWhole: false,
            streams: step.furtherStreams,
            furtherStreams: step.furtherStreams)
        let fit = try regression(step.index, products: products(of: givers, for: step.index), rows: givers.count)
        let chosen = match(part, fit: fit, givers: givers, nearest: nearest, generator: &generator)
        result.put(.taken(variable.content, rows: chosen), at: places)
        return result
    }

    /// The regression of a column of numbers on its predictors, over the rows in which it has a value.
    private mutating func regression(_ step: VisitedStep) throws(MissingDataError) -> FittedNormalRegression {
        let index = step.index, variable = plan.variables[index]
        var observed = products
        if variable.unobserved.count > plan.rowCount / 2 {
            observed = products(of: variable.observed, for: index)
        } else {
            let isAtHand = step.isWhole && variable.unobserved.count == variable.missing.count
            let rest = isAtHand ? products(step.drawn, for: index) : products(of: variable.unobserved, for: index)
            for place in observed.elements.indices { observed.elements[place] -= rest.elements[place] }
        }
        return try regression(index, products: observed, rows: variable.observedCount)
    }

    /// The sum of z z' over some rows, in the columns that a variable is drawn from and its own; 0 elsewhere.
    private func products(of rows: RowList, for index: Int) -> Matrix {
        products(matrix.gather(rows, columns: plan.used[index] + Array(plan.variables[index].design)), for: index)
    }

    private func products(_ rows: GatheredRows, for index: Int) -> Matrix {
        let columns = plan.used[index] + Array(plan.variables[index].design), own = rows.products()
        var result = Matrix(rows: plan.width, columns: plan.width)
        for (place, column) in columns.enumerated() {
            for (other, row) in columns.enumerated() { result[row, column] = own[other, place] }
        }
        return result
    }

    private mutating func regression(_ index: Int, products: Matrix, rows: Int) throws(MissingDataError) -> FittedNormalRegression {
        let variable = plan.variables[index]
        // What is left after a subtraction is rounding where nothing was added.
        let used = plan.used[index].filter { products[$0, $0] > 1e-9 * Double(rows) }
        guard
            let fit = NormalRegression().fit(products: products, target: variable.design.lowerBound, predictors: used, rows: rows)
        else { throw .notPositiveDefinite(column: variable.name) }
        if fit.ridge > 0 { ridges.insert(index) }
        return fit
    }
}
