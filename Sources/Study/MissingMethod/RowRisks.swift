// SPDX-License-Identifier: EUPL-1.2

import Learning
import Metrics

/// Risks of rows, each by a model that did not learn from it, put together from several parts: folds, years, areas.
struct RowRisks {
    /// Rows of the universe, ascending.
    private(set) var rows: [Int]
    /// Number of the part that each row came from.
    private(set) var parts: [Int]
    /// One list a completed table; a single one where judged rows are not imputed.
    private(set) var tables: [[Double]]
    /// What each row counts; `nil` where that is what it always does.
    private(set) var weights: [Double]?

    /// - Throws: `StudyError` for a stage file that was damaged.
    init(_ parts: [TreatedScores]) throws {
        var entries: [(row: Int, part: Int, place: Int)] = []
        for (number, part) in parts.enumerated() {
            for (place, row) in part.rows.enumerated() { entries.append((row, number, place)) }
        }
        entries.sort { $0.row < $1.row }
        let scores = try parts.map { part in try part.tables.map { try $0.scores.orDamaged() } }
        rows = entries.map(\.row)
        self.parts = entries.map(\.part)
        tables = (0..<max(1, scores.map(\.count).max() ?? 1)).map { table in entries.map { scores[$0.part][table].risk[$0.place] } }
        weights = parts.contains { $0.weights != nil } ? entries.map { parts[$0.part].weights?.values[$0.place] ?? 1 } : nil
    }

    /// - Parameter rows: ascending.
    init(_ rows: [Int], tables: [[Double]], weights: [Double]?) {
        (self.rows, parts, self.tables, self.weights) = (rows, rows.map { _ in 0 }, tables, weights)
    }

    init(_ judged: JudgedRows) {
        rows = judged.rows
        parts = judged.folds?.map(Int.init) ?? judged.rows.map { _ in 0 }
        tables = judged.tables.map(\.risk)
        weights = judged.isReweighted ? judged.predictions.design.weights : nil
    }

    /// The mean over the tables.
    var risk: [Double] {
        tables.count == 1 ? tables[0] : rows.indices.map { row in tables.reduce(0) { $0 + $1[row] } / Double(tables.count) }
    }

    /// With other rows besides.
    ///
    /// - Precondition: they have no row in common, and as many tables.
    func joined(with other: RowRisks) -> RowRisks {
        var result = self
        let order = (0..<rows.count + other.rows.count).sorted { first, second in
            row(first, other) < row(second, other)
        }
        func merged<Value>(_ own: [Value], _ others: [Value]) -> [Value] { order.map { $0 < own.count ? own[$0] : others[$0 - own.count] } }
        let next = (parts.max() ?? -1) + 1
        result.rows = merged(rows, other.rows)
        result.parts = merged(parts, other.parts.map { $0 + next })
        result.tables = zip(tables, other.tables).map { merged($0, $1) }
        if weights != nil || other.weights != nil {
            result.weights = merged(weights ?? rows.map { _ in 1 }, other.weights ?? other.rows.map { _ in 1 })
        }
        return result
    }

    private func row(_ place: Int, _ other: RowRisks) -> Int { place < rows.count ? rows[place] : other.rows[place - rows.count] }
}

extension RowRisks {
    /// One a completed table.
    ///
    /// - Parameters:
    ///   - outcome: of the universe.
    ///   - weights: of the universe, where rows do not stand for others that were left out.
    func predictions(outcome: [UInt8], weights: CaseWeights?, clusters: Clusters?, tieBreak: [UInt64]) throws -> [Predictions] {
        try tables.map { risk in
            try Predictions(
                risk: risk, outcome: rows.map { outcome[$0] }, weights: self.weights ?? weights.map { weights in rows.map { weights.values[$0] } },
                weightKind: self.weights == nil ? weights?.metricsKind ?? .sampling : .sampling,
                clusters: clusters.map { clusters in rows.map { clusters.index[$0] } }, clusterCount: clusters?.count ?? 0,
                tieBreak: rows.map { tieBreak[$0] })
        }
    }
}
