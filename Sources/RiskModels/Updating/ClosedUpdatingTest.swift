// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Whether an old model suffices for new rows, and if not, how much of it must be learned anew: a closed test procedure.
///
/// The largest model adds to the old one's log-odds x an intercept, a slope and columns for each feature (a line or a restricted cubic spline,
/// a column for each level and for each kind of missing value). The old model as it is, with another intercept, and with another intercept and
/// slope are special cases of it, and are tested against it in this order, each at the full level: the first that is not rejected is taken. The
/// probability of
/// taking more than is needed is then at most the level.
///
/// Tests are likelihood ratios; with clusters, sampling or selection weights Wald's with the sandwich. Columns that say what others say, or that
/// separate the outcome, are left out.
/// Source: Vergouwe et al. (2017), Statistics in Medicine 36, 4529-4539.
public struct ClosedUpdatingTest: Hashable, Sendable {
    /// The test of one step against the largest model.
    public struct Result: Hashable, Sendable {
        /// `asItIs`, `intercept` or `interceptAndSlope`.
        public let step: UpdatingStep
        public let statistic: Double
        public let degreesOfFreedom: Int
        public let p: Double
    }

    public let results: [Result]
    /// The level of the tests.
    public let level: Double

    /// The smallest step that is not rejected; `nil` where all are.
    public var sufficient: UpdatingStep? { results.first { $0.p >= level }?.step }

    /// - Parameters:
    ///   - logOdds: the old model's, one a row.
    ///   - design: the columns of each feature, without those of the old model.
    init(_ logOdds: [Double], _ design: LogisticDesign, _ rows: FitRows, level: Double, progress: ProgressMonitor) throws {
        self.level = level
        let offset = rows.offset.map { zip($0, logOdds).map(+) } ?? logOdds
        let n = rows.count
        let base = [Double](repeating: 1, count: n) + logOdds
        // The first column of the design is the intercept.
        var columns = (1..<design.matrix.columns).map { Array(design.matrix.elements[$0 * n..<($0 + 1) * n]) }
        func regression(_ matrix: Matrix) throws -> LogisticFit {
            try LogisticRegression().fit(matrix, outcome: rows.outcome, weights: rows.weights, offset: offset, progress: progress)
        }
        var largest: (fit: LogisticFit, matrix: Matrix)?
        while largest == nil {
            let matrix = Matrix(rows: n, columns: 2 + columns.count, elements: base + columns.flatMap { $0 })
            do {
                largest = (try regression(matrix), matrix)
            } catch LogisticRegressionError.collinear(let left) {
                columns = try Self.leaving(
                    left, columns, error: .parameter("update.from", expected: "a model whose log-odds differ between these rows"))
            } catch LogisticRegressionError.separation(let left) {
                columns = try Self.leaving(left, columns, error: .separatingColumns(["the old model's log-odds"]))
            } catch is LogisticRegressionError {
                throw RiskModelsError.notConverged(model: ModelUpdating.name)
            }
        }
        guard let (fit, matrix) = largest else { throw RiskModelsError.notConverged(model: ModelUpdating.name) }
        let steps: [UpdatingStep] = [.asItIs, .intercept, .interceptAndSlope]
        let covariance = rows.needsSandwich ? rows.covariance(of: fit, matrix, offset: offset) : nil
        results = try steps.enumerated().map { number, step in
            // The coefficients that the step says are 0.
            let tested = Array(number..<matrix.columns)
            let statistic: Double
            if let covariance {
                statistic = try Self.wald(fit.coefficients, covariance, tested)
            } else if number == 0 {
                statistic = rows.deviance(offset, [Double](repeating: 0, count: n), 0) - fit.deviance
            } else {
                statistic = try regression(Matrix(rows: n, columns: number, elements: Array(base.prefix(number * n)))).deviance - fit.deviance
            }
            let p = tested.isEmpty ? 1 : ChiSquared.survival(max(0, statistic), degreesOfFreedom: Double(tested.count))
            return Result(step: step, statistic: max(0, statistic), degreesOfFreedom: tested.count, p: p)
        }
    }

    /// The columns without some of the matrix, of which the first two are intercept and slope.
    private static func leaving(_ left: [Int], _ columns: [[Double]], error: RiskModelsError) throws -> [[Double]] {
        let kept = columns.indices.filter { !left.contains($0 + 2) }
        guard kept.count < columns.count else { throw error }
        return kept.map { columns[$0] }
    }

    private static func wald(_ coefficients: [Double], _ covariance: Matrix, _ tested: [Int]) throws -> Double {
        guard !tested.isEmpty else { return 0 }
        var own = Matrix(rows: tested.count, columns: tested.count)
        for (a, row) in tested.enumerated() {
            for (b, column) in tested.enumerated() { own[a, b] = covariance[row, column] * (a == b ? 1 + 1e-9 : 1) }
        }
        guard let factor = Cholesky(own) else { throw RiskModelsError.notConverged(model: ModelUpdating.name) }
        let values = tested.map { coefficients[$0] }
        return zip(values, factor.solve(values)).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
