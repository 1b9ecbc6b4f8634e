// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Fairness
import Learning
import Protected
import RegisterData
import RegisterFiles

extension AuditTask {
    /// The columns beside outcome, score and groups: what the score may have been made from.
    func beside(_ table: Table, _ cohort: Cohort) -> Features {
        let roles = [outcome, score] + [weights, cluster, area, time, comparator, history].compactMap { $0 } + cohort.protected.names
        return table.features(without: Set(roles + table.columns.filter(NamesRows.test).map(\.name)))
    }

    /// In which respect people are alike, who should be selected alike.
    ///
    /// - Throws: `StudyError.option` for a column that has another part in the audit, and where nobody is selected.
    func condition(_ features: Features) throws(StudyError) -> ConditionChoice? {
        guard let condition else {
            guard limits[ConditionalParity.key] == nil else {
                throw .option(
                    LocalizedText(
                        en: "--limit \(ConditionalParity.key): say with --condition in which column people are alike.",
                        nl: "--limit \(ConditionalParity.key): zeg met --condition in welke kolom mensen gelijk zijn."))
            }
            return nil
        }
        guard threshold != nil || capacity != nil else {
            throw .option(
                LocalizedText(
                    en: "--condition is about who is selected: give --threshold or --capacity.",
                    nl: "--condition gaat over wie er wordt aangewezen: geef --threshold of --capacity."))
        }
        guard features[condition] != nil else {
            throw .option(
                LocalizedText(
                    en: "--condition: column \"\(condition)\" has another part in the audit, or names rows. Name a column about people.",
                    nl: "--condition: kolom \"\(condition)\" heeft een andere rol in de toetsing, of benoemt rijen. Noem een kolom over mensen."))
        }
        return ConditionChoice(feature: condition, limit: limits[ConditionalParity.key])
    }

    /// The file with true values, and the column of the data that its rows are found by.
    func validated(_ names: ColumnNames, progress: ProgressMonitor) throws -> (file: ValidationFile, key: String)? {
        guard let validation else { return nil }
        let columns = try DataFile.schema(validation, options: options).columns.map(\.name)
        guard columns.count == 2 else {
            throw StudyError.option(
                LocalizedText(
                    en: "--validation: expected a table of two columns, the key of a row and the true value of a column of the data.",
                    nl: "--validation: verwacht werd een tabel met twee kolommen, de sleutel van een rij en de ware waarde van een kolom."))
        }
        try names.check(columns, "--validation")
        return (try ValidationFile(validation, column: columns[1], key: columns[0], progress: progress), columns[0])
    }

    /// What was brought from elsewhere, for the judged rows.
    func outside(_ cohort: Cohort, _ validation: ValidationFile?, _ table: Table, _ rows: [Int]) -> OutsideEvidence {
        let sample = validation.flatMap { file in
            table.features(without: Set(table.columnNames.filter { $0 != file.column })).columns.first.flatMap {
                file.sample($0, keys: cohort.rowKeys, rows: rows)
            }
        }
        return OutsideEvidence(cohort, comparator: cohort.comparator, rows: rows, samples: [sample].compactMap { $0 })
    }
}
