// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Newton steps inside the cone of the shapes: the minimum of the quadratic expansion over all coefficients that obey.
///
/// The minimum without shapes, theta + (H+P)^-1 g, is projected onto the cone in the metric of H+P.
struct ConstrainedStep {
    private let factor: any PositiveDefiniteSolver
    private var projector: ConeProjector<ShapeCone>?
    private(set) var active: [ShapeCone.Name]

    /// - Parameter active: rows that held before: prepared all at once.
    init(_ cone: ShapeCone, _ factor: some PositiveDefiniteSolver, active: [ShapeCone.Name]) {
        (self.factor, self.active) = (factor, active)
        guard !cone.isEmpty else { return }
        var projector = ConeProjector(cone) { factor.solve($0) }
        projector.prepare(active, factor)
        self.projector = projector
    }

    /// - Returns: the step, and what the cone pushes back with: G'mu, so that (H+P) step = gradient + G'mu. Empty without shapes.
    mutating func step(from theta: [Double], _ gradient: [Double]) -> (step: [Double], reaction: [Double]) {
        let free = factor.solve(gradient)
        guard var projector else { return (free, []) }
        let found = projector.project(zip(theta, free).map { $0 + $1 })
        self.projector = projector
        active = found.active
        var reaction = [Double](repeating: 0, count: theta.count)
        for (name, multiplier) in zip(found.active, found.multipliers) { projector.cone.row(name).add(multiplier, to: &reaction) }
        return (zip(found.point, theta).map { $0 - $1 }, reaction)
    }
}

extension ConeProjector where Cone == ShapeCone {
    /// Solves for some rows at once, which is much quicker than one by one.
    mutating func prepare(_ names: [ShapeCone.Name], _ factor: some PositiveDefiniteSolver) {
        guard !names.isEmpty else { return }
        let rows = names.map(cone.row)
        let right = Matrix(rows: factor.size, columns: rows.count, elements: rows.flatMap { $0.dense(factor.size) })
        let solved = factor.solve(right)
        for (index, name) in names.enumerated() {
            learn(name, rows[index], solved: Array(solved.elements[index * factor.size..<(index + 1) * factor.size]))
        }
    }
}

extension ShapeCone {
    /// The nearest coefficients that obey, every coefficient counted alike: a place to start from.
    func entered(from theta: [Double]) -> [Double] {
        guard !isEmpty else { return theta }
        var projector = ConeProjector(self) { $0 }
        return projector.project(theta).point
    }
}
