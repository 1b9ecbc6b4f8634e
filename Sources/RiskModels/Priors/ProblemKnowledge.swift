// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// What is known of effects, in the coefficients of one problem.
struct ProblemKnowledge: Sendable {
    let contrasts: [ContrastTerm]
    /// The shapes that must hold.
    let cone: ShapeCone

    var isEmpty: Bool { contrasts.isEmpty && cone.isEmpty }

    static let none = ProblemKnowledge(contrasts: [], cone: ShapeCone([], BinLayout([]), PairParts.none))

    private init(contrasts: [ContrastTerm], cone: ShapeCone) { (self.contrasts, self.cone) = (contrasts, cone) }

    /// - Parameters:
    ///   - bound: what is known, bound to the features.
    ///   - parts: what pairs say of a feature alone.
    ///   - peaks: of the unimodal features, as value bins of their main effects; a feature without one is not held to its shape yet.
    init(_ bound: BoundKnowledge, _ matrix: BinnedMatrix, _ layout: BinLayout, _ parts: PairParts, peaks: [Int: Int]) {
        let stencils = bound.entries.flatMap { entry -> [ShapeStencil] in
            guard case .shape(let kind) = entry.statement, let values = bound.values[entry.feature] else { return [] }
            if kind == .unimodal, peaks[entry.feature] == nil { return [] }
            let term = layout.terms[entry.feature]
            let bins = matrix.bins[entry.feature].grouped(by: term.grouping)
            guard bins.isNumeric else { return [] }
            let means = Array(values.means(term.grouping)[..<bins.valueBinCount])
            return ShapeStencil.all(kind, feature: entry.feature, means: means, peak: peaks[entry.feature])
        }
        cone = ShapeCone(stencils, layout, parts)
        contrasts = bound.entries.compactMap { entry in
            guard case .effect(let effect) = entry.statement, let values = bound.values[entry.feature] else { return nil }
            let term = layout.terms[entry.feature]
            let bins = matrix.bins[entry.feature].grouped(by: term.grouping)
            let rows = effect.contrasts.enumerated().compactMap { index, contrast in
                contrast.weights(on: bins, term.grouping, values).map { weights in
                    (contrast: index, row: SparseRow(adding: parts.row(of: entry.feature, weights: weights, at: term.offset)))
                }
            }
            return ContrastTerm(number: entry.number, effect, rows: rows)
        }
    }

    func penalty(_ theta: [Double]) -> Double { contrasts.reduce(0) { $0 + $1.penalty(theta) } }

    func addGradient(_ theta: [Double], to vector: inout [Double]) { for contrast in contrasts { contrast.addGradient(theta, to: &vector) } }

    func add(to matrix: inout Matrix) { for contrast in contrasts { contrast.add(to: &matrix) } }
}
