// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

import class Foundation.FileHandle
import struct Foundation.Data
import struct Foundation.URL

/// Writes Parquet a piece at a time: rows gather until they make a row group, which is then encoded, compressed and forgotten.
///
/// Source: Apache Parquet, parquet-format (README.md, parquet.thrift), version 1 of data pages.
final class ParquetStream: PieceWriter {
    private static let rowsPerGroup = 131_072

    private let file: String
    private let layout: [ColumnLayout]
    private let output: FileHandle
    private var position = 0
    private var pending: [Table] = []
    private var pendingRows = 0
    private var groups: [ParquetRowGroup] = []

    init(_ url: URL, file: String, layout: [ColumnLayout]) throws {
        var seen: [String: String] = [:]
        for column in layout {
            if let other = seen.updateValue(column.name, forKey: column.name.lowercased()) {
                throw StoreError.ambiguousCase(column: other, other: column.name)
            }
        }
        (self.file, self.layout) = (file, layout)
        output = try PartialFile.create(url, file: file)
        try write(Array("PAR1".utf8))
    }

    func append(_ table: Table) throws {
        pending.append(table)
        pendingRows += table.rowCount
        if pendingRows >= Self.rowsPerGroup { try flush() }
    }

    func finish() throws {
        if pendingRows > 0 { try flush() }
        let footer = ParquetFooter(layout: layout, groups: groups, codebook: try codebook()).bytes
        try write(footer + ParquetEncoding.littleEndian(UInt32(footer.count)) + Array("PAR1".utf8))
        do { try output.close() } catch { throw full }
    }

    private func codebook() throws -> String {
        String(decoding: try Codebook(try Table(columns: layout.map(\.empty))).encoded(), as: UTF8.self)
    }

    private func flush() throws {
        var group = ParquetRowGroup(rows: pendingRows)
        for index in layout.indices {
            let pages = ParquetPages(pending.map { $0.columns[index] }, layout[index])
            guard let chunk = pages.encoded(at: position) else { throw RegisterFilesError.notWritable(file: file, reason: "no memory") }
            try write(chunk.bytes)
            group.chunks.append(chunk.description)
        }
        groups.append(group)
        pending.removeAll(keepingCapacity: true)
        pendingRows = 0
    }

    private var full: RegisterFilesError {
        .notWritable(file: file, reason: "the folder is not there, is not yours to write in, or the disk is full")
    }

    private func write(_ bytes: [UInt8]) throws {
        do { try output.write(contentsOf: Data(bytes)) } catch { throw full }
        position += bytes.count
    }
}
