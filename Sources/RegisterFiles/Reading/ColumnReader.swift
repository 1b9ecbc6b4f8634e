// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import Synchronization

import struct Foundation.URL

/// A table whose columns are read one at a time, on any thread, so that no more of them lie in memory than are being looked at.
///
/// Parquet is read so; a file of another format is read whole first.
public struct ColumnReader: Sendable {
    private enum Source: Sendable {
        case whole(Table)
        case parquet(ParquetColumns)
    }

    private let source: Source
    private let declaredMissing: [String: [DeclaredMissing]]
    private let file: String
    public let names: [String]
    public let rowCount: Int

    /// - Throws: as `DataFile.read`.
    public init(_ url: URL, options: ReadOptions = ReadOptions(), progress: ProgressMonitor = .silent) throws {
        file = url.lastPathComponent
        declaredMissing = options.declaredMissing
        guard try DataFile.format(of: url) == .parquet else {
            var undeclared = options
            undeclared.declaredMissing = [:]
            let table = try DataFile.read(url, options: undeclared, progress: progress)
            (source, names, rowCount) = (.whole(table), table.columnNames, table.rowCount)
            return
        }
        let columns = try ParquetColumns(url, options: options, progress: progress)
        (source, names, rowCount) = (.parquet(columns), columns.names, columns.rowCount)
    }

    /// - Throws: as `DataFile.read`, for a name that is not one of `names` too.
    public func column(_ name: String) throws -> Column {
        let column =
            switch source {
            case .whole(let table): table[name]
            case .parquet(let columns): try columns.table(of: [name])[name]
            }
        guard let column else {
            throw RegisterFilesError.unknownColumn(file: file, column: name, suggestion: NearestName.suggestion(for: name, among: names))
        }
        return try column.declaring(declaredMissing, file: file)
    }

    /// Some columns together, in the order of the file.
    public func table(of wanted: Set<String>) throws -> Table {
        try Table(columns: names.filter(wanted.contains).map(column))
    }
}

/// Connections to one Parquet file, each used by one thread at a time.
private final class ParquetColumns: Sendable {
    let names: [String]
    let rowCount: Int
    private let url: URL
    private let options: ReadOptions
    private let progress: ProgressMonitor
    private let free: Mutex<[LentParquetFile]>

    init(_ url: URL, options: ReadOptions, progress: ProgressMonitor) throws {
        (self.url, self.options, self.progress) = (url, options, progress)
        let first = try LentParquetFile(url)
        let schema = try first.schema()
        (names, rowCount) = (schema.columns.map(\.name), schema.rowCount ?? 0)
        free = Mutex([first])
    }

    func table(of wanted: Set<String>) throws -> Table {
        let file = try free.withLock { $0.popLast() } ?? LentParquetFile(url)
        defer { free.withLock { $0.append(file) } }
        return try file.read(options: options, wanted: wanted, progress: progress)
    }
}
