// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import MissingData
import RegisterData
import Settings

/// A rules file (YAML): how `evenkans impute` fills the gaps of a table. `docs/formats/imputation.md` is its page.
public struct ImputationRulesFile: ImputationRulesSection {
    var filling = WrittenRules()
    var cluster: String?
    var time: String?

    public init() {}

    public static let declaration = SettingsDeclaration<ImputationRulesFile>(
        keys: rulesKeys + [
            .optional(
                "cluster", .text, \.cluster, en: "The column that says which rows are of one family: they tell of each other.",
                nl: "De kolom die zegt welke rijen bij één gezin horen: die vertellen iets over elkaar."),
            .optional(
                "time", .text, \.time, en: "The column with the year, within which columns of the family are the same.",
                nl: "De kolom met het jaar, waarbinnen kolommen van het gezin gelijk zijn."),
        ],
        // What rules need of columns is checked with the table.
        check: { _, _, _ in })

    /// The JSON Schema of rules files, as `schema/imputation.schema.json` holds it.
    public static var schema: String {
        SettingsFile<ImputationRulesFile>.schema(title: "Evenkans: imputation", id: "urn:evenkans:schema:imputation").indented() + "\n"
    }

    /// Rules for a table, and its families where there are any.
    struct Read {
        let rules: ImputationRules
        let families: Families?
        /// Columns that say who belongs together, and play no other part.
        let names: [String]
    }

    /// - Parameters:
    ///   - data: the file's bytes.
    ///   - name: the name that messages show.
    /// - Throws: `SettingsError` with every error at once.
    static func read(_ data: Data, name: String, table: Table) throws(SettingsError) -> Read {
        var context = SettingsContext(file: name)
        let file = SettingsFile<ImputationRulesFile>.read(data, in: &context) ?? ImputationRulesFile()
        if !context.issues.contains(where: \.isError) { file.check(table, &context) }
        context.sortIssues()
        if let error = SettingsError(context.issues) { throw error }
        return Read(rules: file.filling.rules, families: file.families(table), names: [file.cluster, file.time].compactMap { $0 })
    }

    private func check(_ table: Table, _ context: inout SettingsContext) {
        let root = SettingPath()
        filling.check(root, columns: table.columnNames, &context)
        for (key, name) in [("cluster", cluster), ("time", time)] {
            guard let name, table[name] == nil else { continue }
            let near = NearestName.suggestion(for: name, among: table.columnNames), path = root[key]
            context.error(
                path, en: "`\(path)`: there is no column `\(name)`." + (near.map { " Did you mean `\($0)`?" } ?? ""),
                nl: "`\(path)`: er is geen kolom `\(name)`." + (near.map { " Bedoelt u `\($0)`?" } ?? ""))
        }
        for key in ["family", "time"] where context.isWritten(root[key]) && cluster == nil {
            context.error(
                root[key], en: "`\(root[key])` belongs to `cluster`: which rows are of one family?",
                nl: "`\(root[key])` hoort bij `cluster`: welke rijen zijn van één gezin?")
        }
        // Of names that are not there nothing more is said.
        guard !context.issues.contains(where: \.isError) else { return }
        for (path, index, words) in filling.rules.mismatches(isAmounts: { table[$0]?.isAmounts }) {
            let keys = path.reduce(root) { $0[$1] }, place = index.map { keys[$0] } ?? keys
            context.error(place, en: "`\(place)`: \(words.en)", nl: "`\(place)`: \(words.nl)")
        }
    }

    private func families(_ table: Table) -> Families? {
        guard let keys = cluster.flatMap({ table[$0] })?.rowKeys else { return nil }
        let years = time.flatMap { table[$0] }?.rowKeys
        let units = keys.indices.map { row in [keys[row], years?[row] ?? ""] }
        return Families(family: Clusters(keys: keys).index, unit: Clusters(keys: units).index, shared: Set(filling.family))
    }
}

extension Column {
    /// Whether it has numbers; `nil` for texts.
    fileprivate var isAmounts: Bool? {
        switch values {
        case .number, .integer, .date: true
        case .category: false
        case .text: nil
        }
    }

    /// Of each row what it has, as text; a row without a value is like no other.
    fileprivate var rowKeys: [String] {
        (0..<count).map { row in
            guard missingKind(row).isPresent else { return "row \(row)" }
            return switch values {
            case .number(let values): "= \(values[row])"
            case .integer(let values): "= \(values[row])"
            case .date(let values): "= \(values[row].daysSinceEpoch)"
            case .category(let codes, _): "= \(codes[row])"
            case .text(let values): "= \(values[row])"
            }
        }
    }
}
