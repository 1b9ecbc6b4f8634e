// SPDX-License-Identifier: EUPL-1.2

import Learning
import Metrics

/// Features that give the outcome away: one that alone orders events before all others is the outcome in disguise, or known only afterwards.
public enum TellTale {
    /// A single honest feature does not get here.
    public static let areaUnderCurve = 0.99

    /// Groups into which a feature with many values is cut.
    private static let groups = 64

    /// - Returns: the names of features that alone reach the limit, in the order of the features.
    public static func features(of features: Features, outcome: [UInt8], known: [Bool]) -> [String] {
        let rows = known.indices.filter { known[$0] }
        let events = rows.reduce(0) { $0 + Int(outcome[$1]) }
        guard events > 0, events < rows.count else { return [] }
        return features.columns.filter { column in
            let codes = codes(of: column, rows: rows)
            let risk = shrunkenRates(codes, rows.map { outcome[$0] }, prevalence: Double(events) / Double(rows.count))
            guard let predictions = try? Predictions(risk: risk, outcome: rows.map { outcome[$0] }) else { return false }
            return (AreaUnderCurve.estimate(predictions)?.value ?? 0) >= areaUnderCurve
        }.map(\.name)
    }

    /// The rate of events among the other rows of a row's group, pulled towards the prevalence as if five more rows had it: a level of one
    /// row says nothing.
    private static func shrunkenRates(_ codes: [Int], _ outcome: [UInt8], prevalence: Double) -> [Double] {
        let count = (codes.max() ?? 0) + 1
        var rows = [Double](repeating: 5, count: count)
        var events = [Double](repeating: 5 * prevalence, count: count)
        for (code, event) in zip(codes, outcome) {
            rows[code] += 1
            events[code] += Double(event)
        }
        return zip(codes, outcome).map { code, event in (events[code] - Double(event)) / (rows[code] - 1) }
    }

    /// Group of each row: the level, or the rank in one of `groups` parts with equal values together; missing kinds apart.
    private static func codes(of column: FeatureColumn, rows: [Int]) -> [Int] {
        func missing(_ row: Int) -> Int { column.missing.map { Int($0[row]) } ?? 0 }
        switch column.values {
        case .nominal(let codes, _): return rows.map { 256 + Int(codes[$0]) - (codes[$0] < 0 ? 255 - missing($0) : 0) }
        case .numeric(let values):
            let present = rows.indices.filter { !values[rows[$0]].isNaN }.sorted { values[rows[$0]] < values[rows[$1]] }
            var result = rows.map { missing($0) }
            var group = 0
            for (rank, place) in present.enumerated() {
                let isNew = rank == 0 || values[rows[place]] != values[rows[present[rank - 1]]]
                if isNew { group = rank * groups / present.count }
                result[place] = 256 + group
            }
            return result
        }
    }
}
