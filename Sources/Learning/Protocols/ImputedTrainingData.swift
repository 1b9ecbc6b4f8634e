// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// The same rows to learn from, of which the gaps were filled several times.
public struct ImputedTrainingData: Sendable {
    /// With the features as they are in the first of the completed tables.
    public let first: TrainingData
    /// One a completed table, over the whole universe: the same columns in the same order.
    public let tables: [Features]

    /// - Precondition: there is at least one table, and all have the same columns.
    public init(_ data: TrainingData, tables: [Features]) {
        precondition(
            !tables.isEmpty && tables.allSatisfy { $0.columns.map(\.name) == tables[0].columns.map(\.name) }, "the same columns in each table")
        first = TrainingData(
            features: tables[0], outcome: data.outcome, rows: data.rows, weights: data.weights, clusters: data.clusters, offset: data.offset)
        self.tables = tables
    }

    /// m.
    public var count: Int { tables.count }
}

extension FeatureColumn {
    /// One column of several completed tables, some rows of each below those of the one before.
    ///
    /// - Precondition: `columns` are one feature of one universe, at least one.
    public init(stacking columns: [FeatureColumn], rows: [Int]) {
        let first = columns[0]
        let missing =
            columns.contains { $0.missing != nil }
            ? columns.flatMap { column in column.missing.map { kinds in rows.map { kinds[$0] } } ?? rows.map { _ in 0 } } : nil
        self.init(
            name: first.name, unit: first.unit, values: Self.stacked(columns, rows: rows), missing: missing, missingNames: first.missingNames,
            expertCuts: first.expertCuts)
    }

    /// Levels that only some tables know are added at the end.
    private static func stacked(_ columns: [FeatureColumn], rows: [Int]) -> Values {
        guard case .nominal(_, var levels) = columns[0].values else {
            return .numeric(
                columns.flatMap { column -> [Double] in
                    guard case .numeric(let values) = column.values else { return rows.map { _ in .nan } }
                    return rows.map { values[$0] }
                })
        }
        var place = Dictionary(levels.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        let codes = columns.flatMap { column -> [Int32] in
            guard case .nominal(let codes, let own) = column.values else { return rows.map { _ in -1 } }
            let translated = own.map { level -> Int32 in
                if let known = place[level] { return known }
                place[level] = Int32(levels.count)
                levels.append(level)
                return Int32(levels.count - 1)
            }
            return rows.map { translated.indices.contains(Int(codes[$0])) ? translated[Int(codes[$0])] : -1 }
        }
        return .nominal(codes: codes, levels: levels)
    }
}

extension Features {
    /// Several completed tables, some rows of each below those of the one before.
    public init(stacking tables: [Features], rows: [Int]) {
        self.init(
            rowCount: rows.count * tables.count,
            columns: tables[0].columns.indices.map { place in FeatureColumn(stacking: tables.map { $0.columns[place] }, rows: rows) })
    }
}

extension BinnedMatrix {
    /// The bins of several completed tables together, learned from all of them: row `i + n t` of the matrix is row `rows[i]` of table t. A feature's
    /// values are in memory only while it is coded.
    ///
    /// - Throws: as `init(_:rows:multiplicity:binning:progress:)`.
    public init(stacking tables: [Features], rows: [Int], multiplicity: [Double]?, binning: Binning, progress: ProgressMonitor) throws {
        try binning.validate()
        let all = Array(0..<rows.count * tables.count)
        let coded = try parallelMap(tables[0].columns.count, progress: progress) { index in
            Result { () throws(LearningError) in
                try CodedFeature(
                    learning: FeatureColumn(stacking: tables.map { $0.columns[index] }, rows: rows), rows: all, multiplicity: multiplicity,
                    binning: binning)
            }
        }.map { try $0.get() }
        self.init(coded, rowCount: all.count)
    }
}
