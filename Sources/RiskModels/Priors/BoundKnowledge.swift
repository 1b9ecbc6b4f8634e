// SPDX-License-Identifier: EUPL-1.2

import Learning

/// What is known of effects, bound to the features of a fit.
struct BoundKnowledge: Sendable {
    /// One prior that acts inside the fit.
    struct Entry: Sendable {
        /// Position in `knowledge.priors`.
        let number: Int
        /// Position in the binned matrix.
        let feature: Int
        let statement: Prior.Statement
    }

    let knowledge: PriorKnowledge
    let entries: [Entry]
    /// Of each feature that an entry is about.
    let values: [Int: BinValues]

    static let none = BoundKnowledge(knowledge: .none, entries: [], values: [:])

    private init(knowledge: PriorKnowledge, entries: [Entry], values: [Int: BinValues]) {
        (self.knowledge, self.entries, self.values) = (knowledge, entries, values)
    }

    /// - Parameter rows: training rows of `features`, in the order of the matrix.
    init(_ knowledge: PriorKnowledge, _ matrix: BinnedMatrix, _ features: Features, rows: [Int], weights: [Double]?) {
        let position = Dictionary(features.columns.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var (entries, values) = ([Entry](), [Int: BinValues]())
        for (number, prior) in knowledge.priors.enumerated() {
            guard let feature = position[prior.feature] else { continue }
            switch prior.statement {
            case .effect, .earlier, .shape, .tendency: entries.append(Entry(number: number, feature: feature, statement: prior.statement))
            case .threshold, .forbidden: continue
            }
            if values[feature] == nil {
                values[feature] = BinValues(matrix, feature: feature, features.columns[feature], rows: rows, weights: weights)
            }
        }
        self.init(knowledge: knowledge, entries: entries, values: values)
    }

    /// The shapes that a feature is held to.
    func shapes(of feature: Int) -> [ShapeKind] {
        entries.compactMap { entry in
            guard entry.feature == feature, case .shape(let kind) = entry.statement else { return nil }
            return kind
        }
    }

    var hasUnimodalShape: Bool { entries.contains { if case .shape(.unimodal) = $0.statement { true } else { false } } }

    /// Features that are held to a shape, in order.
    var shapedFeatures: [Int] { Set(entries.compactMap { if case .shape = $0.statement { $0.feature } else { nil } }).sorted() }
}
