// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles
import SyntheticRegisters

/// An invented register as the table of a cohort, in a folder with its study file and all that a study can be brought from elsewhere.
///
/// Nothing of the biases and of the truth is in the folder.
public struct CohortTable: Sendable {
    /// All births, as one row each.
    public let table: Table
    /// True costs of a sample of births.
    public let validation: Table
    /// Attributes that are audited, with their levels.
    static let attributes: [(name: String, levels: [String])] = [
        ("etnic", ["N", "A", "B", "C"]), ("groep15", ["0", "1"]), ("groep30", ["0", "1"]),
    ]

    static let mother = "RINPERSOONMa"
    /// The features in which answers are missing by mechanism: at random within groups, and by the value.
    static let missingColumn = "rookgedrag"
    static let missingByValueColumn = "bmi"

    /// Columns of the births that the cohort has.
    private static let births = [
        "RINPERSOON", "ddgeb", "lft", "par", "bmi", "rookgedrag", "alcoholgebruik", "ses_percentiel", "wc", "early_help",
    ]
    private static let context = [StudyText.education, "INHBRUTINKH", "care_costs", "past_flag", "later_support"]

    init(table: Table, validation: Table) { (self.table, self.validation) = (table, validation) }

    /// - Throws: for a register without a column that is needed.
    public init(_ made: SyntheticBirths) throws {
        let linked = try Self.isLinked(made)
        // A child that is not linked has no mother in the data, and so none of her groups.
        func known(_ column: Column, unless isUnknown: [Bool]) -> Column {
            var column = column
            let missing = isUnknown.map { $0 ? MissingKind.unlinked.rawValue : 0 }
            column.missing = missing.contains { $0 != 0 } ? missing : nil
            return column
        }
        let mothers = try made.register.column(Self.mother)
        let isLost = linked.indices.map { !linked[$0] || mothers.text(at: $0) == "---------" }
        let groups = try Self.attributes.map { known(try Self.attribute($0.name, made), unless: isLost) }
        table = try Table(
            columns: try Self.births.map { try made.register.column($0) } + [known(mothers, unless: isLost)] + groups
                + Self.context.map { try made.context.column($0) })
        validation = made.validation
    }

    static func isLinked(_ made: SyntheticBirths) throws -> [Bool] { try made.context.column("linked").numbers.map { $0 == 1 } }

    static func attribute(_ name: String, _ made: SyntheticBirths) throws -> Column {
        try made.register[name] ?? made.context.column(name)
    }

    /// Writes the table, what comes from elsewhere, and the study file.
    ///
    /// - Parameter withheld: an input that this study comes without.
    public func write(to folder: URL, population: PopulationShares, withheld: OutsideInput? = nil) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try DataFile.write(table, to: folder.appendingPathComponent("births.parquet"))
        try writeOutside(to: folder, population: population, study: StudyText(without: withheld))
    }

    /// What comes from elsewhere, and the study file.
    func writeOutside(to folder: URL, population: PopulationShares, study: StudyText) throws {
        try DataFile.write(validation, to: folder.appendingPathComponent("validation.csv"))
        try Data(population.csv.utf8).write(to: folder.appendingPathComponent("margins.csv"))
        try Data(study.text.utf8).write(to: folder.appendingPathComponent("study.yaml"))
    }
}

/// Shares of the levels of each attribute among all births, linked or not, as a census would count them.
public struct PopulationShares: Sendable {
    let shares: [(attribute: String, level: String, share: Double)]

    public init(_ made: SyntheticBirths) throws {
        shares = try CohortTable.attributes.flatMap { attribute in
            let codes = try CohortTable.attribute(attribute.name, made).texts
            return attribute.levels.map { level in
                (attribute.name, level, Double(codes.count { $0 == level }) / Double(max(1, codes.count)))
            }
        }
    }

    var csv: String {
        (["attribute,level,share"] + shares.map { "\($0.attribute),\($0.level),\($0.share)" }).joined(separator: "\n") + "\n"
    }
}
