// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// A form that an effect is drawn towards: strength x D^2 is added to the penalised deviance.
///
/// D^2 is the mean over the K places of the form of the square of d_b, where the effect is not as it must be at place b, and of 0 elsewhere:
/// d_b is by how many log-odds the effect would fall over all its bins (a form that rises), or lie off its chord in the middle (a form that
/// bends), were it everywhere as at that place. So the same effect costs the same, however many bins it runs
/// over; strength 1/s^2 is a normal of standard deviation s
/// on the side that the form forbids. The effect is the feature's own, with what pairs say of it.
struct TendencyTerm: Sendable {
    /// Position of the prior in the knowledge.
    let number: Int
    let strength: Double
    /// d_b, with a minus sign: a row over all coefficients for each place.
    let rows: [SparseRow]

    /// A place at which an effect goes against a form.
    struct Place: Hashable, Sendable {
        let number: Int
        let place: Int
    }

    /// - Returns: `nil` for bins without a place.
    init?(number: Int, strength: Double, _ stencils: [ShapeStencil], _ layout: BinLayout, _ parts: PairParts) {
        guard !stencils.isEmpty else { return nil }
        (self.number, self.strength) = (number, strength)
        let count = Double(stencils.count)
        rows = stencils.map { stencil in
            let term = layout.terms[stencil.feature]
            // A bend is measured against the chord of its neighbours; that of the whole goes with the square of the length.
            let scale = stencil.isBend ? (count + 1) * (count + 1) / 4 : count
            var weights = [Double](repeating: 0, count: term.grouping.count)
            for entry in stencil.weights { weights[entry.bin] += scale * entry.weight }
            return SparseRow(adding: parts.row(of: stencil.feature, weights: weights, at: term.offset))
        }
    }

    /// Where the effect goes against the form.
    func against(_ theta: [Double]) -> [Place] { rows.indices.filter { rows[$0].dot(theta) < 0 }.map { Place(number: number, place: $0) } }

    /// D.
    func departure(_ theta: [Double]) -> Double {
        let squares = rows.reduce(0) { sum, row in
            let excess = min(0, row.dot(theta))
            return sum + excess * excess
        }
        return (squares / Double(rows.count)).squareRoot()
    }

    /// The square of D as if the effect went against the form at some places, whichever they are; `nil` for none.
    func term(at places: Set<Place>) -> ContrastTerm? {
        let chosen = rows.indices.filter { places.contains(Place(number: number, place: $0)) }
        return ContrastTerm(number: number, pulling: chosen.map { rows[$0] }, variance: Double(rows.count) / strength)
    }
}
