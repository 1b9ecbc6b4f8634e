// SPDX-License-Identifier: EUPL-1.2

import Learning

/// The coefficients whose shapes are as they must be, at every level of every partner.
///
/// At a place of feature j, the sum over its bins of f_j plus that of each of its pairs must not be negative, for every choice of a level of
/// each partner, in any combination: what a row's score does when only j changes. The choices of a pair include "its part of the main
/// effect", so that the curve of j that is shown, alone or with one pair, obeys too. There are as many rows as combinations, but the
/// one violated most takes the worst choice of each pair apart.
struct ShapeCone: LinearCone {
    /// A place, and what was chosen of each pair.
    struct Name: Hashable, Sendable {
        let place: Int
        let choices: [Int]
    }

    private struct Place: Sendable {
        let main: [SparseRow.Entry]
        /// For each pair whose groups change here: a row for each choice.
        let pairs: [[SparseRow]]
    }

    let stencils: [ShapeStencil]
    private let places: [Place]

    var isEmpty: Bool { places.isEmpty }

    init(_ stencils: [ShapeStencil], _ layout: BinLayout, _ parts: PairParts) {
        self.stencils = stencils
        places = stencils.map { stencil in
            let term = layout.terms[stencil.feature]
            let main = stencil.weights.map { SparseRow.Entry(term.offset + $0.bin, $0.weight) }
            let pairs = parts.sides(of: stencil.feature).compactMap { side -> [SparseRow]? in
                var groups = [Double](repeating: 0, count: side.ofMain.count)
                for entry in stencil.weights { groups[side.ofMain.group[entry.bin]] += entry.weight }
                // Rounding must not make a weight of what cancels.
                groups = groups.map { $0.magnitude < 1e-12 ? 0 : $0 }
                guard groups.contains(where: { $0 != 0 }) else { return nil }
                return side.levels.indices.map { SparseRow(adding: side.level($0, groups)) } + [SparseRow(adding: side.average(groups))]
            }
            return Place(main: main, pairs: pairs)
        }
    }

    /// The worst choice of each pair at a place.
    private func worst(_ place: Int, at x: [Double]) -> (choices: [Int], value: Double) {
        var value = places[place].main.reduce(0) { $0 + $1.value * x[$1.index] }
        let choices = places[place].pairs.map { rows -> Int in
            var worst = (choice: 0, value: Double.infinity)
            for (choice, row) in rows.enumerated() {
                let value = row.dot(x)
                if value < worst.value { worst = (choice, value) }
            }
            value += worst.value
            return worst.choice
        }
        return (choices, value)
    }

    func mostViolated(at x: [Double], below limit: Double, except skipped: Set<Name>) -> Name? {
        var found: (name: Name, value: Double)?
        for place in places.indices {
            let (choices, value) = worst(place, at: x)
            guard value < found?.value ?? limit else { continue }
            let name = Name(place: place, choices: choices)
            if !skipped.contains(name) { found = (name, value) }
        }
        return found?.name
    }

    func row(_ name: Name) -> SparseRow {
        let place = places[name.place]
        return SparseRow(adding: place.main + zip(place.pairs, name.choices).flatMap { $0[$1].entries })
    }

    /// The feature that a row is about.
    func feature(_ name: Name) -> Int { stencils[name.place].feature }
}
