// SPDX-License-Identifier: EUPL-1.2

extension ScoringModel {
    /// Checks what the types cannot say, so that no file can make scoring trap or give a risk that is not a number.
    ///
    /// - Throws: `LearningError.modelFile` with the field that is wrong.
    public func validate() throws(LearningError) {
        try validate(intercept, "intercept")
        var names: Set<String> = []
        for (index, term) in terms.enumerated() {
            let field = "features[\(index)]"
            guard names.insert(term.bins.feature).inserted else {
                throw .modelFile(field: "\(field).name", expected: "a name that no other feature has")
            }
            switch term.bins.scale {
            case .numeric(let edges):
                guard edges.allSatisfy(\.isFinite), zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
                    throw .modelFile(field: "\(field).edges", expected: "finite and ascending")
                }
            case .nominal(let levels):
                guard Set(levels).count == levels.count else { throw .modelFile(field: "\(field).levels", expected: "different from each other") }
                guard term.slope == nil else { throw .modelFile(field: "\(field).slope", expected: "absent: the feature is nominal") }
            }
            guard Set(term.bins.missing).count == term.bins.missing.count else {
                throw .modelFile(field: "\(field).missing", expected: "different from each other")
            }
            guard term.bins.count <= Int(UInt16.max) else { throw .modelFile(field: "\(field).bins", expected: "at most \(UInt16.max)") }
            guard term.coefficients.count == term.bins.count else {
                throw .modelFile(
                    field: "\(field).bins", expected: "\(term.bins.count) bins: the intervals or levels, the missing kinds, and one for the rest")
            }
            for (bin, coefficient) in term.coefficients.enumerated() { try validate(coefficient, "\(field).bins[\(bin)]") }
            if let slope = term.slope { try validate(slope, "\(field).slope") }
            guard let spline = term.spline else { continue }
            try validate(spline, of: term, field)
            for (index, slope) in spline.slopes.enumerated() { try validate(slope, "\(field).spline.slopes[\(index)]") }
        }
        if let offset, names.contains(offset) { throw .modelFile(field: "offset", expected: "a column that is no feature") }
        try gaps?.validate(features: terms.map(\.bins))
        for (index, pair) in pairs.enumerated() { try validate(pair, "pairs[\(index)]") }
    }

    private func validate(_ pair: Pair, _ field: String) throws(LearningError) {
        for (number, side) in [pair.first, pair.second].enumerated() {
            guard let term = terms.first(where: { $0.bins.feature == side.feature }) else {
                throw .modelFile(field: "\(field).features[\(number)]", expected: "the name of a feature of the model")
            }
            guard side.grouping.group.count == term.bins.count else {
                throw .modelFile(field: "\(field).groups[\(number)]", expected: "\(term.bins.count) groups, one a bin of the feature")
            }
        }
        let cells = pair.first.grouping.count * pair.second.grouping.count
        guard pair.first.feature != pair.second.feature else { throw .modelFile(field: "\(field).features", expected: "two different features") }
        guard pair.coefficients.count == cells else { throw .modelFile(field: "\(field).cells", expected: "\(cells) cells") }
        for (cell, coefficient) in pair.coefficients.enumerated() { try validate(coefficient, "\(field).cells[\(cell)]") }
    }

    private func validate(_ coefficient: Coefficient, _ field: String) throws(LearningError) {
        guard coefficient.logOdds.isFinite else { throw .modelFile(field: "\(field).log_odds", expected: "a finite number") }
        guard coefficient.standardError.isFinite, coefficient.standardError >= 0 else {
            throw .modelFile(field: "\(field).se", expected: "a finite number, not negative")
        }
        guard coefficient.draws.count == drawCount else {
            throw .modelFile(field: "\(field).draws", expected: "\(drawCount) numbers, as the intercept has")
        }
        guard coefficient.draws.allSatisfy(\.isFinite) else { throw .modelFile(field: "\(field).draws", expected: "finite numbers") }
    }
}
