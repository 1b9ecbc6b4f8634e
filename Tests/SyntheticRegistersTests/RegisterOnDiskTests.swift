// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RegisterData
import RegisterFiles
import SyntheticRegisters
import Testing

/// The register survives every format that it is written in.
@Suite struct RegisterOnDiskTests {
    @Test(arguments: ["births.parquet", "births.sav", "births.csv"])
    func isReadAsItWasWritten(name: String) throws {
        let register = try BirthsRegister(births: 3_000, seed: 5).synthesize().register
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("synthetic-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent(name)
        try DataFile.write(register, to: file)
        let read = try DataFile.read(file)
        #expect(read.columnNames == register.columnNames)
        for (written, found) in zip(register.columns, read.columns) {
            #expect(Self.cells(of: found) == Self.cells(of: written), "\(written.name)")
            if name != "births.csv" { #expect(found.label?.en == written.label?.en, "\(written.name)") }
            if name == "births.parquet" {
                // Texts of which there are few come back as levels.
                #expect(found.type == written.type || written.type == .text && found.type == .category, "\(written.name)")
                #expect(found.label?.nl == written.label?.nl, "\(written.name)")
            }
        }
    }

    /// The truth is plain numbers and keys, so any format holds it.
    @Test func truthIsReadAsItWasWritten() throws {
        let truth = try BirthsRegister(births: 500, seed: 5).synthesize().truth
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("truth-\(UUID().uuidString).parquet")
        defer { try? FileManager.default.removeItem(at: file) }
        try DataFile.write(truth, to: file)
        let read = try DataFile.read(file)
        for (written, found) in zip(truth.columns, read.columns) { #expect(Self.cells(of: found) == Self.cells(of: written), "\(written.name)") }
    }

    /// What a person reads in each cell, whatever the column's type: codes, numbers, days; nothing where a value is missing.
    private static func cells(of column: Column) -> [String] {
        (0..<column.count).map { row in
            guard column.missingKind(row).isPresent else { return "" }
            return switch column.values {
            case .number(let values): "\(values[row])"
            case .integer(let values): "\(Double(values[row]))"
            case .category(let codes, let levels): number(levels[Int(codes[row])].code)
            case .text(let values): number(values[row])
            case .date(let days): days[row].iso
            }
        }
    }

    private static func number(_ text: String) -> String { text.hasPrefix("0") && text.count > 1 ? text : Double(text).map { "\($0)" } ?? text }
}
