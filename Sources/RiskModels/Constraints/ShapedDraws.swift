// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Draws from the posterior whose shapes are as they must be.
///
/// Each is drawn around the minimum without shapes and projected onto the cone in the metric of H+P (Lin and Dunson 2014, Biometrika 101,
/// 303-317), so that where a shape holds with a push many draws lie on its edge. Standard errors are the root mean square distance of the
/// draws from the estimate, which is no centre of theirs there.
struct ShapedDraws {
    /// More than a model file keeps: standard errors come from all of them (4% of Monte Carlo error).
    static let count = 256

    /// One row a draw, one column a coefficient.
    let coefficients: Matrix

    /// - Parameters:
    ///   - root: R with R'R the covariance without shapes.
    ///   - normals: draw by draw, one row a row of R.
    init(_ solution: AdditiveSolution, root: Matrix, normals: Matrix) throws {
        try self.init(solution, deviations: root.transposedTimes(normals))
    }

    /// - Parameter deviations: from the minimum without shapes, one column a draw.
    init(_ solution: AdditiveSolution, deviations: Matrix) throws {
        let cone = solution.problem.known.cone, inverse = solution.inverse
        let centre = solution.unconstrained
        var atEstimate = ConeProjector(cone) { inverse.solve($0) }
        atEstimate.prepare(atEstimate.project(centre).active, inverse)
        let prepared = atEstimate
        let size = centre.count
        // Draws in a few groups, each with rows of its own that it met: what a draw becomes does not depend on the others.
        let width = 32
        let groups = try parallelMap((deviations.columns + width - 1) / width) { group in
            var projector = prepared
            return (group * width..<min(deviations.columns, (group + 1) * width)).map { draw in
                projector.project((0..<size).map { centre[$0] + deviations[$0, draw] }).point
            }
        }
        var result = Matrix(rows: deviations.columns, columns: size)
        for (draw, point) in groups.joined().enumerated() {
            for index in 0..<size { result[draw, index] = point[index] }
        }
        coefficients = result
    }
}
