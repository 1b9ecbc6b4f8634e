// SPDX-License-Identifier: EUPL-1.2

extension LogisticLikelihood {
    /// What must be added to every log-odds for the (weighted) mean risk to be the share of events: Newton's method, kept in a bracket.
    ///
    /// - Parameter coefficients: of the standardised columns.
    func interceptShift(at coefficients: [Double]) -> Double {
        let rows = design.matrix.rows
        let predictor = design.matrix.product(with: design.original(coefficients), rows: 0..<rows, plus: offset)
        let events = Sum.exact(count: rows) { outcome[$0] == 1 ? weights?[$0] ?? 1 : 0 }
        var shift = 0.0, low = -Double.infinity, high = Double.infinity
        for _ in 0..<200 {
            let excess = Sum.exact(count: rows) { (weights?[$0] ?? 1) * Logistic.expit(predictor[$0] + shift) } - events
            if excess > 0 { high = shift } else { low = shift }
            if excess.magnitude <= 1e-14 * events { break }
            let slope = Sum.exact(count: rows) { row in
                let eta = predictor[row] + shift
                return (weights?[row] ?? 1) * Logistic.expit(eta) * Logistic.expit(-eta)
            }
            var next = shift - excess / slope
            if !(next > low && next < high) || (next - shift).magnitude > 8 {
                next = low.isFinite && high.isFinite ? low / 2 + high / 2 : shift + (excess > 0 ? -8 : 8)
            }
            if next == shift { break }
            shift = next
        }
        return shift
    }
}
