// SPDX-License-Identifier: EUPL-1.2

extension LogisticFit {
    /// Covariance of the coefficients that does not lean on the model: V J V, with V the inverse information and J the sum over
    /// clusters of s s', s the sum of the scores w (y - p) x of a cluster's rows.
    ///
    /// Source: Huber (1967); White (1982), Econometrica 50, 1-25; clusters: Liang and Zeger (1986), Biometrika 73, 13-22. No small-sample factor.
    ///
    /// - Parameters: the data of the fit, and
    ///   - penalty: its second derivative P is added to information and J alike, so that what is known beforehand counts once:
    ///     (H+P)^-1 (J+P) (H+P)^-1 (methods 10).
    ///   - clusters: cluster of each row, in `0..<clusterCount`; `nil` for each row on its own.
    public func sandwichCovariance(
        _ design: Matrix, outcome: [UInt8], weights: [Double]? = nil, offset: [Double]? = nil, penalty: LogisticPenalty? = nil,
        clusters: [Int32]? = nil, clusterCount: Int = 0
    ) -> Matrix {
        precondition(design.columns == coefficients.count && outcome.count == design.rows, "the design and outcomes of the fit")
        precondition(clusters.map { $0.count == design.rows } ?? true, "one cluster a row")
        let standardised = StandardisedDesign(design, weights: weights)
        let predictor = predictor(design, offset: offset)
        var residual = predictor, curvature = predictor
        for row in predictor.indices {
            let weight = weights?[row] ?? 1, probability = Logistic.expit(predictor[row])
            residual[row] = weight * (Double(outcome[row]) - probability)
            curvature[row] = weight * probability * Logistic.expit(-predictor[row])
        }
        let rows = 0..<design.rows
        let prior = penalty?.value(at: zip(coefficients, standardised.scale).map { $0 * $1 }, unit: standardised.scale.map { 1 / $0 }).hessian
        let information = standardised.sums(rows: rows, of: nil, products: curvature).matrix.plus(prior)
        guard let bread = Cholesky(information)?.inverse() else { return covariance }
        let meat: Matrix
        if let clusters {
            let scores = standardised.clusterSums(of: residual, clusters: clusters, count: clusterCount)
            let ones = [Double](repeating: 1, count: clusterCount)
            meat = StandardisedDesign(unscaled: scores).sums(rows: 0..<clusterCount, of: nil, products: ones).matrix
        } else {
            meat = standardised.sums(rows: rows, of: nil, products: residual.map { $0 * $0 }).matrix
        }
        return standardised.original(covariance: bread.sandwich(around: meat.plus(prior)))
    }
}

extension StandardisedDesign {
    /// The columns as they are.
    fileprivate init(unscaled matrix: Matrix) {
        self.matrix = matrix
        centre = Array(repeating: 0, count: matrix.columns)
        scale = Array(repeating: 1, count: matrix.columns)
        constant = nil
    }

    /// Sums of value times standardised row within clusters: clusters x columns.
    fileprivate func clusterSums(of values: [Double], clusters: [Int32], count: Int) -> Matrix {
        var result = Matrix(rows: count, columns: matrix.columns)
        for column in 0..<matrix.columns {
            for row in 0..<matrix.rows {
                result[Int(clusters[row]), column] += values[row] * (matrix[row, column] - centre[column]) / scale[column]
            }
        }
        return result
    }
}

extension Matrix {
    fileprivate func plus(_ other: Matrix?) -> Matrix {
        guard let other else { return self }
        return Matrix(rows: rows, columns: columns, elements: zip(elements, other.elements).map(+))
    }

    /// A M A for a symmetric A (this one) and a symmetric M of which only the lower triangle is read.
    fileprivate func sandwich(around meat: Matrix) -> Matrix {
        var half = Matrix(rows: rows, columns: columns), result = half
        for column in 0..<columns {
            for inner in 0..<columns {
                let factor = inner >= column ? meat[inner, column] : meat[column, inner]
                for row in 0..<rows { half[row, column] += self[row, inner] * factor }
            }
        }
        for column in 0..<columns {
            for inner in 0..<columns {
                let factor = self[inner, column]
                for row in 0..<rows { result[row, column] += half[row, inner] * factor }
            }
        }
        return result
    }
}
