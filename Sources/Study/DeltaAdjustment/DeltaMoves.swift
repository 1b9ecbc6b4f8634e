// SPDX-License-Identifier: EUPL-1.2

import Learning
import MissingData

/// Moves of the missing values of one feature: for each group of an attribute, by which delta.
struct DeltaMoves: Sendable {
    let question: DeltaQuestion
    /// The group of each row of the universe.
    let groups: [Int32]
    /// Of each move, the position in the question's deltas by group.
    let assignments: [[Int]]

    /// One a delta of the question.
    var shifts: [StoredImputer.Shift] {
        question.deltas.map { StoredImputer.Shift(column: question.feature, level: question.level, delta: $0) }
    }

    /// The features under a move: those of one table, with the moved feature's values taken from the table of each row's delta.
    ///
    /// - Parameters:
    ///   - features: as drawn without a shift.
    ///   - moved: the feature as drawn with each shift.
    ///   - rows: those that were completed.
    func features(_ move: Int, _ features: Features, moved: [FeatureColumn], rows: [Int]) -> Features {
        guard let place = features.columns.firstIndex(where: { $0.name == question.feature }) else { return features }
        let assignment = assignments[move], own = features.columns[place]
        var values = own.values
        switch own.values {
        case .numeric(var amounts):
            let tables = moved.map { table -> [Double] in if case .numeric(let values) = table.values { values } else { [] } }
            guard tables.allSatisfy({ $0.count == amounts.count }) else { return features }
            for row in rows { amounts[row] = tables[assignment[Int(groups[row])]][row] }
            values = .numeric(amounts)
        case .nominal(var codes, let levels):
            let tables = moved.map { table -> [Int32] in if case .nominal(let codes, _) = table.values { codes } else { [] } }
            guard tables.allSatisfy({ $0.count == codes.count }) else { return features }
            for row in rows { codes[row] = tables[assignment[Int(groups[row])]][row] }
            values = .nominal(codes: codes, levels: levels)
        }
        var columns = features.columns
        columns[place] = FeatureColumn(
            name: own.name, unit: own.unit, values: values, missing: own.missing, missingNames: own.missingNames, expertCuts: own.expertCuts)
        return Features(rowCount: features.rowCount, columns: columns)
    }
}
