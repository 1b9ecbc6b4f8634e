// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Fairness
import Foundation
import Learning
import RegisterData
import RegisterFiles

/// A sample of rows whose true values somebody looked up: a table with the key of the row and the true values of one feature.
struct ValidationFile {
    private let actual: [String: Double]
    /// The feature.
    let column: String

    /// - Parameters:
    ///   - column: of the true values.
    ///   - key: of the rows; `nil` where the file has only one other column.
    /// - Throws: `StudyError.option` for a file that is not of that form.
    init(_ url: URL, column: String, key: String?, progress: ProgressMonitor) throws {
        let table = try DataFile.read(url, progress: progress), file = url.lastPathComponent
        let others = table.columnNames.filter { $0 != column }
        guard let values = table[column], let key = key ?? (others.count == 1 ? others[0] : nil), let keys = table[key] else {
            throw StudyError.option(
                LocalizedText(
                    en: "\(file): expected a column \(column) with true values, and one with the key of the row (`key` names it).",
                    nl: "\(file): verwacht werden een kolom \(column) met ware waarden, en een met de sleutel van de rij (`key` noemt die)."))
        }
        var actual: [String: Double] = [:]
        for row in 0..<table.rowCount {
            guard let name = keys.text(row), let value = values.text(row).flatMap(Double.init), value.isFinite, value >= 0 else {
                throw StudyError.option(
                    LocalizedText(
                        en: "\(file), line \(row + 2): expected a key and a true value that is not negative.",
                        nl: "\(file), regel \(row + 2): verwacht werden een sleutel en een ware waarde die niet negatief is."))
            }
            guard actual.updateValue(value, forKey: name) == nil else {
                throw StudyError.option(
                    LocalizedText(
                        en: "\(file), line \(row + 2): this key is there twice.", nl: "\(file), regel \(row + 2): deze sleutel staat er twee keer."))
            }
        }
        (self.actual, self.column) = (actual, column)
    }

    /// The sample among some rows.
    ///
    /// - Parameters:
    ///   - recorded: the feature as the data have it.
    ///   - rows: of the cohort.
    /// - Returns: `nil` where no row is in the file with both values.
    func sample(_ recorded: FeatureColumn, keys: [String], rows: [Int]) -> ValidationSample? {
        guard case .numeric(let values) = recorded.values else { return nil }
        let both = rows.enumerated().compactMap { place, row -> (place: Int, recorded: Double, actual: Double)? in
            guard let actual = actual[keys[row]], recorded.missingKind(row) == 0, values[row].isFinite, values[row] >= 0 else { return nil }
            return (place, values[row], actual)
        }
        guard !both.isEmpty else { return nil }
        return ValidationSample(column: column, rows: both.map(\.place), recorded: both.map(\.recorded), actual: both.map(\.actual))
    }
}
