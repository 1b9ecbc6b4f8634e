// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import MissingData
import RegisterData

/// Learns from and judges all rows, their gaps drawn m times (deployment *allowed*, methods 4).
///
/// In each fold and for each of the m tables an imputer is learned from chained equations on the fold's training rows, without the outcome, and
/// draws the gaps of training and held-out rows one by one: a held-out row plays no part in any other's values or model. Each table has an imputer
/// of its own, so that what is not certain about the imputer shows between the tables.
package struct ImputationStrategy {
    let study: StrategyRows
    let model: ModelChoice
    let imputations: Int
    let iterations: Int

    package init(study: StrategyRows, model: ModelChoice, imputations: Int, iterations: Int) {
        (self.study, self.model, self.imputations, self.iterations) = (study, model, imputations, iterations)
    }

    package func risks(progress: ProgressMonitor) throws -> StrategyRisks {
        try risks(nil, progress: progress)[0]
    }

    /// - Parameter moves: shifts of one feature; each move is learned and scored anew, from the same imputers and random numbers.
    /// - Returns: one a move; a single one, as drawn, without.
    func risks(_ moves: DeltaMoves?, progress: ProgressMonitor) throws -> [StrategyRisks] {
        let moveCount = moves?.assignments.count ?? 1
        var collectors = (0..<moveCount).map { _ in RiskTables(tables: imputations, of: study.data.features.rowCount) }, kept: Set<String> = []
        for (number, fold) in study.folds.enumerated() {
            let training = fold.training.indices, heldOut = fold.heldOut.indices, rows = training + heldOut
            guard !training.isEmpty, !heldOut.isEmpty else { continue }
            let known = try table(training), whole = try table(rows), keys = rows.map { study.keys[$0] }
            var chains = ChainedEquations(imputations: 1, iterations: iterations, seed: model.seed)
            let unusable = known.columns.map(\.name).filter { name in
                Self.cannotLearn(known[name]) || chains.refusals(of: known).contains { $0.columnName == name }
            }
            kept.formUnion(unusable.filter { name in whole[name]?.missing?.contains { $0 == MissingKind.notRecorded.rawValue } ?? false })
            chains.excluded = Set(unusable)
            // What no training row knows has no effect that could be learned.
            let unknown = Set(unusable.filter { Self.cannotLearn(known[$0]) })
            for imputation in 0..<imputations {
                try progress.checkCancellation()
                chains.seed = model.seed &+ UInt64(imputation) &* 0x9E37_79B9_7F4A_7C15
                let imputer = try StoredImputation(chains: chains).fit(known, without: [], progress: progress)
                let filling = StoredImputer.Filling.drawn(seed: model.seed, imputation: imputation, keys: keys)
                let filled = completed(try imputer.completed(whole, filling), rows)
                let moved = try moves.map { moves in
                    try moves.shifts.map { completed(try imputer.completed(whole, filling, shift: $0), rows) }
                }
                for move in 0..<moveCount {
                    progress.report(
                        "missing", (number * imputations + imputation) * moveCount + move, of: study.folds.count * imputations * moveCount)
                    try progress.checkCancellation()
                    let own = moves.flatMap { moves in moved.map { moves.features(move, filled, moved: $0, rows: rows) } } ?? filled
                    let features = Features(rowCount: own.rowCount, columns: own.columns.filter { !unknown.contains($0.name) })
                    let data = study.data.with(features: features, weights: study.data.weights).restricted(to: fold.training)
                    let fit = try model.fit(data, progress: progress).model(outcome: study.outcome)
                    collectors[move].put(try fit.scores(features, rows: heldOut).risk, table: imputation, rows: heldOut, fold: number)
                }
            }
        }
        return collectors.map { collector in
            var result = collector.collected
            result.kept = kept.sorted()
            return result
        }
    }

    /// Nothing is known of it but that it is missing.
    private static func cannotLearn(_ column: Column?) -> Bool {
        guard let column, let missing = column.missing else { return false }
        return missing.allSatisfy { $0 != 0 }
    }

    /// The features of some rows as a table: gaps are missing, or structural.
    private func table(_ rows: [Int]) throws -> Table {
        let columns = study.data.features.columns.map { column -> Column in
            let missing = column.missing.map { kinds in
                rows.map { row -> UInt8 in
                    kinds[row] == 0
                        ? 0
                        : study.isStructural(kinds[row], of: column.name) ? MissingKind.structural.rawValue : MissingKind.notRecorded.rawValue
                }
            }
            let values: ColumnValues =
                switch column.values {
                case .numeric(let values): .number(rows.map { values[$0].isNaN ? 0 : values[$0] })
                case .nominal(let codes, let levels):
                    .category(codes: rows.map { max(0, codes[$0]) }, levels: levels.map { Level(code: $0) })
                }
            return Column(name: column.name, values: values, missing: missing)
        }
        return try Table(columns: columns)
    }

    /// The features with what was drawn for some rows; gaps that stay keep their kind.
    private func completed(_ table: Table, _ rows: [Int]) -> Features {
        let columns = study.data.features.columns.map { column -> FeatureColumn in
            guard var missing = column.missing, let drawn = table[column.name] else { return column }
            func isFilled(_ place: Int) -> Bool { missing[rows[place]] != 0 && drawn.missingKind(place).isPresent }
            let filled = rows.indices.filter(isFilled)
            guard !filled.isEmpty else { return column }
            var values = column.values
            switch (column.values, drawn.values) {
            case (.numeric(var own), .number(let new)):
                for place in filled { own[rows[place]] = new[place] }
                values = .numeric(own)
            case (.nominal(var codes, let levels), .category(let new, _)):
                for place in filled { codes[rows[place]] = new[place] }
                values = .nominal(codes: codes, levels: levels)
            default: return column
            }
            for place in filled { missing[rows[place]] = 0 }
            return FeatureColumn(
                name: column.name, unit: column.unit, values: values, missing: missing, missingNames: column.missingNames,
                expertCuts: column.expertCuts)
        }
        return Features(rowCount: study.data.features.rowCount, columns: columns)
    }
}
