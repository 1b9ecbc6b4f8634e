// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The covariance of quantities of which only some draws are known, positive definite: correlations shrunken towards none.
///
/// Source: Schaefer and Strimmer (2005), Statistical Applications in Genetics and Molecular Biology 4, 32, target D: the shrinkage that
/// minimises the expected squared error of the correlations.
enum ShrunkenCovariance {
    /// - Parameter deviations: of each quantity, its draws less their centre.
    static func of(_ deviations: [[Double]]) -> Matrix {
        let size = deviations.count, count = Double(deviations.first?.count ?? 0)
        let scale = deviations.map { own in count > 0 ? (own.reduce(0) { $0 + $1 * $1 } / count).squareRoot() : 0 }
        let unit = zip(deviations, scale).map { own, scale in own.map { scale > 0 ? $0 / scale : 0 } }
        var result = Matrix(rows: size, columns: size)
        var (variances, squares) = (0.0, 0.0)
        for a in 0..<size {
            result[a, a] = scale[a] * scale[a]
            for b in 0..<a {
                let products = zip(unit[a], unit[b]).map { $0 * $1 }
                let correlation = products.reduce(0, +) / count
                let spread = products.reduce(0) { $0 + ($1 - correlation) * ($1 - correlation) }
                if count > 1 { variances += count / ((count - 1) * (count - 1) * (count - 1)) * spread }
                squares += correlation * correlation
                result[a, b] = correlation
            }
        }
        // A little in any case: as many quantities as draws have no factor without.
        let kept = 1 - min(1, max(0.01, squares > 0 ? variances / squares : 1))
        for a in 0..<size {
            for b in 0..<a {
                result[a, b] *= kept * scale[a] * scale[b]
                result[b, a] = result[a, b]
            }
        }
        return result
    }
}
