// SPDX-License-Identifier: EUPL-1.2

import StatMath

extension AdditiveSolution {
    /// What became of each prior.
    ///
    /// With A = H+P and the rows C of one prior with covariance V, q = C A^-1 C'. Without that prior the precision is A - C'V^-1C, so the
    /// variance of C theta is S = (q^-1 - V^-1)^-1 and the estimate C theta + S V^-1 (C theta - m): from the factor, without a refit
    /// (Woodbury). Where shapes hold with a push, A^-1 is that of the face they leave. With clusters or sampling weights the error is that
    /// of the sandwich: u' (J+P) u for u = (A - C'V^-1C)^-1 c, less the prior's own part.
    func priorReports(_ knowledge: BoundKnowledge, _ posterior: Posterior, features: Set<String>) -> [PriorReport] {
        let cone = problem.known.cone
        let free = unconstrained
        var projector = ConeProjector(cone) { [inverse] in inverse.solve($0) }
        let found = projector.project(free)
        let face = ActiveFace(cone, found.active, inverse)
        let entries = Dictionary(knowledge.entries.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        return knowledge.knowledge.priors.enumerated().map { number, prior in
            let outcome: PriorReport.Outcome =
                switch prior.statement {
                case .forbidden: .obeyed
                case .threshold: features.contains(prior.feature) ? .obeyed : .unused
                case .shape(let kind):
                    entries[number].flatMap { shape($0.feature, kind, found, free) }.map { .shape($0) } ?? .unused
                case .tendency: problem.known.tendencies.first { $0.number == number }.map { .tendency(tendency($0)) } ?? .unused
                case .effect:
                    problem.known.contrasts.first { $0.number == number }.map { .effects(reports($0, posterior, face, limit: 2)) } ?? .unused
                case .earlier:
                    problem.known.contrasts.first { $0.number == number }.map { term in
                        let share = (1 - Normal.cdf(2)) / Double(term.rows.count)
                        return .effects(reports(term, posterior, face, limit: Normal.quantile(1 - share)))
                    } ?? .unused
                }
            return PriorReport(prior: prior, outcome: outcome)
        }
    }

    private func shape(
        _ feature: Int, _ kind: ShapeKind, _ found: ConeProjector<ShapeCone>.Projection, _ free: [Double]
    ) -> ShapeReport? {
        let cone = problem.known.cone
        let places = cone.stencils.indices.filter { cone.stencils[$0].feature == feature && cone.stencils[$0].isBend == kind.isBend }
        guard !places.isEmpty else { return nil }
        let own = zip(found.active, found.multipliers).filter { places.contains($0.0.place) }
        return ShapeReport(
            held: Set(own.map(\.0.place)).count, places: places.count,
            pull: max(0, -own.reduce(0) { $0 + $1.1 * cone.row($1.0).dot(free) }))
    }

    private func tendency(_ tendency: TendencyTerm) -> TendencyReport {
        let term = problem.known.contrasts.first { $0.number == tendency.number }
        return TendencyReport(
            against: tendency.against(theta).count, places: tendency.rows.count, departure: tendency.departure(theta),
            pull: term.map { pull($0) } ?? 0)
    }

    /// The fall of the penalised deviance without a term, on its quadratic expansion: p'Sp, with p = V^-1 (C theta - m) and S as above.
    private func pull(_ term: ContrastTerm) -> Double? {
        let count = term.rows.count
        var inner = Matrix(rows: count, columns: count)
        for column in 0..<count {
            let solved = inverse.solve(term.rows[column].dense(inverse.size))
            for row in 0..<count { inner[row, column] = term.rows[row].dot(solved) }
        }
        guard let alone = term.withoutIt(inner) else { return nil }
        let pull = term.pull(theta)
        return (0..<count).reduce(0) { sum, row in sum + pull[row] * (0..<count).reduce(0) { $0 + alone[row, $1] * pull[$1] } }
    }

    private func reports(_ term: ContrastTerm, _ posterior: Posterior, _ face: ActiveFace, limit: Double) -> [EffectReport] {
        let count = term.rows.count, size = inverse.size
        let solved = term.rows.map { face.restricted(inverse.solve($0.dense(size)), of: $0) }
        var inner = Matrix(rows: count, columns: count)
        for (column, solved) in solved.enumerated() {
            for row in 0..<count { inner[row, column] = term.rows[row].dot(solved) }
        }
        let alone = term.withoutIt(inner)
        let pull = term.pull(theta)
        return term.rows.indices.map { row in
            let value = term.rows[row].dot(theta)
            var shift = 0.0, error: Double?
            if let alone {
                for column in 0..<count { shift += alone[row, column] * pull[column] }
                let variance = problem.rows.needsSandwich ? sandwich(term, row, solved, alone, posterior.root) : alone[row, row]
                if variance > 0 { error = variance.squareRoot() }
            }
            return EffectReport(
                contrast: term.contrasts[row], prior: term.target[row], priorDeviation: term.covariance[row, row].squareRoot(),
                likelihood: error == nil ? nil : value + shift, likelihoodError: error, posterior: value,
                posteriorError: posterior.error(of: term.rows[row], at: value), conflictLimit: limit)
        }
    }

    /// The sandwich's variance of one contrast without its prior.
    ///
    /// (A - C'V^-1C)^-1 C' = A^-1 C' q^-1 S, so u is a combination of columns of A^-1 C'.
    private func sandwich(_ term: ContrastTerm, _ row: Int, _ solved: [[Double]], _ alone: Matrix, _ root: Matrix) -> Double {
        let count = term.rows.count
        var inner = Matrix(rows: count, columns: count)
        for (column, solved) in solved.enumerated() {
            for row in 0..<count { inner[row, column] = term.rows[row].dot(solved) }
        }
        guard let factor = Cholesky(inner) else { return 0 }
        let shares = factor.solve((0..<count).map { alone[$0, row] })
        // |R w|^2 = u'(J+P)u with R'R = A^-1 (J+P) A^-1 and w the same combination of C'.
        var combined = [Double](repeating: 0, count: root.columns)
        for (share, own) in zip(shares, term.rows) { own.add(share, to: &combined) }
        let moved = root.times(Matrix(rows: combined.count, columns: 1, elements: combined)).elements
        let whole = moved.reduce(0) { $0 + $1 * $1 }
        // The prior's part of J+P: u'C' V^-1 C u, with C u = S e_row.
        var own = 0.0
        for a in 0..<count {
            for b in 0..<count { own += alone[a, row] * term.precision[a, b] * alone[b, row] }
        }
        return max(0, whole - own)
    }
}

extension ContrastTerm {
    /// S = (q^-1 - V^-1)^-1 = q + q (V - q)^-1 q.
    ///
    /// - Returns: `nil` where only the prior tells the contrast, or the shapes settle it: V - q is not positive, or q is not.
    fileprivate func withoutIt(_ inner: Matrix) -> Matrix? {
        var gap = covariance
        for index in gap.elements.indices { gap.elements[index] -= inner.elements[index] }
        for index in rows.indices {
            guard inner[index, index] > 1e-12 * covariance[index, index], gap[index, index] > 1e-9 * covariance[index, index] else { return nil }
        }
        guard let factor = Cholesky(gap) else { return nil }
        let more = inner.times(factor.solve(inner))
        return Matrix(rows: inner.rows, columns: inner.columns, elements: zip(inner.elements, more.elements).map { $0 + $1 })
    }
}

extension Posterior {
    /// The standard error of a sum over the fit's own coefficients: by formula, or from the draws where shapes must hold.
    fileprivate func error(of row: SparseRow, at value: Double) -> Double {
        if let draws = shaped?.coefficients {
            let squares = (0..<draws.rows).reduce(0) { sum, draw in
                let own = row.entries.reduce(0) { $0 + $1.value * draws[draw, $1.index] }
                return sum + (own - value) * (own - value)
            }
            return (squares / Double(draws.rows)).squareRoot()
        }
        let moved = root.times(Matrix(rows: root.columns, columns: 1, elements: row.dense(root.columns))).elements
        return moved.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
}

extension ShapeKind {
    /// Whether it is about second differences.
    var isBend: Bool { self == .convex || self == .concave }
}

extension ShapeStencil {
    var isBend: Bool { weights.count == 3 }
}
