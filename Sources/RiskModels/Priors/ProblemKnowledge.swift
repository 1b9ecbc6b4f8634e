// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// What is known of effects, in the coefficients of one problem.
struct ProblemKnowledge: Sendable {
    let contrasts: [ContrastTerm]
    /// The shapes that must hold.
    let cone: ShapeCone
    /// The shapes that pull. Their part at the places given is among the contrasts.
    let tendencies: [TendencyTerm]

    var isEmpty: Bool { contrasts.isEmpty && cone.isEmpty }

    static let none = ProblemKnowledge(contrasts: [], cone: ShapeCone([], BinLayout([]), PairParts.none), tendencies: [])

    private init(contrasts: [ContrastTerm], cone: ShapeCone, tendencies: [TendencyTerm]) {
        (self.contrasts, self.cone, self.tendencies) = (contrasts, cone, tendencies)
    }

    /// - Parameters:
    ///   - bound: what is known, bound to the features.
    ///   - parts: what pairs say of a feature alone.
    ///   - peaks: of the unimodal features, as value bins of their main effects; a feature without one is not held to its shape yet.
    ///   - against: places where an effect goes against a shape that pulls.
    init(
        _ bound: BoundKnowledge, _ matrix: BinnedMatrix, _ layout: BinLayout, _ parts: PairParts, peaks: [Int: Int], against: Set<TendencyTerm.Place>
    ) {
        func stencils(_ kind: ShapeKind, _ feature: Int) -> [ShapeStencil] {
            guard let values = bound.values[feature], kind != .unimodal || peaks[feature] != nil else { return [] }
            let term = layout.terms[feature]
            let bins = matrix.bins[feature].grouped(by: term.grouping)
            guard bins.isNumeric else { return [] }
            let means = Array(values.means(term.grouping)[..<bins.valueBinCount])
            return ShapeStencil.all(kind, feature: feature, means: means, peak: peaks[feature])
        }
        cone = ShapeCone(
            bound.entries.flatMap { entry -> [ShapeStencil] in
                guard case .shape(let kind) = entry.statement else { return [] }
                return stencils(kind, entry.feature)
            }, layout, parts)
        tendencies = bound.entries.compactMap { entry in
            guard case .tendency(let kind, let strength) = entry.statement else { return nil }
            return TendencyTerm(number: entry.number, strength: strength, stencils(kind, entry.feature), layout, parts)
        }
        let published = bound.entries.compactMap { entry -> ContrastTerm? in
            guard let values = bound.values[entry.feature] else { return nil }
            let term = layout.terms[entry.feature]
            if case .earlier(let effect) = entry.statement {
                return effect.contrasts(number: entry.number, on: matrix.bins[entry.feature], term.grouping, values) { weights in
                    SparseRow(adding: parts.row(of: entry.feature, weights: weights, at: term.offset))
                }
            }
            guard case .effect(let effect) = entry.statement else { return nil }
            let bins = matrix.bins[entry.feature].grouped(by: term.grouping)
            let rows = effect.contrasts.enumerated().compactMap { index, contrast in
                contrast.weights(on: bins, term.grouping, values).map { weights in
                    (contrast: index, row: SparseRow(adding: parts.row(of: entry.feature, weights: weights, at: term.offset)))
                }
            }
            return ContrastTerm(number: entry.number, effect, rows: rows)
        }
        contrasts = published + tendencies.compactMap { $0.term(at: against) }
    }

    /// Where effects go against a shape that pulls.
    func against(_ theta: [Double]) -> Set<TendencyTerm.Place> { Set(tendencies.flatMap { $0.against(theta) }) }

    func penalty(_ theta: [Double]) -> Double { contrasts.reduce(0) { $0 + $1.penalty(theta) } }

    func addGradient(_ theta: [Double], to vector: inout [Double]) { for contrast in contrasts { contrast.addGradient(theta, to: &vector) } }

    func add(to matrix: inout Matrix) { for contrast in contrasts { contrast.add(to: &matrix) } }
}
