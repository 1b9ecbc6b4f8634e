// SPDX-License-Identifier: EUPL-1.2

/// What one part of an additive model adds to the log-odds of some rows.
public struct Contribution: Hashable, Sendable {
    /// One, or two of which the joint effect is meant.
    public let features: [String]
    /// One a row.
    public let values: [Double]
}

extension ScoringModel {
    /// What each feature, and each pair, adds to the log-odds of some rows: with the intercept, and the offset of a model that has one, exactly
    /// `logOdds`.
    ///
    /// Of a row with gaps that the model fills, their means over the nodes.
    /// - Throws: as `scores`.
    public func contributions(_ features: Features, rows: [Int]) throws -> [Contribution] {
        guard let gaps else { return try contributionsWithoutGaps(features, rows: rows) }
        let open = try gaps.open(features, rows: rows, of: terms.map(\.bins.feature))
        var result = try contributionsWithoutGaps(features, rows: rows)
        for part in GapRule.parts(open) {
            let spread = try gaps.spread(features, rows: part.map { rows[$0] }), nodes = gaps.nodeCount
            let own = try contributionsWithoutGaps(spread, rows: Array(0..<part.count * nodes))
            result = zip(result, own).map { all, some in
                var values = all.values
                for (place, position) in part.enumerated() {
                    values[position] = (place * nodes..<(place + 1) * nodes).reduce(0) { $0 + some.values[$1] } / Double(nodes)
                }
                return Contribution(features: all.features, values: values)
            }
        }
        return result
    }

    private func contributionsWithoutGaps(_ features: Features, rows: [Int]) throws -> [Contribution] {
        let columns = try columns(features, rows: rows)
        let own = zip(terms, columns).map { term, column in
            let slopes = zip(term.slopes, column.columns)
            return Contribution(
                features: [term.bins.feature],
                values: rows.indices.map { row in
                    slopes.reduce(term.coefficients[Int(column.codes[row])].logOdds) { $0 + $1.1[row] * $1.0.logOdds }
                })
        }
        let place = Dictionary(terms.enumerated().map { ($1.bins.feature, $0) }, uniquingKeysWith: { first, _ in first })
        let joint = pairs.compactMap { pair -> Contribution? in
            guard let first = place[pair.first.feature], let second = place[pair.second.feature] else { return nil }
            return Contribution(
                features: [pair.first.feature, pair.second.feature],
                values: rows.indices.map { row in
                    pair.coefficients[pair.cell(Int(columns[first].codes[row]), Int(columns[second].codes[row]))].logOdds
                })
        }
        return own + joint
    }
}
