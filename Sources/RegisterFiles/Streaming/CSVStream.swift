// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

import class Foundation.FileHandle
import struct Foundation.Data
import struct Foundation.URL

/// Writes CSV a piece of rows at a time, as `CSVWriter` writes a whole table.
final class CSVStream: PieceWriter {
    private let file: String
    private let names: [String]
    private let writer: CSVWriter
    private let output: FileHandle
    private var hasHeader = false

    init(_ url: URL, file: String, layout: [ColumnLayout], options: WriteOptions) throws {
        (self.file, names, writer) = (file, layout.map(\.name), CSVWriter(options: options))
        output = try PartialFile.create(url, file: file)
        empty = try Table(columns: layout.map(\.empty))
    }

    private let empty: Table

    func append(_ table: Table) throws {
        try writer.write(table, hasHeader: !hasHeader, progress: .silent) { bytes in
            do { try output.write(contentsOf: Data(bytes)) } catch { throw full }
        }
        hasHeader = true
    }

    func finish() throws {
        if !hasHeader { try append(empty) }
        do { try output.close() } catch { throw full }
    }

    private var full: RegisterFilesError {
        .notWritable(file: file, reason: "the folder is not there, is not yours to write in, or the disk is full")
    }
}
