// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles

/// A folder that lives as long as a test.
final class TemporaryFolder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("evenkans-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String) -> URL { url.appendingPathComponent(name) }

    func write(_ bytes: some Sequence<UInt8>, as name: String) throws -> URL {
        try Data(bytes).write(to: file(name))
        return file(name)
    }

    func write(_ text: String, as name: String) throws -> URL { try write(text.utf8, as: name) }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}

/// Reads a text as if it were a file.
func readCSV(_ text: String, options: ReadOptions = ReadOptions(), columns: Set<String>? = nil) throws -> Table {
    try readBytes(text.utf8, options: options, columns: columns)
}

/// Reads bytes as if they were a file of that name.
func readBytes(
    _ bytes: some Sequence<UInt8>, name: String = "births.csv", options: ReadOptions = ReadOptions(), columns: Set<String>? = nil
) throws -> Table {
    let folder = try TemporaryFolder()
    return try withExtendedLifetime(folder) { try DataFile.read(try folder.write(bytes, as: name), options: options, columns: columns) }
}

extension Column {
    /// Values as texts, `nil` where missing: to compare columns of different formats.
    var cells: [String?] {
        (0..<count).map { row in
            guard missingKind(row).isPresent else { return nil }
            return switch values {
            case .number(let values): values[row].description
            case .integer(let values): String(values[row])
            case .category(let codes, let levels): levels[Int(codes[row])].code
            case .text(let values): values[row]
            case .date(let values): values[row].iso
            }
        }
    }

    /// The code of each missing cell, `nil` where there is a value or no code.
    var missingCodes: [String?] { (0..<count).map { row in missingKind(row).declaredIndex.map { declaredMissing[$0].code } } }
}
