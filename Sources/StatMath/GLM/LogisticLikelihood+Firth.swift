// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

extension LogisticLikelihood {
    /// Firth's score at one place: sum of [w (y - p) + h (1/2 - p)] x, with h the leverage of a row.
    struct FirthScore {
        var gradient: [Double]
        /// The information of the rows and of h/2 events and h/2 non-events beside each: what a step divides by.
        var hessian: Matrix
    }

    private static let blockRows = 4096

    /// A row that stands for w rows has w times the leverage of one.
    ///
    /// - Parameter information: factor of the point's Hessian, which has no penalty.
    func firthScore(at point: Point, information: Cholesky, progress: ProgressMonitor?) throws(Cancelled) -> FirthScore {
        let columns = design.matrix.columns
        let beta = design.original(point.coefficients)
        // The leverage is w p (1 - p) |L^-1 z|^2, with z the standardised row.
        let right = information.inverseFactor().transposed()
        let chunks = RowChunks(rows: design.matrix.rows, columns: columns)
        let pieces = try parallelMap(chunks.count, progress: progress) { chunk in
            let range = chunks[chunk]
            let predictor = design.matrix.product(with: beta, rows: range, plus: offset)
            var residual = [Double](repeating: 0, count: range.count), curvature = residual
            for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.blockRows) {
                let block = start..<min(range.upperBound, start + Self.blockRows)
                let lengths = design.standardised(rows: block).times(right).squaredRowLengths
                for row in block {
                    let position = row - range.lowerBound, eta = predictor[position], weight = weights?[row] ?? 1
                    let probability = Logistic.expit(eta), variance = probability * Logistic.expit(-eta)
                    let leverage = weight * variance * lengths[row - block.lowerBound]
                    residual[position] = weight * ((outcome[row] == 1 ? 1 : 0) - probability) + leverage * (0.5 - probability)
                    curvature[position] = (weight + leverage) * variance
                }
            }
            return design.sums(rows: range, of: residual, products: curvature)
        }
        var score = FirthScore(gradient: Array(repeating: 0, count: columns), hessian: Matrix(rows: columns, columns: columns))
        for piece in pieces {
            for index in piece.vector.indices { score.gradient[index] += piece.vector[index] }
            for index in piece.matrix.elements.indices { score.hessian.elements[index] += piece.matrix.elements[index] }
        }
        return score
    }
}

extension StandardisedDesign {
    fileprivate func standardised(rows range: Range<Int>) -> Matrix {
        var block = Matrix(rows: range.count, columns: matrix.columns)
        for column in 0..<matrix.columns {
            for row in range { block[row - range.lowerBound, column] = (matrix[row, column] - centre[column]) / scale[column] }
        }
        return block
    }
}

extension Matrix {
    fileprivate var squaredRowLengths: [Double] {
        var lengths = [Double](repeating: 0, count: rows)
        for column in 0..<columns {
            for row in 0..<rows { lengths[row] += self[row, column] * self[row, column] }
        }
        return lengths
    }
}
