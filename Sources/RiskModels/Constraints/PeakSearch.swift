// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// Where unimodal effects have their peaks: tried one by one on the quadratic expansion around the fit without these shapes.
///
/// Features in their order, each given the peaks before it. Up to 24 places evenly over the bins, then every bin around the best of them;
/// among equals the lowest.
struct PeakSearch {
    private static let places = 24

    /// Value bins of the features' main effects.
    private(set) var peaks: [Int: Int] = [:]

    /// - Parameter solution: of main effects only, without the unimodal shapes.
    init(_ solution: AdditiveSolution, _ rows: AdditiveRows) {
        let free = solution.unconstrained
        for feature in rows.known.shapedFeatures where rows.known.shapes(of: feature).contains(.unimodal) {
            let term = solution.problem.layout.terms[feature]
            let bins = rows.matrix.bins[feature].grouped(by: term.grouping)
            guard bins.isNumeric else { continue }
            var tried: [Int: Double] = [:]
            func loss(_ bin: Int) -> Double {
                if let known = tried[bin] { return known }
                var trial = peaks
                trial[feature] = bin
                let cone = solution.problem.knowing(rows, peaks: trial).known.cone
                var projector = ConeProjector(cone) { solution.inverse.solve($0) }
                projector.prepare(cone.stencils.indices.map { ShapeCone.Name(place: $0, choices: []) }, solution.inverse)
                let found = projector.project(free)
                // (x - x0)'A(x - x0) = -mu'G x0.
                let value = -zip(found.active, found.multipliers).reduce(0) { $0 + $1.1 * cone.row($1.0).dot(free) }
                tried[bin] = value
                return value
            }
            func best(_ candidates: [Int]) -> Int { candidates.min { (loss($0), $0) < (loss($1), $1) } ?? 0 }
            let step = max(1, bins.valueBinCount / Self.places)
            let first = best(Array(stride(from: 0, to: bins.valueBinCount, by: step)))
            peaks[feature] = best(Array(max(0, first - step + 1)...min(bins.valueBinCount - 1, first + step - 1)))
        }
    }
}

extension AdditiveSolution {
    /// The minimum of the quadratic expansion at the solution, were there no shapes: the solution itself without any.
    var unconstrained: [Double] {
        guard !problem.known.cone.isEmpty else { return theta }
        let slope = zip(problem.likelihoodGradient(sums), problem.penaltyGradient(theta, smoothing)).map { $0 - $1 }
        return zip(theta, inverse.solve(slope)).map { $0 + $1 }
    }
}
