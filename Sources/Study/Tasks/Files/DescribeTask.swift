// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles

/// `evenkans describe`: columns, types, labels, missing codes and counts.
public struct DescribeTask: Sendable {
    public var data: URL
    public var json: Bool
    public var options: ReadOptions
    public var language: Language

    public init(data: URL, json: Bool, options: ReadOptions = ReadOptions(), language: Language) {
        (self.data, self.json, self.options, self.language) = (data, json, options, language)
    }

    /// - Returns: the description, as JSON or as text for a terminal.
    public func run(progress: ProgressMonitor) throws -> String {
        progress.report("read")
        let description = try description(progress)
        return json ? try Self.json(description) : description.text(language)
    }

    /// Cells that are in memory at a time, about.
    private static let cellsAtOnce = 20_000_000

    /// A large file is read some columns at a time, so that memory grows with the rows of a few columns only.
    private func description(_ progress: ProgressMonitor) throws -> TableDescription {
        guard readsColumnsApart else { return TableDescription(try DataFile.read(data, options: options, progress: progress)) }
        let schema = try DataFile.schema(data, options: options), names = schema.columns.map(\.name)
        let width = max(1, Self.cellsAtOnce / max(1, schema.rowCount ?? 1))
        guard names.count > width, schema.rowCount != nil else {
            return TableDescription(try DataFile.read(data, options: options, progress: progress))
        }
        let parts = try stride(from: 0, to: names.count, by: width).map { first in
            let part = Set(names[first..<min(names.count, first + width)])
            return TableDescription(try DataFile.read(data, options: options, columns: part, progress: progress))
        }
        var whole = parts[0]
        whole.columns = parts.flatMap(\.columns)
        return whole
    }

    /// Whether some columns of the file can be read for less than all: of a text file every line must be looked at.
    private var readsColumnsApart: Bool {
        switch FileFormat(fileName: data.lastPathComponent) {
        case .parquet, .sav, .por, .dta, .sas7bdat, .xpt: true
        case .csv, .arrow, nil: false
        }
    }

    private static func json(_ description: TableDescription) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(description), as: UTF8.self)
    }
}
