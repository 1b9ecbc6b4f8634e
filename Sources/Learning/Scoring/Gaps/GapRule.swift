// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What a model does with a row that lacks a value of which it has no bin.
public struct GapRule: Hashable, Sendable {
    public enum Action: Hashable, Sendable {
        /// The model is for complete rows: it scores no other (deployment *complete*).
        case refused
        /// The risk is the mean over what the gaps could hold, given what the row has (deployment *allowed*).
        case imputed(StoredImputer, ImputationNodes)
    }

    public var action: Action
    public var kinds: GapKinds
    /// Codes that the training data declared to be gaps, by feature: for scorers that read no codebook.
    public var codes: [String: [String]]

    public init(_ action: Action, kinds: GapKinds, codes: [String: [String]] = [:]) {
        (self.action, self.kinds, self.codes) = (action, kinds, codes)
    }

    /// Positions in `rows` of the rows with a gap in one of some features.
    ///
    /// - Throws: `LearningError.gaps` with the features, where gaps are refused.
    func open(_ features: Features, rows: [Int], of names: [String]) throws(LearningError) -> [Int] {
        let asked: [String]
        switch action {
        case .refused: asked = names
        case .imputed(let imputer, _): asked = imputer.columns
        }
        var isOpen = [Bool](repeating: false, count: rows.count), open: [String] = []
        for name in asked {
            guard let column = features[name] else { throw .missingFeature(name) }
            var isMet = false
            for (place, row) in rows.enumerated() where kinds.isGap(row, in: column) { (isOpen[place], isMet) = (true, true) }
            if isMet { open.append(name) }
        }
        let positions = isOpen.indices.filter { isOpen[$0] }
        if case .refused = action, !positions.isEmpty { throw .gaps(features: open, rows: positions.count) }
        return positions
    }

    /// Some rows, each as often below each other as there are nodes, with its gaps filled.
    func spread(_ features: Features, rows: [Int]) throws -> Features {
        guard case .imputed(let imputer, let nodes) = action else { return features }
        let repeated = rows.flatMap { row in repeatElement(row, count: nodes.count) }
        let columns = features.columns.map { $0.selecting(repeated) }
        let inputs = try imputer.variables.map { variable throws(LearningError) in try FeatureInput(variable, features, gaps: kinds) }
        return try imputer.spread(Features(rowCount: repeated.count, columns: columns), inputs, rows: rows, nodes: nodes)
    }
}

extension GapRule: Fingerprinted {
    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(kinds)
        for (feature, codes) in codes.sorted(by: { $0.key < $1.key }) {
            builder.feed(feature)
            for code in codes { builder.feed(code) }
        }
        switch action {
        case .refused: builder.feed("refused")
        case .imputed(let imputer, let nodes):
            for name in imputer.columns { builder.feed(name) }
            builder.feed(array: imputer.moments.mean)
            for row in imputer.moments.lower { builder.feed(array: row) }
            for node in nodes.values { builder.feed(array: node) }
        }
    }
}
