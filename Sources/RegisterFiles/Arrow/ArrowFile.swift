// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

import struct Foundation.URL

/// Reads Apache Arrow: the file format (Feather version 2) and the stream, with LZ4 or Zstandard buffers. The database beneath us cannot.
///
/// Dictionaries become categories in their own order. Lists, structures and bytes have no column: leave them out.
/// Source: Apache Arrow columnar format 1.5, "Serialization and interprocess communication".
struct ArrowFile {
    private static let magic = Array("ARROW1".utf8)
    private static let oldMagic = Array("FEA1".utf8)
    private static let continuation: UInt32 = 0xffff_ffff

    private let file: String
    private let options: ReadOptions
    private let wanted: Set<String>?
    private let progress: ProgressMonitor
    private let bytes: [UInt8]
    private var position = 0
    private var fields: [ArrowField] = []
    private var columns: [ArrowColumn?] = []
    private var dictionaries: [Int64: [String]] = [:]

    init(_ url: URL, options: ReadOptions, wanted: Set<String>?, progress: ProgressMonitor) throws {
        self.init(bytes: try FileBytes.read(url), file: url.lastPathComponent, options: options, wanted: wanted, progress: progress)
    }

    /// - Parameter file: its name, for errors.
    init(bytes: [UInt8], file: String, options: ReadOptions, wanted: Set<String>?, progress: ProgressMonitor) {
        (self.bytes, self.file, self.options, self.wanted, self.progress) = (bytes, file, options, wanted, progress)
    }

    consuming func read() throws -> Table {
        let file = file
        do { return try readMessages() } catch is FlatTable.Malformed {
            throw RegisterFilesError.damaged(file: file, what: "it contradicts the Arrow format")
        }
    }

    private consuming func readMessages() throws -> Table {
        if bytes.starts(with: Self.oldMagic) {
            throw RegisterFilesError.unsupported(file: file, what: "Feather version 1 is not read; write it again with a newer library")
        }
        let isFile = bytes.starts(with: Self.magic)
        if isFile {
            guard bytes.suffix(Self.magic.count) == Self.magic[...], bytes.count > 2 * Self.magic.count else {
                throw RegisterFilesError.truncated(file: file)
            }
            position = 8
        }
        var hasSchema = false
        while let (metadata, bodyStart) = try nextMessage() {
            try progress.checkCancellation()
            let message = try FlatTable(root: metadata)
            let bodyLength = try message.integer(3, default: Int64(0))
            guard bodyLength >= 0 else { throw FlatTable.Malformed() }
            guard bodyLength <= Int64(bytes.count - bodyStart) else { throw RegisterFilesError.truncated(file: file) }
            let body = bytes[bodyStart..<(bodyStart + Int(bodyLength))]
            position = body.endIndex
            guard let header = try message.table(2) else { throw FlatTable.Malformed() }
            switch try message.integer(1, default: UInt8(0)) {
            case 1 where !hasSchema:
                try begin(header)
                hasSchema = true
            case 2 where hasSchema: try readDictionary(header, body)
            case 3 where hasSchema: try readBatch(header, body)
            default: throw FlatTable.Malformed()
            }
            progress.report("read", position, of: bytes.count)
        }
        guard hasSchema else {
            throw bytes.isEmpty
                ? RegisterFilesError.truncated(file: file) : RegisterFilesError.damaged(file: file, what: "it does not begin as an Arrow file does")
        }
        for column in columns {
            if let column, let row = column.infiniteRow { throw RegisterFilesError.infinite(file: file, column: column.name, line: row + 1) }
        }
        return try Table(columns: columns.compactMap { $0?.finish() })
    }

    /// The metadata of the next message and where its body begins; `nil` at the mark that ends a stream.
    private mutating func nextMessage() throws -> (metadata: ArraySlice<UInt8>, bodyStart: Int)? {
        guard var length = word() else { throw RegisterFilesError.truncated(file: file) }
        if length == Self.continuation {
            guard let next = word() else { throw RegisterFilesError.truncated(file: file) }
            length = next
        }
        if length == 0 { return nil }
        guard Int(length) <= bytes.count - position else {
            throw fields.isEmpty ? RegisterFilesError.damaged(file: file, what: "it does not begin as an Arrow file does") : .truncated(file: file)
        }
        let metadata = bytes[position..<(position + Int(length))]
        return (metadata, metadata.endIndex)
    }

    private mutating func word() -> UInt32? {
        guard position + 4 <= bytes.count else { return nil }
        defer { position += 4 }
        return (0..<4).reduce(0) { $0 | UInt32(bytes[position + $1]) << UInt32(8 * $1) }
    }

    private mutating func begin(_ schema: FlatTable) throws {
        guard try schema.integer(0, default: Int16(0)) == 0 else {
            throw RegisterFilesError.unsupported(file: file, what: "its numbers have the high byte first")
        }
        fields = try schema.tables(1).map { try ArrowField($0) }
        guard !fields.isEmpty else { throw RegisterFilesError.noColumns(file: file) }
        let names = fields.map(\.name)
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted { throw RegisterFilesError.duplicateColumn(file: file, column: name) }
        for name in (wanted ?? []).sorted() where !seen.contains(name) {
            throw RegisterFilesError.unknownColumn(file: file, column: name, suggestion: NearestName.suggestion(for: name, among: names))
        }
        columns = try fields.map { field in
            guard wanted?.contains(field.name) ?? true else { return nil }
            if case .other = field.type {
                throw RegisterFilesError.unsupported(
                    file: file, what: "column \"\(field.name)\" holds lists, structures or bytes; leave it out, or make texts of them")
            }
            return ArrowColumn(field, rule: options.maximumLevels > 0 ? .whenRepeated(maximum: options.maximumLevels) : .never)
        }
        // Rows without a byte could claim any number.
        guard !fields.allSatisfy({ if case .null = $0.type { true } else { false } }) else {
            throw RegisterFilesError.unsupported(file: file, what: "it holds no value at all")
        }
    }

    private mutating func readDictionary(_ header: FlatTable, _ body: ArraySlice<UInt8>) throws {
        let id = try header.integer(0, default: Int64(0))
        guard let field = fields.first(where: { $0.dictionary?.id == id }), let data = try header.table(1) else { return }
        var batch = try ArrowBatch(data, body: body)
        let values = try batch.take(field.type)
        var texts: [String]
        switch values.content {
        case .texts(let slices): texts = slices.map { String(decoding: $0, as: UTF8.self) }
        case .integers(let integers): texts = integers.map { String($0) }
        default:
            throw RegisterFilesError.unsupported(file: file, what: "column \"\(field.name)\" has levels that are neither texts nor whole numbers")
        }
        let isDelta = try header.integer(2, default: UInt8(0)) != 0
        if isDelta { texts = (dictionaries[id] ?? []) + texts }
        dictionaries[id] = texts
    }

    private mutating func readBatch(_ header: FlatTable, _ body: ArraySlice<UInt8>) throws {
        var batch = try ArrowBatch(header, body: body)
        for (index, field) in fields.enumerated() {
            guard var column = columns[index].take() else {
                try batch.skip(field)
                continue
            }
            let values = try batch.take(field.dictionary?.index ?? field.type)
            try column.append(values, rows: batch.rows, dictionary: field.dictionary.map { dictionaries[$0.id] ?? [] })
            columns[index] = column
        }
    }
}
