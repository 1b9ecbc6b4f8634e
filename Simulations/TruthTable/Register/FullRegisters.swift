// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles
import SyntheticRegisters

/// An invented register as a researcher finds it: raw registers with their catalogue, from which the study composes its cohort.
///
/// Of what a study of a cohort table has, one thing is in no raw register: support at school at six, the comparator. It is given as a register of the
/// researcher's own, which the catalogue lists. Nothing of the biases and of the truth is in the folder.
public struct FullRegisters: Sendable {
    private let world: RegisterWorld
    private let made: SyntheticBirths
    /// What the yearly registers hold of each birth.
    public let yearsBefore: Table
    /// The table that the study should compose, and the validation sample of its costs: what its evidence is about.
    public let cohort: CohortTable

    static let schoolSupport = "SCHOOLSTEUNTAB"
    /// The year of the areas' codes: those that births were given.
    static let boundaries = 2017

    /// Registers that the study reads; the others would only cost time.
    private static let read: Set<String> = [
        "PRNL", "GBAPERSOONTAB", "GROEPTAB", "GBAADRESOBJECTBUS", "VSLGWBTAB", "INPATAB", "INHATAB", "HOOGSTEOPLTAB", "ZVWZORGKOSTENTAB",
        "JGDHULPBUS", "GBAOVERLIJDENTAB", "GBAMIGRATIEBUS", "VROEGSIGNAALTAB",
    ]

    /// - Parameter made: of the same world.
    public init(_ world: RegisterWorld, _ made: SyntheticBirths) throws {
        (self.world, self.made, yearsBefore) = (world, made, try world.yearsBefore())
        cohort = try Self.composed(made, yearsBefore)
    }

    /// Rows have the type of their key before it, as rows that are composed from registers do; areas have the codes of the register of areas.
    private static func composed(_ made: SyntheticBirths, _ yearsBefore: Table) throws -> CohortTable {
        let table = try CohortTable(made).table
        let columns = table.columns.map { column -> Column in
            var own = yearsBefore[column.name] ?? column
            switch (column.name, own.values) {
            case ("RINPERSOON", .text(let keys)): own.values = .text(keys.map(rowKey))
            case ("wc", .category(let codes, let levels)):
                own.values = .category(codes: codes, levels: levels.map { Level(code: areaCode($0.code), label: $0.label) })
            default: break
            }
            return own
        }
        return CohortTable(table: try Table(columns: columns), validation: try validation(made, yearsBefore))
    }

    private static func rowKey(_ key: String) -> String { "R" + key }
    private static func areaCode(_ code: String) -> String { String(code.drop { $0.isLetter }) }

    /// The same births, with true costs of the year that the study reads.
    private static func validation(_ made: SyntheticBirths, _ yearsBefore: Table) throws -> Table {
        let keys = try yearsBefore.column("RINPERSOON").texts, costs = try yearsBefore.column("care_costs_true").numbers
        let actual = Dictionary(zip(keys, costs)) { first, _ in first }
        let sample = try made.validation.column("RINPERSOON").texts.compactMap { key in
            actual[key].flatMap { $0 > 0 ? (key: rowKey(key), costs: $0) : nil }
        }
        return try Table(columns: [
            Column(name: "RINPERSOON", values: .text(sample.map(\.key))), Column(name: StudyText.measured, values: .number(sample.map(\.costs))),
        ])
    }

    /// Writes the registers with their catalogue, what comes from elsewhere, and the study file.
    ///
    /// - Parameter withheld: an input that this study comes without.
    public func write(to folder: URL, population: PopulationShares, withheld: OutsideInput? = nil) throws {
        let registers = folder.appendingPathComponent("registers"), own = registers.appendingPathComponent("OVERIG/\(Self.schoolSupport)")
        try RawRegisterWriter(world: world, folder: registers, ending: "parquet", registers: Self.read).write()
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        try DataFile.write(try support(), to: own.appendingPathComponent("SCHOOLSTEUN2026TABV1.parquet"))
        let entry = "  \(Self.schoolSupport): {cumulative: true, columns: {STEUN: {type: category}}}\n"
        try (RegisterCatalogue.yaml(ending: "parquet") + Data(entry.utf8)).write(to: folder.appendingPathComponent("catalog.yaml"))
        try cohort.writeOutside(to: folder, population: population, study: StudyText(without: withheld, of: .registers))
    }

    /// Of every child that is linked.
    private func support() throws -> Table {
        let linked = try CohortTable.isLinked(made), rows = linked.indices.filter { linked[$0] }
        let keys = try made.context.column("RINPERSOON").texts
        var given = try made.context.column(StudyText.comparator).selecting(rows: rows)
        given.name = "STEUN"
        return try Table(columns: [
            Column(name: "RINPERSOONS", values: .text(rows.map { _ in "R" })), Column(name: "RINPERSOON", values: .text(rows.map { keys[$0] })),
            given,
        ])
    }
}
