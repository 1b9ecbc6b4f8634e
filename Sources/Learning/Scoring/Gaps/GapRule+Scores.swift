// SPDX-License-Identifier: EUPL-1.2

extension GapRule {
    /// Rows with gaps that are held in memory together, each as often as there are nodes.
    private static let rowsTogether = 2048

    var nodeCount: Int {
        if case .imputed(_, let nodes) = action { nodes.count } else { 1 }
    }

    static func parts(_ positions: [Int]) -> [[Int]] {
        stride(from: 0, to: positions.count, by: rowsTogether).map { Array(positions[$0..<min(positions.count, $0 + rowsTogether)]) }
    }

    /// Risks of rows with and without gaps, in the order of `rows`.
    ///
    /// - Parameters:
    ///   - names: features that the model needs.
    ///   - known: the risks of rows without gaps.
    ///   - marginal: of features in which each of some rows stands as often below each other as there are nodes; these rows; and that number.
    func scores(
        _ features: Features, rows: [Int], of names: [String], known: (Features, [Int]) throws -> Scores,
        marginal: (Features, [Int], Int) throws -> Scores
    ) throws -> Scores {
        let open = try open(features, rows: rows, of: names)
        guard !open.isEmpty else { return try known(features, rows) }
        var isOpen = [Bool](repeating: false, count: rows.count)
        for position in open { isOpen[position] = true }
        let closed = rows.indices.filter { !isOpen[$0] }
        var parts = [(positions: closed, scores: try known(features, closed.map { rows[$0] }))]
        for part in Self.parts(open) {
            let own = part.map { rows[$0] }
            parts.append((part, try marginal(try spread(features, rows: own), own, nodeCount)))
        }
        let none = [Double](repeating: 0, count: rows.count)
        var result = parts.allSatisfy(\.scores.hasLimits) ? Scores(risk: none, lower: none, upper: none) : Scores(risk: none)
        let hasLimits = result.hasLimits
        for (positions, scores) in parts {
            for (place, position) in positions.enumerated() {
                result.risk[position] = scores.risk[place]
                guard hasLimits else { continue }
                (result.lower[position], result.upper[position]) = (scores.lower[place], scores.upper[place])
            }
        }
        return result
    }
}
