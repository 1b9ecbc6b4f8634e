// SPDX-License-Identifier: EUPL-1.2

/// A design matrix with the centre and scale of each column, so that sums of products are well conditioned whatever the units.
///
/// Columns are centred only where the design has a constant column that absorbs the shift.
struct StandardisedDesign: Sendable {
    let matrix: Matrix
    let centre: [Double]
    let scale: [Double]
    /// The first constant column, and its value.
    let constant: (column: Int, value: Double)?

    init(_ matrix: Matrix, weights: [Double]?) {
        self.matrix = matrix
        let rows = matrix.rows
        func column(_ index: Int) -> ArraySlice<Double> { matrix.elements[index * rows..<(index + 1) * rows] }
        constant = (0..<matrix.columns).lazy.compactMap { index -> (Int, Double)? in
            let values = column(index)
            guard let first = values.first, first != 0, values.allSatisfy({ $0 == first }) else { return nil }
            return (index, first)
        }.first.map { (column: $0.0, value: $0.1) }

        var (centres, scales) = ([Double](), [Double]())
        let total = weights.map(Sum.exact) ?? Double(rows)
        for index in 0..<matrix.columns {
            let values = column(index)
            var centre = 0.0
            if let constant, index != constant.column {
                centre = Sum.exact(count: rows) { values[values.startIndex + $0] * (weights?[$0] ?? 1) } / total
            }
            let square = Sum.exact(count: rows) { row in
                let deviation = values[values.startIndex + row] - centre
                return deviation * deviation * (weights?[row] ?? 1)
            }
            let deviation = (square / total).squareRoot()
            // A column that is constant but for rounding has no scale of its own: it is collinear, and found to be so.
            let spread = deviation > 1e-13 * max(centre.magnitude, .leastNormalMagnitude)
            centres.append(centre)
            scales.append(spread ? deviation : .infinity)
        }
        (centre, scale) = (centres, scales)
    }

    /// Coefficients in the units of the design, of coefficients of the standardised columns.
    func original(_ standardised: [Double]) -> [Double] {
        var result = zip(standardised, scale).map { $0 / $1 }
        if let constant {
            let shift = result.indices.reduce(0) { $0 + result[$1] * centre[$1] }
            result[constant.column] -= shift / constant.value
        }
        return result
    }

    /// A covariance in the units of the design, of one of the standardised coefficients.
    func original(covariance: Matrix) -> Matrix {
        var half = covariance
        for column in 0..<half.columns {
            let values = original((0..<half.rows).map { covariance[$0, column] })
            for row in 0..<half.rows { half[row, column] = values[row] }
        }
        var result = half
        for row in 0..<half.rows {
            let values = original((0..<half.columns).map { half[row, $0] })
            for column in 0..<half.columns { result[row, column] = values[column] }
        }
        return result
    }
}
