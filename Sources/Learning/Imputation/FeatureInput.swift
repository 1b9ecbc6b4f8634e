// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// A feature as a stored variable sees it.
struct FeatureInput: Sendable {
    let variable: StoredVariable
    let column: FeatureColumn
    /// Position among the variable's levels of each level of the feature; -1 for one that is new.
    private let positions: [Int]
    private let gaps: GapKinds

    /// - Throws: `LearningError` for a feature that is not there, or is of another type.
    init(_ variable: StoredVariable, _ features: Features, gaps: GapKinds) throws(LearningError) {
        guard let column = features[variable.name] else { throw .missingFeature(variable.name) }
        (self.variable, self.column, self.gaps) = (variable, column, gaps)
        switch (variable.kind, column.values) {
        case (.levels(let codes, let places, let reference), .nominal(_, let levels)):
            let known = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            positions = levels.map { level in
                guard let place = known[level], place == reference || places[place] != nil else { return -1 }
                return place
            }
        case (.amounts, .numeric): positions = []
        case (.levels, .numeric): throw .wrongType(feature: variable.name, expected: "nominal (levels)")
        case (.amounts, .nominal): throw .wrongType(feature: variable.name, expected: "numeric")
        }
    }

    func state(_ row: Int) -> StoredImputer.CellState {
        let kind = column.missingKind(row)
        if kind != 0 { return gaps.isGap(kind, of: column) ? .missing : .notApplicable }
        if case .nominal(let codes, _) = column.values, positions[Int(codes[row])] < 0 { return .unseen }
        return .known
    }

    /// Puts what is known into a row of the design.
    func encode(_ row: Int, into design: inout [Double]) {
        switch state(row) {
        case .missing, .unseen: return
        case .notApplicable: if let structural = variable.structuralColumn { design[structural] = 1 }
        case .known:
            switch (variable.kind, column.values) {
            case (.levels(_, let places, _), .nominal(let codes, _)):
                if let place = places[positions[Int(codes[row])]] { design[variable.columns.lowerBound + place] = 1 }
            case (.amounts(let centre, let scale, _, _, _), .numeric(let values)):
                design[variable.columns.lowerBound] = (values[row] - centre) / scale
            default: return
            }
        }
    }
}
