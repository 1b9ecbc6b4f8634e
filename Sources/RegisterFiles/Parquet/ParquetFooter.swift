// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Where one column of one row group lies in the file.
struct ParquetChunk {
    static let plain: Int32 = 0
    static let runLength: Int32 = 3
    static let dictionaryPositions: Int32 = 8

    let rows: Int
    var dictionary: Int64?
    var data: Int64 = 0
    var compressed: Int64 = 0
    var uncompressed: Int64 = 0

    init(rows: Int) { self.rows = rows }
}

struct ParquetRowGroup {
    let rows: Int
    var chunks: [ParquetChunk] = []

    init(rows: Int) { self.rows = rows }
}

/// The description at the end of a Parquet file: `FileMetaData` of parquet.thrift.
struct ParquetFooter {
    let layout: [ColumnLayout]
    let groups: [ParquetRowGroup]
    /// Labels, units and levels, under `Codebook.parquetKey`.
    let codebook: String

    private static let zstd: Int32 = 6
    private static let optional: Int32 = 1

    var bytes: [UInt8] {
        var footer = ThriftWriter()
        footer.field(1, Int32(1))
        footer.field(2, list: [nil] + layout.map(Optional.some)) { Self.element($1, columns: layout.count, &$0) }
        footer.field(3, groups.reduce(Int64(0)) { $0 + Int64($1.rows) })
        footer.field(4, list: groups) { group($1, &$0) }
        footer.field(5, list: [codebook]) { entry, codebook in
            entry.field(1, Codebook.parquetKey)
            entry.field(2, codebook)
        }
        footer.field(6, "evenkans")
        footer.stop()
        return footer.bytes
    }

    /// - Parameter column: `nil` for the root.
    private static func element(_ column: ColumnLayout?, columns: Int, _ element: inout ThriftWriter) {
        guard let column else {
            element.field(4, "schema")
            element.field(5, Int32(columns))
            return
        }
        element.field(1, physicalType(column))
        element.field(3, optional)
        element.field(4, column.name)
        switch column.kind {
        case .text: element.field(6, Int32(0))
        case .date: element.field(6, Int32(6))
        case .number, .integer: break
        }
    }

    private static func physicalType(_ column: ColumnLayout) -> Int32 {
        switch column.kind {
        case .date: 1
        case .integer: 2
        case .number: 5
        case .text: 6
        }
    }

    private func group(_ group: ParquetRowGroup, _ writer: inout ThriftWriter) {
        writer.field(1, list: Array(zip(layout, group.chunks))) { chunk($1.0, $1.1, &$0) }
        writer.field(2, group.chunks.reduce(0) { $0 + $1.uncompressed })
        writer.field(3, Int64(group.rows))
    }

    private func chunk(_ column: ColumnLayout, _ chunk: ParquetChunk, _ writer: inout ThriftWriter) {
        writer.field(2, chunk.dictionary ?? chunk.data)
        writer.field(3) { metadata in
            metadata.field(1, Self.physicalType(column))
            metadata.field(
                2, integers: [ParquetChunk.plain, ParquetChunk.runLength] + (chunk.dictionary == nil ? [] : [ParquetChunk.dictionaryPositions]))
            metadata.field(3, texts: [column.name])
            metadata.field(4, Self.zstd)
            metadata.field(5, Int64(chunk.rows))
            metadata.field(6, chunk.uncompressed)
            metadata.field(7, chunk.compressed)
            metadata.field(9, chunk.data)
            if let dictionary = chunk.dictionary { metadata.field(11, dictionary) }
        }
    }
}
