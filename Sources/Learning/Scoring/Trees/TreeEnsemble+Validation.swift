// SPDX-License-Identifier: EUPL-1.2

extension TreeEnsemble {
    /// Log-odds beyond this are no result of a fit, and many of them could add up to what is no number.
    private static let largestLogOdds = 1e6

    /// Checks what the types cannot say, so that no file can make scoring trap, go on for ever, or give a risk that is not a number.
    ///
    /// - Throws: `LearningError.modelFile` with the field that is wrong.
    public func validate() throws(LearningError) {
        try validate(logOdds: intercept, "intercept.log_odds")
        var names: Set<String> = []
        for (index, bins) in features.enumerated() {
            let field = "features[\(index)]"
            guard names.insert(bins.feature).inserted else { throw .modelFile(field: "\(field).name", expected: "a name that no other feature has") }
            switch bins.scale {
            case .numeric(let edges):
                guard edges.isEmpty else { throw .modelFile(field: "\(field).edges", expected: "absent: trees have thresholds") }
            case .nominal(let levels):
                guard Set(levels).count == levels.count else { throw .modelFile(field: "\(field).levels", expected: "different from each other") }
            }
            guard Set(bins.missing).count == bins.missing.count else {
                throw .modelFile(field: "\(field).missing", expected: "different from each other")
            }
            guard bins.count <= Int(UInt16.max) else { throw .modelFile(field: "\(field).levels", expected: "at most \(UInt16.max)") }
        }
        try gaps?.validate(features: features)
        for (index, tree) in trees.enumerated() {
            guard !tree.nodes.isEmpty else { throw .modelFile(field: "trees[\(index)]", expected: "at least one node") }
            for (place, node) in tree.nodes.enumerated() { try validate(node, at: place, of: tree.nodes.count, "trees[\(index)][\(place)]") }
        }
    }

    private func validate(_ node: RiskTree.Node, at place: Int, of count: Int, _ field: String) throws(LearningError) {
        func check(next: Int, _ name: String) throws(LearningError) {
            guard next > place, next < count else { throw .modelFile(field: "\(field).\(name)", expected: "a later node of the tree") }
        }
        func bins(_ feature: Int) throws(LearningError) -> FeatureBins {
            guard features.indices.contains(feature) else { throw .modelFile(field: "\(field).feature", expected: "the position of a feature") }
            return features[feature]
        }
        switch node {
        case .leaf(let logOdds): try validate(logOdds: logOdds, "\(field).log_odds")
        case .threshold(let feature, let below, let yes, let no, let missing):
            guard try bins(feature).isNumeric else { throw .modelFile(field: "\(field).below", expected: "absent: the feature is nominal") }
            guard below.isFinite else { throw .modelFile(field: "\(field).below", expected: "a finite number") }
            try check(next: yes, "yes")
            try check(next: no, "no")
            try check(next: missing, "missing")
        case .bins(let feature, let chosen, let yes, let no):
            let all = 0..<(try bins(feature).count)
            guard chosen.allSatisfy(all.contains), zip(chosen, chosen.dropFirst()).allSatisfy({ $0 < $1 }) else {
                throw .modelFile(field: "\(field).bins", expected: "ascending numbers of the feature's bins")
            }
            try check(next: yes, "yes")
            try check(next: no, "no")
        }
    }

    private func validate(logOdds: Double, _ field: String) throws(LearningError) {
        guard logOdds.magnitude <= Self.largestLogOdds else {
            throw .modelFile(field: field, expected: "a number between -\(Self.largestLogOdds) and \(Self.largestLogOdds)")
        }
    }
}
