// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import MissingData
import RegisterData

/// Fills the gaps of some rows of a cohort's features by chained equations.
struct GapFilling {
    let features: Features
    let gaps: TreatedGaps
    let seed: UInt64

    /// What the gaps of some rows were learned by.
    struct Imputers {
        /// One a completed table.
        let each: [StoredImputer]
        /// Of all of them together: for rows to come.
        let together: StoredImputer
        /// Features of which too little is known: their gaps keep a bin.
        let apart: Set<String>
        let convergence: ChainConvergence
    }

    private var chains: ChainedEquations {
        ChainedEquations(imputations: gaps.treatment.imputations, iterations: gaps.treatment.iterations, seed: seed)
    }

    /// The chains of some rows.
    ///
    /// - Parameters:
    ///   - rows: those of the table.
    ///   - apart: features that play no part.
    ///   - always: columns that predict every other.
    private func chains(of table: Table, rows: [Int], apart: Set<String>, always: [String] = []) throws -> ChainedEquations {
        var result = chains
        result.families = gaps.families?.families(of: rows)
        result.excluded = apart.union(gaps.treatment.rules.aside)
        try gaps.treatment.rules.apply(to: &result, of: table, always: always)
        return result
    }

    /// Imputers learned from some rows, without any outcome (deployment *allowed*, methods 4).
    func imputers(learnedFrom rows: [Int], progress: ProgressMonitor) throws -> Imputers {
        let table = try table(rows), apart = unusable(table)
        let imputation = StoredImputation(chains: try chains(of: table, rows: rows, apart: apart))
        let fitted = try imputation.fitEach(table, progress: progress)
        return Imputers(each: fitted.each, together: fitted.together, apart: apart, convergence: fitted.convergence)
    }

    /// Whether some row has a gap.
    private func hasGaps(_ rows: [Int]) -> Bool {
        features.columns.contains { column in rows.contains { gaps.kinds.isGap($0, in: column) } }
    }

    /// The rows as each of the imputers draws them; as they are, once, where they have no gap.
    ///
    /// - Parameter shift: what is added to the draws of one feature.
    func drawn(by imputers: Imputers, rows: [Int], shift: StoredImputer.Shift? = nil) throws -> [Features] {
        guard hasGaps(rows) else { return [features] }
        let keys = rows.map { gaps.keys[$0] }
        return try imputers.each.enumerated().map { number, imputer in
            try imputer.completed(features, rows: rows, gaps: gaps.kinds, .drawn(seed: seed, imputation: number, keys: keys), shift: shift)
        }
    }

    /// The rows as chains of their own draw them, with the outcome (deployment *complete*, methods 4).
    ///
    /// As they are, once, where they have no gap.
    /// - Parameter apart: features whose gaps keep a bin; `nil` where these rows decide.
    /// - Throws: `MissingDataError.refused` with every feature whose gaps these rows cannot fill.
    func completed(
        _ rows: [Int], outcome: [UInt8], apart: Set<String>?, progress: ProgressMonitor
    ) throws -> (tables: [Features], apart: Set<String>, convergence: ChainConvergence?) {
        let own = try table(rows)
        let known = Column(
            name: outcomeName(own), values: .category(codes: rows.map { Int32(outcome[$0]) }, levels: [Level(code: "0"), Level(code: "1")]))
        let table = try Table(columns: own.columns + [known])
        let apart = apart ?? unusable(own)
        guard hasGaps(rows) else { return ([features], apart, nil) }
        let chains = try chains(of: table, rows: rows, apart: apart, always: [known.name])
        let refusals = chains.refusals(of: table)
        guard refusals.isEmpty else { throw MissingDataError.refused(refusals) }
        let drawn = try chains.impute(table, progress: progress)
        return (
            (0..<drawn.count).map { features.filled(from: drawn.completed($0), rows: rows, gaps: gaps.kinds) }, apart,
            drawn.convergence
        )
    }

    /// No feature is called so.
    private func outcomeName(_ table: Table) -> String {
        var name = "outcome"
        while table[name] != nil { name += "'" }
        return name
    }

    /// Features with gaps that these rows cannot tell how to fill, and those of which they know nothing.
    private func unusable(_ table: Table) -> Set<String> {
        let unknown = table.columns.filter { column in column.missing?.allSatisfy { $0 != 0 } ?? false }.map(\.name)
        return Set(chains.refusals(of: table).compactMap(\.columnName) + unknown)
    }

    /// The features of some rows as a table: gaps are missing, what has a bin of its own does not apply.
    private func table(_ rows: [Int]) throws -> Table {
        let kinds = gaps.kinds
        return try Table(
            columns: features.columns.map { column in
                let missing = rows.map { row -> UInt8 in
                    let kind = column.missingKind(row)
                    if kind == 0 { return 0 }
                    return kinds.isGap(kind, of: column) ? MissingKind.notRecorded.rawValue : MissingKind.structural.rawValue
                }
                let hasGaps = missing.contains { $0 != 0 }, values: ColumnValues
                switch column.values {
                case .numeric(let own):
                    let known = rows.indices.map { missing[$0] == 0 ? own[rows[$0]] : 0 }
                    values =
                        known.allSatisfy { $0 == $0.rounded() && $0.magnitude < 0x1p52 } ? .integer(known.map { Int64($0) }) : .number(known)
                case .nominal(let codes, let levels):
                    values = .category(
                        codes: rows.indices.map { missing[$0] == 0 ? codes[rows[$0]] : 0 }, levels: levels.map { Level(code: $0) })
                }
                return Column(name: column.name, values: values, missing: hasGaps ? missing : nil)
            })
    }
}

extension Features {
    /// With what a completed table holds in the gaps of some rows; gaps that stay keep their kind.
    fileprivate func filled(from table: Table, rows: [Int], gaps: GapKinds) -> Features {
        let columns = self.columns.map { column -> FeatureColumn in
            guard column.missing != nil || column.values.hasNoValue, let drawn = table[column.name] else { return column }
            let places = rows.indices.filter { gaps.isGap(rows[$0], in: column) && drawn.missingKind($0).isPresent }
            guard !places.isEmpty else { return column }
            switch (column.values, drawn.values) {
            case (.numeric(var own), .number(let new)):
                for place in places { own[rows[place]] = new[place] }
                return column.replacing(.numeric(own), at: places.map { rows[$0] })
            case (.numeric(var own), .integer(let new)):
                for place in places { own[rows[place]] = Double(new[place]) }
                return column.replacing(.numeric(own), at: places.map { rows[$0] })
            case (.nominal(var codes, let levels), .category(let new, _)):
                for place in places { codes[rows[place]] = new[place] }
                return column.replacing(.nominal(codes: codes, levels: levels), at: places.map { rows[$0] })
            default: return column
            }
        }
        return Features(rowCount: rowCount, columns: columns)
    }
}

extension FeatureColumn.Values {
    /// Whether a row lacks a value although no kind of gap is marked.
    fileprivate var hasNoValue: Bool {
        switch self {
        case .numeric(let values): values.contains { !$0.isFinite }
        case .nominal(let codes, let levels): codes.contains { !levels.indices.contains(Int($0)) }
        }
    }
}
