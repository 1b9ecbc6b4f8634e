// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// How well chained equations foretell values that are known: some observed cells are hidden, imputed with the others, and compared.
///
/// Cells are hidden as often as cells like them are missing (odds of missing given all other columns), so that what is measured is about rows like
/// those with gaps. It cannot be about what hangs on the missing value itself. On a sample of rows where there are many: an imputer of all rows is at
/// least as good. Scores: CRPS (Gneiting and Raftery 2007, J. Am. Stat. Assoc. 102, 359-378) and Brier, each beside the score of a column's own
/// distribution.
public struct ImputationQuality: Sendable {
    /// Draws of each hidden cell: from the lowest to the highest of 19 is an interval of 18 in 20.
    public static let draws = 19

    /// What fills the hidden cells.
    public enum Imputer: Sendable {
        /// The chains themselves, for rows that are imputed with the others.
        case chains
        /// What is kept of the chains, for rows that come one by one when a model is in use (deployment *allowed*, methods 4).
        case stored
    }

    /// What imputes; how many imputations is not read.
    public var chains: ChainedEquations
    public var imputer = Imputer.chains
    /// Rows to look at.
    public var mostRows = 20_000
    /// Of the observed cells of a column, how many are hidden.
    public var hiddenShare = 0.1
    /// Iterations of each chain: enough where gaps do not form long chains.
    public var iterations = 5

    public init(chains: ChainedEquations) { self.chains = chains }

    /// Hidden cells of one column.
    public struct Column: Sendable {
        public let name: String
        public let isLevels: Bool
        /// In the table.
        public let rows: [Int]
        /// Score of each hidden cell: CRPS or Brier; 0 is best.
        public let score: [Double]
        /// Score of the column's own distribution.
        public let marginal: [Double]
        /// Whether the value lies among the draws, in [0, 1] where it is tied with them; empty for levels.
        public let covered: [Double]
        /// Whether cells were hidden as cells like them are missing; else anywhere.
        public let isLikeMissing: Bool
    }

    /// - Returns: `nil` where there is nothing to impute.
    /// - Throws: as `ChainedEquations.impute`.
    public func measure(_ table: Table, progress: ProgressMonitor? = nil) throws -> [Column]? {
        let kept = SampledRows.rows(of: table.rowCount, most: mostRows, seed: chains.seed, stage: "impute.quality.rows")
        let sample = kept.count == table.rowCount ? table : try table.selecting(rows: kept)
        var chains = chains
        (chains.shift, chains.imputations, chains.iterations) = (nil, 1, min(chains.iterations, iterations))
        if sample.rowCount < table.rowCount { chains.families = chains.families?.selecting(kept) }
        // A sample may lack what all rows have.
        chains.excluded.formUnion(chains.refusals(of: sample).compactMap(\.columnName))
        let first = try chains.limited(to: sample).impute(sample, progress: nil)
        guard !first.imputedColumns.isEmpty else { return nil }
        var columns = sample.columns, hidden: [String: (rows: [Int], isLikeMissing: Bool)] = [:]
        for name in first.imputedColumns {
            guard let place = columns.firstIndex(where: { $0.name == name }) else { continue }
            let choice = hiddenCells(name, columns[place], first)
            var missing = columns[place].missing ?? [UInt8](repeating: 0, count: sample.rowCount)
            for row in choice.rows { missing[row] = MissingKind.notRecorded.rawValue }
            columns[place].missing = missing
            hidden[name] = choice
        }
        let masked = try Table(columns: columns)
        chains.imputations = Self.draws
        chains.excluded.formUnion(chains.refusals(of: masked).compactMap(\.columnName))
        let drawn = try drawn(chains.limited(to: masked), masked, hidden.mapValues(\.rows), progress: progress)
        return first.imputedColumns.compactMap { name in
            guard let choice = hidden[name], let column = sample[name], let cells = drawn[name] else { return nil }
            return scored(name, column, (cells.rows, choice.isLikeMissing), cells.draws, kept)
        }
    }

    /// - Parameter hidden: rows of each column; a column that is not imputed has no draws.
    /// - Returns: for each column, those of its hidden rows that are drawn (a value of the family that another row has is not), and as many draws of
    ///   them as there are imputations.
    private func drawn(
        _ chains: ChainedEquations, _ masked: Table, _ hidden: [String: [Int]], progress: ProgressMonitor?
    ) throws -> [String: (rows: [Int], draws: [ImputedValues])] {
        switch imputer {
        case .chains:
            let tables = try chains.impute(masked, progress: progress)
            return hidden.reduce(into: [:]) { result, cells in
                let imputed = tables.imputedRows(of: cells.key), isHidden = Set(cells.value)
                let places = imputed.indices.filter { isHidden.contains(imputed[$0]) }
                guard !places.isEmpty else { return }
                result[cells.key] = (
                    places.map { imputed[$0] },
                    (0..<tables.count).compactMap { tables.imputedValues(of: cells.key, imputation: $0)?.selecting(places) }
                )
            }
        case .stored:
            let imputers = try StoredImputation(chains: chains).fitEach(masked, progress: progress).each
            let keys = (0..<masked.rowCount).map { UInt64($0) }
            var result: [String: (rows: [Int], draws: [ImputedValues])] = [:]
            for (number, imputer) in imputers.enumerated() {
                try progress?.checkCancellation()
                let completed = try imputer.completed(masked, .drawn(seed: chains.seed, imputation: number, keys: keys))
                for (name, rows) in hidden {
                    guard let column = completed[name], rows.allSatisfy({ column.missingKind($0).isPresent }) else { continue }
                    if case .category(let codes, _) = column.values {
                        result[name, default: (rows, [])].draws.append(.levels(rows.map { codes[$0] }))
                    } else if let amounts = column.values.amounts {
                        result[name, default: (rows, [])].draws.append(.amounts(rows.map { amounts[$0] }))
                    }
                }
            }
            return result
        }
    }

    private func hiddenCells(_ name: String, _ column: RegisterData.Column, _ tables: ImputedTables) -> (rows: [Int], isLikeMissing: Bool) {
        let observed = (0..<column.count).filter { column.missingKind($0).isPresent }
        let propensity = MissingPropensity(tables, column: name), odds = observed.map { propensity?.odds[$0] ?? 1 }
        let mean = odds.reduce(0, +) / Double(max(1, odds.count))
        let streams = PhiloxStreams(seed: chains.seed, stage: "impute.quality." + name)
        let rows = zip(observed, odds).filter { row, odds in
            let words = streams.block(0, of: UInt64(row)), uniform = (Double(words[0]) + 0.5) * 0x1p-32
            // At most half of any kind of row: something must be left to learn from.
            return uniform < min(0.5, hiddenShare * odds / max(mean, .leastNormalMagnitude))
        }.map(\.0)
        return (rows, propensity != nil)
    }

    private func scored(
        _ name: String, _ column: RegisterData.Column, _ choice: (rows: [Int], isLikeMissing: Bool), _ draws: [ImputedValues], _ kept: [Int]
    ) -> Column? {
        let rows = choice.rows, isHidden = Set(rows)
        let others = (0..<column.count).filter { column.missingKind($0).isPresent && !isHidden.contains($0) }
        switch column.values {
        case .category(let codes, let levels):
            let all = draws.map { values -> [Int32] in if case .levels(let codes) = values { codes } else { [] } }
            guard all.allSatisfy({ $0.count == rows.count }), !others.isEmpty else { return nil }
            var shares = [Double](repeating: 0, count: levels.count)
            for row in others { shares[Int(codes[row])] += 1 / Double(others.count) }
            let squares = shares.reduce(0) { $0 + $1 * $1 }
            return Column(
                name: name, isLevels: true, rows: rows.map { kept[$0] },
                score: rows.enumerated().map { place, row in
                    EnsembleScore.brier(all.map { $0[place] }, level: codes[row], levels: levels.count)
                }, marginal: rows.map { squares - 2 * shares[Int(codes[$0])] + 1 }, covered: [], isLikeMissing: choice.isLikeMissing)
        default:
            guard let values = column.values.amounts else { return nil }
            let all = draws.map { drawn -> [Double] in if case .amounts(let values) = drawn { values } else { [] } }
            guard all.allSatisfy({ $0.count == rows.count }) else { return nil }
            let marginal = MarginalScore(others.map { values[$0] })
            let draws = rows.indices.map { place in all.map { $0[place] } }
            return Column(
                name: name, isLevels: false, rows: rows.map { kept[$0] },
                score: zip(rows, draws).map { EnsembleScore.rankedProbability($1, value: values[$0]) },
                marginal: rows.map { marginal.rankedProbability(values[$0]) },
                covered: zip(rows, draws).map { EnsembleScore.covered($1, value: values[$0]) }, isLikeMissing: choice.isLikeMissing)
        }
    }
}

extension ChainedEquations {
    /// Without formulas and blocks for which a sample has no rows.
    fileprivate func limited(to table: Table) -> ChainedEquations {
        var result = self
        func takesPart(_ name: String) -> Bool { table[name] != nil && !excluded.contains(name) }
        result.passive = passive.filter { ([$0.name] + $0.sources).allSatisfy(takesPart) }
        result.blocks = blocks.filter { block in
            let columns = block.compactMap { takesPart($0) ? table[$0] : nil }
            guard columns.count == block.count else { return false }
            func isThere(_ row: Int) -> Int { columns.count { $0.missingKind(row).isPresent } }
            return (0..<table.rowCount).contains { isThere($0) == columns.count } && (0..<table.rowCount).contains { isThere($0) == 0 }
                && columns.allSatisfy { column in column.missing?.contains { $0 != 0 && !stays(MissingKind(rawValue: $0), column) } ?? false }
        }
        return result
    }
}

extension ImputedValues {
    fileprivate func selecting(_ places: [Int]) -> ImputedValues {
        switch self {
        case .amounts(let values): .amounts(places.map { values[$0] })
        case .levels(let codes): .levels(places.map { codes[$0] })
        }
    }
}

extension ColumnValues {
    /// Numbers; a date as days since 1970. `nil` for levels and texts.
    fileprivate var amounts: [Double]? {
        switch self {
        case .number(let values): values
        case .integer(let values): values.map { Double($0) }
        case .date(let values): values.map { Double($0.daysSinceEpoch) }
        case .category, .text: nil
        }
    }
}
