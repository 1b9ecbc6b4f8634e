// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// The coefficients of a design with draws from their normal approximation, and the model file's terms that they make.
struct SampledColumns {
    private let estimates: [Double]
    private let covariance: Matrix
    /// `draws[coefficient][draw]`.
    private let draws: [[Double]]

    init(_ estimates: [Double], _ covariance: Matrix, seed: UInt64) throws {
        (self.estimates, self.covariance) = (estimates, covariance)
        var padded = covariance
        // A sandwich of more coefficients than clusters has no Cholesky factor: a trace on the diagonal gives it one.
        for index in 0..<padded.rows { padded[index, index] *= 1 + 1e-9 }
        guard let factor = Cholesky(padded) else { throw RiskModelsError.notConverged(model: LogisticParameters.name) }
        var result = estimates.map { _ in [Double](repeating: 0, count: Posterior.drawCount) }
        for draw in 0..<Posterior.drawCount {
            var random = Philox(seed: seed, stage: "posterior-draws", item: UInt64(draw))
            let normals = estimates.map { _ in Normal.quantile(random.uniform()) }
            for row in estimates.indices {
                let deviation = (0...row).reduce(0) { $0 + factor.lower[row, $1] * normals[$1] }
                result[row][draw] = ScoringModel.rounded(draw: estimates[row] + deviation)
            }
        }
        draws = result
    }

    func coefficient(_ column: Int) -> ScoringModel.Coefficient {
        ScoringModel.Coefficient(
            logOdds: estimates[column], standardError: max(0, covariance[column, column]).squareRoot(), draws: draws[column])
    }

    func terms(_ design: LogisticDesign) -> [ScoringModel.Term] {
        design.bins.indices.map { feature in
            let bins = design.bins[feature]
            var term = ScoringModel.Term(bins: bins, coefficients: Array(repeating: .zero(draws: Posterior.drawCount), count: bins.count))
            let slope = design.sources.firstIndex(of: .slope(feature: feature))
            // A bend that was left out has no effect.
            let bends = (0..<(design.curves[feature]?.count ?? 0)).map { design.sources.firstIndex(of: .bend(feature: feature, index: $0)) }
            term.slope = slope.map(coefficient)
            if let curve = design.curves[feature] {
                term.spline = ScoringModel.Spline(
                    knots: curve.knots, slopes: bends.map { $0.map(coefficient) ?? .zero(draws: Posterior.drawCount) })
            }
            if let means = design.standIns[feature] { term.coefficients[bins.otherBin] = sum([slope] + bends, times: means) }
            for (index, source) in design.sources.enumerated() {
                if case .bin(feature, let bin) = source { term.coefficients[bin] = coefficient(index) }
            }
            return term
        }
    }

    /// A sum of coefficients, each times a factor; one without a column is 0.
    private func sum(_ columns: [Int?], times factors: [Double]) -> ScoringModel.Coefficient {
        let parts = zip(columns, factors).compactMap { column, factor in column.map { (column: $0, factor: factor) } }
        let variance = parts.reduce(0) { sum, one in
            sum + parts.reduce(0) { $0 + one.factor * covariance[one.column, $1.column] * $1.factor }
        }
        return ScoringModel.Coefficient(
            logOdds: parts.reduce(0) { $0 + $1.factor * estimates[$1.column] }, standardError: max(0, variance).squareRoot(),
            draws: (0..<Posterior.drawCount).map { draw in
                ScoringModel.rounded(draw: parts.reduce(0) { $0 + $1.factor * draws[$1.column][draw] })
            })
    }
}
