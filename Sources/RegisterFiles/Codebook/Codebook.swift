// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

import struct Foundation.Data
import class Foundation.FileManager
import class Foundation.JSONDecoder
import class Foundation.JSONEncoder
import struct Foundation.URL

/// Labels, units, levels and missing codes of a table, for formats that have no place for them: beside a CSV file, inside a Parquet file.
struct Codebook: Codable {
    static let version = 1
    /// The key of a Parquet file's metadata.
    static let parquetKey = "evenkans.codebook"

    var version = Codebook.version
    var columns: [ColumnSchema]

    init(_ table: Table) { columns = table.columns.map(ColumnSchema.init) }

    /// `births.csv.gz` has its codebook in `births.codebook.json`.
    static func url(beside url: URL) -> URL {
        let file = url.lastPathComponent
        let suffix = FileFormat.csv.extensions.filter { file.lowercased().hasSuffix($0) }.max { $0.count < $1.count } ?? ""
        return url.deletingLastPathComponent().appendingPathComponent(file.dropLast(suffix.count) + ".codebook.json")
    }

    /// - Returns: `nil` where there is none.
    static func read(beside url: URL) throws -> Codebook? {
        let beside = self.url(beside: url)
        guard FileManager.default.fileExists(atPath: beside.path) else { return nil }
        return try Codebook(try FileBytes.read(beside), file: beside.lastPathComponent)
    }

    /// - Throws: `RegisterFilesError.damaged` for bytes that are no codebook.
    init(_ bytes: [UInt8], file: String) throws(RegisterFilesError) {
        guard let codebook = Self.decode(bytes) else { throw .damaged(file: file, what: "it is not a codebook of version \(Self.version)") }
        self = codebook
    }

    static func decode(_ bytes: [UInt8]) -> Codebook? {
        guard let codebook = try? JSONDecoder().decode(Codebook.self, from: Data(bytes)), codebook.version == version else { return nil }
        return codebook
    }

    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// The options with the codebook's types where they do not say otherwise: a code `1` of a category is no number.
    func types(for options: ReadOptions) -> ReadOptions {
        var options = options
        // A column whose missing codes are no numbers or dates would be refused as one; its own codes tell its type anyway.
        for column in columns where column.type == .category || column.type == .text {
            options.types[column.name] = options.types[column.name] ?? column.type
        }
        return options
    }

    /// Puts the words back. Levels keep the codebook's order; those that it does not know follow.
    func apply(to table: Table, file: String) throws -> Table {
        let known = Dictionary(columns.map { ($0.name, $0) }) { first, _ in first }
        return try Table(
            columns: table.columns.map { column in
                guard let words = known[column.name] else { return column }
                guard var described = column.declaring(missing: words.declaredMissing) else {
                    throw RegisterFilesError.tooManyMissingCodes(file: file, column: column.name)
                }
                described.label = words.label
                described.unit = words.unit
                if described.type == .number || described.type == .integer { described.valueLabels = words.valueLabels }
                return described.orderingLevels(as: words.levels)
            })
    }
}

extension Column {
    /// A category with known levels first, in their order and with their labels.
    fileprivate func orderingLevels(as known: [Level]) -> Column {
        guard case .category(let codes, let levels) = values else { return self }
        let unknown = levels.filter { level in !known.contains { $0.code == level.code } }
        let position = Dictionary((known + unknown).enumerated().map { ($1.code, Int32($0)) }) { first, _ in first }
        let moved = levels.map { position[$0.code] ?? 0 }
        var column = self
        column.values = .category(codes: codes.map { Int($0) < moved.count ? moved[Int($0)] : 0 }, levels: known + unknown)
        return column
    }
}
