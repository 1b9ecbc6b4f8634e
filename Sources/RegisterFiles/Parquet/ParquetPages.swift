// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// The pages of one column in one row group: a dictionary for categories, then the values.
struct ParquetPages {
    private let pieces: [Column]
    private let layout: ColumnLayout
    private let rows: Int
    private let missing: [UInt8]?

    init(_ pieces: [Column], _ layout: ColumnLayout) {
        (self.pieces, self.layout) = (pieces, layout)
        rows = pieces.reduce(0) { $0 + $1.count }
        missing =
            pieces.contains { $0.missing != nil }
            ? pieces.flatMap { $0.missing ?? [UInt8](repeating: 0, count: $0.count) } : nil
    }

    /// - Parameter position: where in the file the bytes will begin.
    /// - Returns: `nil` when memory ran out.
    func encoded(at position: Int) -> (bytes: [UInt8], description: ParquetChunk)? {
        var chunk = ParquetChunk(rows: rows)
        var bytes: [UInt8] = []
        var body = ParquetEncoding.presence(missing, count: rows)
        if let levels = sharedLevels {
            var dictionary: [UInt8] = []
            ParquetBytes.append(levels.map(\.code), to: &dictionary)
            chunk.dictionary = Int64(position)
            guard add(.dictionary, dictionary, count: levels.count, to: &bytes, &chunk) else { return nil }
            body += ParquetEncoding.positions(codes, levels: levels.count)
        } else {
            for piece in pieces { plain(piece, to: &body) }
        }
        chunk.data = Int64(position + bytes.count)
        guard add(.data(isDictionary: chunk.dictionary != nil), body, count: rows, to: &bytes, &chunk) else { return nil }
        return (bytes, chunk)
    }

    /// The levels when every piece is a category of the same ones.
    private var sharedLevels: [Level]? {
        guard case .category(_, let first)? = pieces.first?.values, !first.isEmpty else { return nil }
        for piece in pieces {
            guard case .category(_, let levels) = piece.values, levels == first else { return nil }
        }
        return first
    }

    private var codes: [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(rows)
        for piece in pieces {
            guard case .category(let codes, _) = piece.values else { continue }
            for row in codes.indices where piece.missing?[row] ?? 0 == 0 { result.append(UInt32(bitPattern: codes[row])) }
        }
        return result
    }

    private func plain(_ piece: Column, to bytes: inout [UInt8]) {
        switch piece.values {
        case .number(let values): ParquetBytes.append(values, missing: piece.missing, to: &bytes)
        case .integer(let values):
            if case .number = layout.kind {
                ParquetBytes.append(values.map { Double($0) }, missing: piece.missing, to: &bytes)
            } else {
                ParquetBytes.append(values, missing: piece.missing, to: &bytes)
            }
        case .date(let values): ParquetBytes.append(values.map(\.daysSinceEpoch), missing: piece.missing, to: &bytes)
        case .text(let values):
            ParquetBytes.append(piece.missing.map { missing in values.indices.filter { missing[$0] == 0 }.map { values[$0] } } ?? values, to: &bytes)
        case .category(let codes, let levels):
            let names = levels.map(\.code)
            ParquetBytes.append(codes.indices.filter { piece.missing?[$0] ?? 0 == 0 }.map { names[Int(codes[$0])] }, to: &bytes)
        }
    }

    private enum Kind {
        case dictionary
        case data(isDictionary: Bool)
    }

    private func add(_ kind: Kind, _ body: [UInt8], count: Int, to bytes: inout [UInt8], _ chunk: inout ParquetChunk) -> Bool {
        guard let compressed = ParquetBytes.compressed(body) else { return false }
        var header = ThriftWriter()
        switch kind {
        case .dictionary:
            header.field(1, Int32(2))
        case .data:
            header.field(1, Int32(0))
        }
        header.field(2, Int32(truncatingIfNeeded: body.count))
        header.field(3, Int32(truncatingIfNeeded: compressed.count))
        switch kind {
        case .dictionary:
            header.field(7) {
                $0.field(1, Int32(truncatingIfNeeded: count))
                $0.field(2, ParquetChunk.plain)
            }
        case .data(let isDictionary):
            header.field(5) {
                $0.field(1, Int32(truncatingIfNeeded: count))
                $0.field(2, isDictionary ? ParquetChunk.dictionaryPositions : ParquetChunk.plain)
                $0.field(3, ParquetChunk.runLength)
                $0.field(4, ParquetChunk.runLength)
            }
        }
        header.stop()
        bytes += header.bytes
        bytes += compressed
        chunk.uncompressed += Int64(header.bytes.count + body.count)
        chunk.compressed += Int64(header.bytes.count + compressed.count)
        return true
    }
}
