// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

import struct Foundation.URL

/// Parquet through the embedded database. Lists, structures and bytes become texts as the database writes them.
struct ParquetFile {
    private static let magic = Array("PAR1".utf8)
    private static let encryptedMagic = Array("PARE".utf8)

    private let url: URL
    private let store: Store
    private let names: [String]
    private let databaseNames: [String]
    private let types: [String]

    private var file: String { url.lastPathComponent }
    private var source: String { "read_parquet(\(SQLText.literal(url.path)))" }

    /// Reads the file's description.
    init(_ url: URL, threads: Int = 1) throws {
        self.url = url
        try Self.checkEnds(url)
        store = try Store(limits: StoreLimits(threads: threads, files: [url]))
        let description = try Self.translating(url) { [store] in try store.query("DESCRIBE SELECT * FROM read_parquet(\(SQLText.literal(url.path)))")
        }
        // The database renames columns whose names differ only in case; the file's own names come back by position.
        let inDatabase = description["column_name"]?.texts ?? []
        let inFile = try Self.topLevelNames(url, store)
        names = inFile.count == inDatabase.count ? inFile : inDatabase
        types = description["column_type"]?.texts ?? []
        databaseNames = inDatabase
    }

    func read(options: ReadOptions, wanted: Set<String>?, progress: ProgressMonitor) throws -> Table {
        for name in (wanted ?? []).sorted() where !names.contains(name) {
            throw RegisterFilesError.unknownColumn(file: file, column: name, suggestion: NearestName.suggestion(for: name, among: names))
        }
        let chosen = names.indices.filter { wanted?.contains(names[$0]) ?? true }
        var table = try Self.translating(url) {
            try store.query("SELECT \(selection(of: chosen)) FROM \(source)", maximumLevels: options.maximumLevels, progress: progress)
        }
        var columns = table.columns
        for (position, index) in chosen.enumerated() { columns[position].name = names[index] }
        table = try Table(columns: columns)
        return try codebook()?.apply(to: table, file: file) ?? table
    }

    func schema() throws -> TableSchema {
        let empty = try Self.translating(url) {
            try store.query("SELECT \(selection(of: Array(databaseNames.indices))) FROM \(source) LIMIT 0")
        }
        let words = Dictionary((try codebook()?.columns ?? []).map { ($0.name, $0) }) { first, _ in first }
        let columns = zip(names, empty.columns).map { name, column in words[name] ?? ColumnSchema(name: name, type: column.type) }
        let count = try Self.translating(url) { try store.query("SELECT count(*)::BIGINT AS n FROM \(source)") }
        guard case .integer(let rows)? = count["n"]?.values else { throw RegisterFilesError.damaged(file: file, what: "its footer") }
        // A text may turn out to be a category when it is read.
        return TableSchema(columns: columns, rowCount: rows.first.map { Int($0) }, hasCertainTypes: !columns.contains { $0.type == .text })
    }

    private func selection(of columns: [Int]) -> String {
        columns.map { index in
            let column = SQLText.identifier(databaseNames[index])
            return Self.isNative(types[index]) ? column : "CAST(\(column) AS VARCHAR) AS \(column)"
        }.joined(separator: ", ")
    }

    private func codebook() throws -> Codebook? {
        let metadata = try Self.translating(url) {
            try store.query(
                "SELECT decode(value) AS words FROM parquet_kv_metadata(\(SQLText.literal(url.path))) "
                    + "WHERE decode(key) = \(SQLText.literal(Codebook.parquetKey))"
            )
        }
        return metadata["words"]?.texts.first.flatMap { Codebook.decode(Array($0.utf8)) }
    }

    /// Types that have a column of their own.
    private static func isNative(_ type: String) -> Bool {
        let plain: Set = [
            "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT", "FLOAT", "DOUBLE",
            "DATE", "TIME",
            "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE", "VARCHAR",
        ]
        return plain.contains(type) || !type.hasSuffix("]") && (type.hasPrefix("DECIMAL(") || type.hasPrefix("ENUM("))
    }

    private static func topLevelNames(_ url: URL, _ store: Store) throws -> [String] {
        let schema = try translating(url) {
            try store.query("SELECT name, coalesce(num_children, 0)::INTEGER AS children FROM parquet_schema(\(SQLText.literal(url.path)))")
        }
        guard let names = schema["name"]?.texts, case .integer(let children)? = schema["children"]?.values, !names.isEmpty else { return [] }
        // The tree is written depth first, the root in front.
        var result: [String] = []
        var node = 1
        func skip() {
            guard node < children.count else { return }
            let count = children[node]
            node += 1
            for _ in 0..<max(0, count) where node < children.count { skip() }
        }
        while node < names.count {
            result.append(names[node])
            skip()
        }
        return result
    }

    /// A file that lost its end is the common damage, and deserves its own word.
    private static func checkEnds(_ url: URL) throws {
        let file = url.lastPathComponent
        let (head, tail) = try FileBytes.ends(of: url, count: magic.count)
        if head == encryptedMagic || tail == encryptedMagic {
            throw RegisterFilesError.unsupported(file: file, what: "it is encrypted; decrypt it first")
        }
        guard head == magic else { throw RegisterFilesError.damaged(file: file, what: "it does not begin as a Parquet file does") }
        guard tail == magic else { throw RegisterFilesError.truncated(file: file) }
    }

    private static func translating<Answer>(_ url: URL, _ body: () throws -> Answer) throws -> Answer {
        let file = url.lastPathComponent
        do { return try body() } catch let error as StoreError {
            switch error {
            case .libraryMissing, .outOfMemory: throw error
            case .infinite(let column, let row): throw RegisterFilesError.infinite(file: file, column: column, line: row)
            default: throw RegisterFilesError.notReadable(file: file, reason: "it is damaged, or uses a part of the format that is not known")
            }
        }
    }
}

extension Column {
    /// The texts of a column of texts or categories, empty where missing.
    fileprivate var texts: [String] {
        switch values {
        case .text(let texts): texts
        case .category(let codes, let levels): codes.map { levels[Int($0)].code }
        default: []
        }
    }
}
