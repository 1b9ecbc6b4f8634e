// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

extension LogisticDesign {
    /// The same columns, then those of the curves: last, so that a curve gives way where it says what other columns say.
    ///
    /// - Parameters:
    ///   - curves: one a feature.
    ///   - rows: the training rows of the design.
    ///   - weights: case weights, for means.
    func bending(_ curves: [RestrictedCubicSpline?], _ features: Features, rows: [Int], weights: [Double]?) -> LogisticDesign {
        var result = self
        result.curves = curves
        var elements: [Double] = []
        for (feature, (column, curve)) in zip(features.columns, curves).enumerated() {
            guard let curve, case .numeric(let values) = column.values else { continue }
            var columns = [[Double]](repeating: Array(repeating: 0, count: rows.count), count: curve.count)
            let known = rows.indices.filter { column.missingKind(rows[$0]) == 0 }
            for row in known {
                for (index, value) in curve.basis(values[rows[row]]).dropFirst().enumerated() { columns[index][row] = value }
            }
            let total = known.reduce(0) { $0 + (weights?[$1] ?? 1) }
            func mean(_ value: (Int) -> Double) -> Double { known.reduce(0) { $0 + (weights?[$1] ?? 1) / total * value($1) } }
            let centre = mean { values[rows[$0]] }
            let spread = mean { (values[rows[$0]] - centre) * (values[rows[$0]] - centre) }
            result.trends[feature] = columns.map { column in
                let middle = mean { column[$0] }
                return mean { (values[rows[$0]] - centre) * (column[$0] - middle) } / spread
            }
            if let standIn = standIns[feature] { result.standIns[feature] = standIn + columns.map { column in mean { column[$0] } } }
            result.sources += columns.indices.map { .bend(feature: feature, index: $0) }
            elements += columns.flatMap { $0 }
        }
        result.matrix = Matrix(rows: rows.count, columns: result.sources.count, elements: matrix.elements + elements)
        return result
    }

    /// What one step of a column is, to say something of its coefficient beforehand: the difference of its two values, or its standard
    /// deviation where it has more.
    ///
    /// Source: Gelman, Jakulin, Pittau and Su (2008), Annals of Applied Statistics 2, 1360-1383, section 2.1: binary inputs are not scaled by their
    /// standard deviation, which for a rare level is near 0.
    func unit(of column: Int, weights: [Double]?) -> Double {
        let values = matrix.columns(column..<column + 1).elements
        let counted = values.indices.filter { (weights?[$0] ?? 1) > 0 }
        guard let first = counted.first.map({ values[$0] }), let second = counted.first(where: { values[$0] != first }).map({ values[$0] }) else {
            return 1
        }
        if counted.allSatisfy({ values[$0] == first || values[$0] == second }) { return (second - first).magnitude }
        let total = Sum.exact(count: counted.count) { weights?[counted[$0]] ?? 1 }
        let mean = Sum.exact(count: counted.count) { (weights?[counted[$0]] ?? 1) * values[counted[$0]] } / total
        let squares = Sum.exact(count: counted.count) { index in
            let row = counted[index]
            return (weights?[row] ?? 1) * (values[row] - mean) * (values[row] - mean)
        }
        return (squares / total).squareRoot()
    }
}
