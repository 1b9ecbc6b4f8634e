// SPDX-License-Identifier: EUPL-1.2

/// `gaps` of a model file: `{"rule": "refuse", ...}` or `{"rule": "impute", "imputer": {...}, "nodes": [...], ...}`.
extension GapRule: Codable {
    private enum CodingKeys: String, CodingKey {
        case rule, kept, codes, imputer, nodes
    }

    private enum Rule: String, Codable {
        case refuse, impute
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let action: Action
        switch try container.decode(Rule.self, forKey: .rule) {
        case .refuse: action = .refused
        case .impute:
            action = .imputed(
                try container.decode(StoredImputer.self, forKey: .imputer),
                ImputationNodes(values: try container.decode([[Double]].self, forKey: .nodes)))
        }
        self.init(
            action, kinds: GapKinds(kept: try container.decodeIfPresent([String: [String]].self, forKey: .kept) ?? [:]),
            codes: try container.decodeIfPresent([String: [String]].self, forKey: .codes) ?? [:])
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if !kinds.kept.isEmpty { try container.encode(kinds.kept, forKey: .kept) }
        if !codes.isEmpty { try container.encode(codes, forKey: .codes) }
        switch action {
        case .refused: try container.encode(Rule.refuse, forKey: .rule)
        case .imputed(let imputer, let nodes):
            try container.encode(Rule.impute, forKey: .rule)
            try container.encode(imputer, forKey: .imputer)
            try container.encode(nodes.values, forKey: .nodes)
        }
    }
}

extension GapRule {
    /// Checks what the types cannot say, so that no file can make scoring trap or give a risk that is not a number.
    ///
    /// - Throws: `LearningError.modelFile` with the field that is wrong.
    func validate(features: [FeatureBins]) throws(LearningError) {
        guard case .imputed(let imputer, let nodes) = action else { return }
        let bins = Dictionary(features.map { ($0.feature, $0) }, uniquingKeysWith: { first, _ in first })
        for (index, variable) in imputer.variables.enumerated() {
            let field = "gaps.imputer.features[\(index)]"
            guard let own = bins[variable.name] else { throw .modelFile(field: "\(field).name", expected: "a feature of the model") }
            guard own.isNumeric == variable.isAmounts else { throw .modelFile(field: "\(field).type", expected: "that of the feature") }
        }
        guard Set(imputer.columns).count == imputer.columns.count else {
            throw .modelFile(field: "gaps.imputer.features", expected: "each named once")
        }
        guard (1...1024).contains(nodes.count) else { throw .modelFile(field: "gaps.nodes", expected: "1 to 1024 lists") }
        for (index, node) in nodes.values.enumerated() {
            let isSound =
                node.count == imputer.variables.count
                && zip(node, imputer.variables).allSatisfy { $0.isFinite && ($1.isAmounts || (0...1).contains($0)) }
            guard isSound else {
                throw .modelFile(field: "gaps.nodes[\(index)]", expected: "a number for each feature of the imputer, from 0 to 1 for one of levels")
            }
        }
    }
}
