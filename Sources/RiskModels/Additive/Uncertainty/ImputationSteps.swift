// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// How far the coefficients of each completed table lie from those of the fit on the means of their sums: one Newton step on the table's own sums,
/// theta_t = theta + (H_t + P)^-1 (g_t - P theta). Their spread is the variance between imputations (methods 5).
struct ImputationSteps {
    /// R with R'R = (1 + 1/m) B: a row a table.
    let root: Matrix

    init(_ solution: AdditiveSolution, progress: ProgressMonitor) throws {
        let problem = solution.problem, rows = problem.rows, count = rows.copies, size = problem.layout.dimension
        guard let origin = rows.origin, count > 1 else {
            root = Matrix(rows: 0, columns: size)
            return
        }
        let penalty = problem.penaltyGradient(solution.theta, solution.smoothing)
        let steps = try (0..<count).map { table -> [Double] in
            try progress.checkCancellation()
            let own = origin.indices.filter { origin[$0].table == table }
            let matrix = try problem.matrix.selecting(own), weights = own.map { solution.rows.weights[$0] }
            let sums = try BinSums(matrix, gradients: own.map { solution.rows.gradients[$0] }, weights: weights, progress: progress)
            var hessian = try problem.hessian(Cooccurrence(matrix, layout: problem.layout, weights: weights, sums: sums, progress: progress))
            // A copy has one m-th of its row's weight.
            for index in hessian.elements.indices { hessian.elements[index] *= Double(count) }
            problem.addPenalties(solution.smoothing, to: &hessian)
            guard let factor = Cholesky(consume hessian) else { throw RiskModelsError.notConverged(model: AdditiveParameters.name) }
            return factor.solve(zip(problem.likelihoodGradient(sums), penalty).map { Double(count) * $0 - $1 })
        }
        let factor = ((1 + 1 / Double(count)) / Double(count - 1)).squareRoot()
        var root = Matrix(rows: count, columns: size)
        for column in 0..<size {
            let mean = Sum.exact(count: count) { steps[$0][column] } / Double(count)
            for table in 0..<count { root[table, column] = factor * (steps[table][column] - mean) }
        }
        self.root = root
    }
}

extension Posterior {
    /// The share of the variance of some estimates that is between completed tables, on average over rows.
    ///
    /// - Parameter weights: of the rows of each estimate.
    func missingInformation(of range: Range<Int>, weights: [Double]) -> Double {
        let parts = zip(range, weights).reduce((between: 0.0, total: 0.0)) { sum, item in
            (sum.between + item.1 * variances[item.0].between, sum.total + item.1 * variances[item.0].total)
        }
        return parts.total > 0 ? parts.between / parts.total : 0
    }
}
