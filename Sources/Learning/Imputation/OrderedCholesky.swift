// SPDX-License-Identifier: EUPL-1.2

/// A symmetric positive definite matrix as L L', by loops whose order is fixed.
///
/// A row that is scored elsewhere gets the same bits there: no library decides in which order numbers are added, and any language can follow.
struct OrderedCholesky: Sendable {
    let size: Int
    /// Row after row; zero above the diagonal.
    private let lower: [Double]

    /// - Parameter element: of the lower triangle, by row and column.
    /// - Returns: `nil` when the matrix is not positive definite.
    init?(size: Int, _ element: (Int, Int) -> Double) {
        var lower = [Double](repeating: 0, count: size * size)
        for row in 0..<size {
            let own = row * size
            for column in 0...row {
                let other = column * size
                var sum = element(row, column)
                for inner in 0..<column { sum -= lower[own + inner] * lower[other + inner] }
                if row == column {
                    guard sum > 0, sum.isFinite else { return nil }
                    lower[own + row] = sum.squareRoot()
                } else {
                    lower[own + column] = sum / lower[other + column]
                }
            }
        }
        (self.size, self.lower) = (size, lower)
    }

    subscript(row: Int, column: Int) -> Double { lower[row * size + column] }

    /// x of L L' x = right.
    func solve(_ right: [Double]) -> [Double] {
        var x = right
        for row in 0..<size {
            for inner in 0..<row { x[row] -= lower[row * size + inner] * x[inner] }
            x[row] /= lower[row * size + row]
        }
        for row in (0..<size).reversed() {
            for inner in row + 1..<max(size, row + 1) { x[row] -= lower[inner * size + row] * x[inner] }
            x[row] /= lower[row * size + row]
        }
        return x
    }
}
