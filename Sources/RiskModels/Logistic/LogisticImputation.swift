// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// The coefficients of each completed table, before they are put together: what a joint test over imputations needs.
public struct ImputedCoefficients: Hashable, Sendable {
    /// As the coefficients of the model are named, in this order.
    public let terms: [String]
    /// The feature of each; `nil` for the intercept.
    public let features: [String?]
    /// `estimates[table][coefficient]`.
    public let estimates: [[Double]]
    /// One a table; the sandwich's where the model's are.
    public let covariances: [Matrix]
    /// Of each coefficient the share of its variance that is between tables: (1 + 1/m) B / T.
    public let missingInformation: [Double]
}

extension LogisticParameters {
    /// One regression on several completed tables: the columns of all are the same (levels, knots and references are of all rows together), each
    /// table has its own estimate, and Rubin's rules put these together (Rubin 1987, equations 3.1.2 to 3.1.6).
    ///
    /// How it is estimated is the same in every table: where one needs Firth's estimate all get it.
    /// - Throws: as `fit(_:progress:)`.
    public func fit(_ data: ImputedTrainingData, progress: ProgressMonitor) throws -> LogisticModel {
        guard data.count > 1 else { return try fit(data.first, progress: progress) }
        try validate()
        let indices = data.first.rows.indices, stacked = Features(stacking: data.tables, rows: indices)
        let all = try FitRows(stacking: data, rows: indices), rows = try FitRows(data.first, rows: indices), places = Array(0..<all.count)
        let design = try design(stacked, places, all, progress)
        func fitted(_ design: LogisticDesign) throws -> LogisticModel {
            let estimate = try estimate(design, rows, tables: data.count, progress)
            return try LogisticModel(estimate, design: design, rows: rows, seed: seed, resamples: resamples)
        }
        do {
            return try fitted(design)
        } catch LogisticRegressionError.collinear(let columns) where columns.allSatisfy(design.isDispensable) {
            return try fitted(design.without(columns))
        } catch let error as LogisticRegressionError {
            throw error.named(by: design)
        }
    }

    private func estimate(_ design: LogisticDesign, _ rows: FitRows, tables: Int, _ progress: ProgressMonitor) throws -> LogisticEstimate {
        func estimates(_ estimation: LogisticEstimation) throws -> [LogisticEstimate] {
            try (0..<tables).map { table in
                progress.report("fit", table, of: tables)
                return try LogisticEstimator(
                    design: design.table(table, of: tables), rows: rows, estimation: estimation, priors: priors, resamples: resamples, seed: seed,
                    progress: progress
                ).estimate()
            }
        }
        var found = try estimates(estimation)
        if let firth = found.first(where: { $0.choice.estimation == .firth })?.choice,
            found.contains(where: { $0.choice.estimation != .firth })
        {
            found = try estimates(.firth).map { $0.chosen(firth) }
        }
        return LogisticEstimate(pooling: found)
    }
}

extension LogisticDesign {
    /// The rows of one completed table, where the rows of all stand below each other.
    func table(_ table: Int, of tables: Int) -> LogisticDesign {
        let count = matrix.rows / tables
        var result = self, elements: [Double] = []
        elements.reserveCapacity(count * matrix.columns)
        for column in 0..<matrix.columns {
            let first = column * matrix.rows + table * count
            elements += matrix.elements[first..<first + count]
        }
        result.matrix = Matrix(rows: count, columns: matrix.columns, elements: elements)
        return result
    }
}

extension LogisticEstimate {
    /// The mean of the estimates, with T = W + (1 + 1/m) B.
    init(pooling tables: [LogisticEstimate]) {
        let m = Double(tables.count), size = tables[0].fit.coefficients.count
        func mean(_ value: (LogisticEstimate) -> Double) -> Double { Sum.exact(count: tables.count) { value(tables[$0]) } / m }
        let centre = (0..<size).map { index in mean { $0.fit.coefficients[index] } }
        var total = Matrix(rows: size, columns: size), between = total, model = total
        for column in 0..<size {
            for row in 0..<size {
                let spread = Sum.exact(count: tables.count) { table in
                    (tables[table].fit.coefficients[row] - centre[row]) * (tables[table].fit.coefficients[column] - centre[column])
                }
                between[row, column] = (1 + 1 / m) * spread / (m - 1)
                total[row, column] = mean { $0.covariance[row, column] } + between[row, column]
                model[row, column] = mean { $0.fit.covariance[row, column] } + between[row, column]
            }
        }
        let errors = tables[0].bootstrapErrors.indices.map { index in
            (mean { $0.bootstrapErrors[index] * $0.bootstrapErrors[index] } + between[index, index]).squareRoot()
        }
        self.init(
            fit: LogisticFit(
                coefficients: centre, covariance: model, deviance: mean { $0.fit.deviance },
                iterations: tables.map(\.fit.iterations).max() ?? 0),
            covariance: total, choice: tables[0].choice, bootstrapErrors: errors, tables: tables)
    }

    func chosen(_ choice: LogisticChoice) -> LogisticEstimate {
        LogisticEstimate(
            fit: fit, covariance: covariance, choice: choice, bootstrapErrors: bootstrapErrors, comparisons: comparisons,
            unusedPriors: unusedPriors)
    }

    /// What the tables' estimates say of the columns of a design, in another order; `nil` where nothing was imputed.
    func imputed(_ order: [Int], names: [String], feature: (Int) -> String?) -> ImputedCoefficients? {
        guard tables.count > 1 else { return nil }
        return ImputedCoefficients(
            terms: order.map { names[$0] }, features: order.map(feature), estimates: tables.map { table in order.map { table.fit.coefficients[$0] } },
            covariances: tables.map { table in
                var result = Matrix(rows: order.count, columns: order.count)
                for (column, from) in order.enumerated() {
                    for (row, to) in order.enumerated() { result[row, column] = table.covariance[to, from] }
                }
                return result
            },
            missingInformation: order.map { index in
                let within = Sum.exact(count: tables.count) { tables[$0].covariance[index, index] } / Double(tables.count)
                return covariance[index, index] > 0 ? max(0, 1 - within / covariance[index, index]) : 0
            })
    }
}
