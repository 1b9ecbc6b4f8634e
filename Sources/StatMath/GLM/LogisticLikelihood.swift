// SPDX-License-Identifier: EUPL-1.2

import Basics

/// The Bernoulli likelihood of a design, with its derivatives for the standardised coefficients.
struct LogisticLikelihood: Sendable {
    let design: StandardisedDesign
    let outcome: [UInt8]
    let weights: [Double]?
    let offset: [Double]?
    /// Of the coefficients in the units of the design.
    var penalty: LogisticPenalty?

    /// The likelihood at one place.
    struct Point: Sendable {
        /// Of the standardised columns.
        var coefficients: [Double]
        var deviance: Double
        /// Twice the penalty.
        var penalty = 0.0
        /// Of the log-likelihood minus the penalty.
        var gradient: [Double]
        /// Minus the second derivative of the log-likelihood, plus that of the penalty.
        var hessian: Matrix
        /// The largest linear predictor in absolute value.
        var largestPredictor: Double

        /// What is minimised.
        var objective: Double { deviance + penalty }
    }

    func evaluate(_ coefficients: [Double], progress: ProgressMonitor?) throws(Cancelled) -> Point {
        let rows = design.matrix.rows, columns = design.matrix.columns
        let beta = design.original(coefficients)
        let chunks = RowChunks(rows: rows, columns: columns)
        let pieces = try parallelMap(chunks.count, progress: progress) { chunk in
            let range = chunks[chunk]
            let predictor = design.matrix.product(with: beta, rows: range, plus: offset)
            var residual = [Double](repeating: 0, count: range.count), curvature = residual
            var deviance = Sum(), largest = 0.0
            for position in range.indices {
                let row = range.lowerBound + (position - range.startIndex)
                let eta = predictor[row - range.lowerBound], weight = weights?[row] ?? 1
                let event = outcome[row] == 1
                let probability = Logistic.expit(eta)
                deviance.add(2 * weight * Logistic.log1pexp(event ? -eta : eta))
                residual[row - range.lowerBound] = weight * ((event ? 1 : 0) - probability)
                curvature[row - range.lowerBound] = weight * probability * Logistic.expit(-eta)
                if weight > 0 { largest = max(largest, eta.magnitude) }
            }
            let sums = design.sums(rows: range, of: residual, products: curvature)
            return (deviance: deviance.value, gradient: sums.vector, hessian: sums.matrix, largest: largest)
        }
        var point = Point(
            coefficients: coefficients, deviance: Sum.exact(pieces.map(\.deviance)), gradient: [Double](repeating: 0, count: columns),
            hessian: Matrix(rows: columns, columns: columns), largestPredictor: pieces.reduce(0) { max($0, $1.largest) })
        for piece in pieces {
            for index in piece.gradient.indices { point.gradient[index] += piece.gradient[index] }
            for index in piece.hessian.elements.indices { point.hessian.elements[index] += piece.hessian.elements[index] }
        }
        if let value = penalty?.value(at: coefficients, unit: design.scale.map { 1 / $0 }) {
            point.penalty = value.deviance
            for index in point.gradient.indices { point.gradient[index] += value.gradient[index] }
            for index in point.hessian.elements.indices { point.hessian.elements[index] += value.hessian.elements[index] }
        }
        return point
    }

    /// Columns of which earlier columns explain all but 1e-10 of the (weighted) squares.
    func collinearColumns(progress: ProgressMonitor?) throws(Cancelled) -> [Int] {
        let chunks = RowChunks(rows: design.matrix.rows, columns: design.matrix.columns)
        let pieces = try parallelMap(chunks.count, progress: progress) { chunk in
            let range = chunks[chunk]
            return design.sums(rows: range, of: nil, products: range.map { weights?[$0] ?? 1 }).matrix
        }
        var gram = Matrix(rows: design.matrix.columns, columns: design.matrix.columns)
        for piece in pieces {
            for index in piece.elements.indices { gram.elements[index] += piece.elements[index] }
        }
        return gram.dependentColumns(tolerance: 1e-10)
    }

    /// Whether moving along `direction` (of the standardised coefficients) takes no row away from its outcome, and some towards it.
    func separates(_ direction: [Double]) -> Bool {
        let rows = design.matrix.rows
        let moves = design.matrix.product(with: design.original(direction), rows: 0..<rows, plus: nil)
        var towards = 0.0, away = 0.0
        for row in 0..<rows where (weights?[row] ?? 1) > 0 {
            let move = outcome[row] == 1 ? moves[row] : -moves[row]
            towards = max(towards, move)
            away = max(away, -move)
        }
        return towards > 0 && away <= 1e-3 * towards
    }

    func fitted(_ point: Point, covariance: Matrix, iterations: Int) -> LogisticFit {
        let coefficients = design.original(point.coefficients)
        return LogisticFit(
            coefficients: coefficients, covariance: design.original(covariance: covariance), deviance: point.deviance, iterations: iterations)
    }
}

/// Rows cut into pieces by the size of the data alone, so that sums have one order on any machine.
struct RowChunks: Sendable {
    let rows: Int
    let count: Int

    /// Few enough pieces for their Hessians to fit in memory, many enough to share out.
    init(rows: Int, columns: Int) {
        self.rows = rows
        count = max(1, min(rows / 4096, 4_194_304 / max(1, columns * columns)))
    }

    subscript(index: Int) -> Range<Int> { rows * index / count..<rows * (index + 1) / count }
}
