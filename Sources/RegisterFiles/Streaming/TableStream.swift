// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

import struct Foundation.URL

/// A file that is written a piece of rows at a time, so that no table is ever in memory whole: Parquet, SPSS or CSV, by the name.
///
/// The file appears under its name when it is finished; a stream that is given up leaves nothing. The same pieces give the same bytes.
/// Used from one thread at a time.
public final class TableStream {
    private let url: URL
    private let aside: URL
    private let layout: [ColumnLayout]
    private let writer: any PieceWriter
    /// The words of a CSV file, which has no place for them.
    private let codebook: Codebook?
    public private(set) var rowCount = 0
    private var isOpen = true

    /// - Throws: `RegisterFilesError` for a name of another format, a folder that cannot be written in, names that the format does not allow.
    public init(_ url: URL, layout: [ColumnLayout], options: WriteOptions = WriteOptions()) throws {
        let file = url.lastPathComponent
        self.url = url
        self.layout = layout
        codebook = FileFormat(fileName: file) == .csv && options.codebook ? Codebook(try Table(columns: layout.map(\.empty))) : nil
        aside = url.deletingLastPathComponent().appendingPathComponent(".\(file).partial")
        do { writer = try Self.open(aside, file: file, layout: layout, options: options) } catch {
            PartialFile.remove(aside)
            throw error
        }
    }

    private static func open(_ aside: URL, file: String, layout: [ColumnLayout], options: WriteOptions) throws -> any PieceWriter {
        switch FileFormat(fileName: file) {
        case .parquet: return try ParquetStream(aside, file: file, layout: layout)
        case .sav where !file.lowercased().hasSuffix(".zsav"):
            return try SPSSStream(aside, file: file, layout: layout, language: options.language)
        case .csv where !file.lowercased().hasSuffix(".gz"):
            var options = options
            if file.lowercased().hasSuffix(".tsv") { options.separator = "\t" }
            return try CSVStream(aside, file: file, layout: layout, options: options)
        default: throw RegisterFilesError.unsupported(file: file, what: "only .parquet, .sav and .csv files are written in pieces")
        }
    }

    deinit { if isOpen { PartialFile.remove(aside) } }

    /// - Parameter table: columns as the layout says, in its order.
    public func append(_ table: Table) throws {
        guard isOpen, table.columns.count == layout.count, zip(layout, table.columns).allSatisfy({ $0.holds($1.values) }) else {
            throw RegisterFilesError.unsupported(file: url.lastPathComponent, what: "a piece of rows does not have the columns of the file")
        }
        guard table.rowCount > 0 else { return }
        try writer.append(table)
        rowCount += table.rowCount
    }

    /// Completes the file and puts it under its name.
    public func finish() throws {
        guard isOpen else { return }
        try writer.finish()
        isOpen = false
        try PartialFile.move(aside, over: url)
        if let codebook { try AtomicFile.write(try codebook.encoded(), to: Codebook.url(beside: url)) }
    }
}

/// What writes one format in pieces.
protocol PieceWriter: AnyObject {
    func append(_ table: Table) throws
    func finish() throws
}
