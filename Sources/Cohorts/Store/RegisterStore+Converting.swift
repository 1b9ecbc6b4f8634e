// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles
import StatMath
import Synchronization

/// A file of a register as Parquet.
struct ConvertedFile: Sendable {
    let parquet: URL
    let columns: RegisterColumns
    let problems: [RegisterProblem]
}

extension RegisterStore {
    func ready(_ register: Register, years: ClosedRange<Int>?, progress: ProgressMonitor) throws -> [ConvertedFile] {
        let list = files(of: register)
        guard !list.chosen.isEmpty else { throw CatalogueError.noFiles(register: register.name, pattern: register.pattern.written) }
        let files = list.files(for: years, isCumulative: register.isCumulative)
        guard !files.isEmpty else { throw Self.nothing(register, years) }
        try FileManager.default.createDirectory(at: catalogue.store, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let fingerprints = try identify(files, progress)
        let results = Mutex<[Int: Result<ConvertedFile, any Error>]>([:])
        try parallelFor(files.count, progress: progress) { index in
            // A file that is alone has the machine alone.
            let result = Result { try convert(files[index], fingerprints[index], register, filesAtOnce: files.count, progress) }
            results.withLock { $0[index] = result }
            progress.report("convert", index + 1, of: files.count)
        }
        let found = results.withLock { $0 }
        return try files.indices.compactMap { try found[$0]?.get() }
    }

    /// The hashes of files, computed where the index does not know them.
    private func identify(_ files: [RegisterFile], _ progress: ProgressMonitor) throws -> [Fingerprint] {
        var index = StoreIndex(in: catalogue.store)
        let unknown = files.filter { index.fingerprint(of: $0.url) == nil }
        let hashes = try parallelMap(unknown.count, progress: progress) { position in
            Result { try Fingerprint.ofFile(unknown[position].url, progress: progress) }
        }
        for (file, hash) in zip(unknown, hashes) { index.remember(try hash.get(), of: file.url) }
        if !unknown.isEmpty { try index.write(in: catalogue.store) }
        return try files.map { file in
            if let known = index.fingerprint(of: file.url) { return known }
            throw RegisterFilesError.notReadable(file: file.url.lastPathComponent, reason: "it changes while it is read")
        }
    }

    private func convert(
        _ file: RegisterFile, _ fingerprint: Fingerprint, _ register: Register, filesAtOnce: Int, _ progress: ProgressMonitor
    ) throws -> ConvertedFile {
        let parquet = file.format == .parquet ? file.url : converted(fingerprint, register.encoding)
        if file.format != .parquet, !FileManager.default.fileExists(atPath: parquet.path) {
            let assumed = try DataFile.convert(
                file.url, toParquet: parquet, encoding: register.encoding, limits: limits(), progress: progress)
            if assumed == .windows1252 { try AtomicFile.write(Data(), to: Self.mark(of: parquet)) }
        }
        let columns = try RegisterColumns(register, file: file, physical: try DataFile.schema(parquet).columns)
        let key = catalogue.key(of: register)
        for name in key {
            guard let column = columns.column(named: name) else {
                throw CatalogueError.columnAbsent(
                    register: register.name, file: file.path, column: name, suggestion: columns.suggestion(for: name))
            }
            if column.type == .number || column.type == .integer { throw CatalogueError.keyIsNumber(file: file.path, column: column.name) }
        }
        let sql = RegisterFileSQL(register: register, key: key, unknownKeys: catalogue.person.unknown, columns: columns, parquet: parquet)
        return ConvertedFile(parquet: parquet, columns: columns, problems: try problems(sql, fingerprint, filesAtOnce: filesAtOnce, progress))
    }

    /// The place of a converted file: another one for each encoding that somebody says.
    private func converted(_ fingerprint: Fingerprint, _ encoding: TextEncoding?) -> URL {
        let name = fingerprint.hex + (encoding.map { "-\($0.rawValue.lowercased())" } ?? "")
        return catalogue.store.appendingPathComponent("\(name).parquet")
    }

    /// A file that is there beside a converted one whose encoding was assumed.
    private static func mark(of parquet: URL) -> URL { parquet.deletingPathExtension().appendingPathExtension("windows-1252") }

    /// What is wrong in a file, counted once and remembered.
    private func problems(
        _ sql: RegisterFileSQL, _ fingerprint: Fingerprint, filesAtOnce: Int, _ progress: ProgressMonitor
    ) throws -> [RegisterProblem] {
        let isAssumed = FileManager.default.fileExists(atPath: Self.mark(of: sql.parquet).path)
        let (statement, kinds) = try sql.checks()
        guard !kinds.isEmpty || isAssumed else { return [] }
        var identity = FingerprintBuilder()
        identity.feed(fingerprint.hex)
        identity.feed(sql.register.name)
        identity.feed(sql.columns.file.path)
        identity.feed(statement)
        let facts = catalogue.store.appendingPathComponent("\(identity.finish().hex).json")
        if let data = try? Data(contentsOf: facts), let known = try? JSONDecoder().decode([RegisterProblem].self, from: data) { return known }
        // Counts are the same with any number of threads.
        var limits = limits(files: [sql.parquet])
        limits.threads = max(1, Parallelism.threads / filesAtOnce)
        let store = try Store(limits: limits)
        let counts = try kinds.isEmpty ? nil : store.query(statement, named: sql.columns.file.path, progress: progress)
        var problems = kinds.enumerated().compactMap { index, kind -> RegisterProblem? in
            guard case .integer(let values)? = counts?["c\(index)"]?.values, let rows = values.first, rows > 0 else { return nil }
            return RegisterProblem(
                kind: kind.kind, register: sql.register.name, file: sql.columns.file.path, columns: kind.columns, rows: Int(rows))
        }
        if isAssumed, let problem = try assumedEncoding(sql, in: store, progress) { problems.insert(problem, at: 0) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try AtomicFile.write(try encoder.encode(problems), to: facts)
        return problems
    }

    /// The columns with letters that depend on the encoding that was assumed.
    private func assumedEncoding(_ sql: RegisterFileSQL, in store: Store, _ progress: ProgressMonitor) throws -> RegisterProblem? {
        let (statement, names) = sql.letters()
        guard !names.isEmpty else { return nil }
        let counts = try store.query(statement, named: sql.columns.file.path, progress: progress)
        func count(_ name: String) -> Int64 {
            guard case .integer(let values)? = counts[name]?.values else { return 0 }
            return values.first ?? 0
        }
        let touched = names.indices.filter { count("c\($0)") > 0 }.map { names[$0] }
        guard !touched.isEmpty else { return nil }
        return RegisterProblem(
            kind: .encodingAssumed, register: sql.register.name, file: sql.columns.file.path, columns: touched, rows: Int(count("rows")))
    }

    /// What is wrong with the files of a register before any is opened.
    static func problems(of list: RegisterFileList, of register: Register, years: ClosedRange<Int>?) -> [RegisterProblem] {
        let missing = list.missingYears.filter { years?.contains($0) ?? true }.map { year in
            RegisterProblem(kind: .yearMissing, register: register.name, file: register.pattern.written, columns: [], rows: 0, year: year)
        }
        let read = list.files(for: years, isCumulative: register.isCumulative)
        return missing
            + list.twins.compactMap { twin in
                guard let kept = read.first(where: { $0.year == twin.year }) else { return nil }
                return RegisterProblem(
                    kind: .twoFiles, register: register.name, file: twin.path, columns: [], rows: 0, year: twin.year, readInstead: kept.path)
            }
    }

    /// Several files are converted at a time, and share what the embedded database may use.
    private func limits(files: [URL] = []) -> StoreLimits {
        var limits = StoreLimits(spillFolder: catalogue.store, files: files)
        limits.memoryBytes = max(StoreMemory.smallest, limits.memoryBytes / Parallelism.threads)
        return limits
    }

    static func nothing(_ register: Register, _ years: ClosedRange<Int>?) -> CatalogueError {
        guard let years else { return .noFiles(register: register.name, pattern: register.pattern.written) }
        return .noFilesOfYears(register: register.name, first: years.lowerBound, last: years.upperBound)
    }

    /// The years that a wide file has all columns of.
    static func yearsOfColumns(_ columns: RegisterColumns) -> [Int] {
        guard case .wide(let yearly) = columns.register.time else { return [] }
        let years = yearly.map { pattern in
            Set(columns.physical.compactMap { pattern.year(of: $0.name, ignoringCase: columns.register.ignoresCase) })
        }
        return years.dropFirst().reduce(years.first ?? []) { $0.intersection($1) }.sorted()
    }

    /// The columns that every file has, by the names of the catalogue.
    static func commonColumns(_ files: [ConvertedFile], of register: Register, key: [String]) -> [String] {
        guard let first = files.first else { return [] }
        if case .wide(let yearly) = register.time { return key + yearly.map(\.name) }
        let derived = register.columns.filter { !$0.dateParts.isEmpty }.map(\.name)
        let names = first.columns.physical.map { first.columns.canonicalName(of: $0) }
        return names.filter { name in files.allSatisfy { $0.columns.column(named: name) != nil } } + derived
    }

    static func describe(_ name: String, in files: [ConvertedFile], of register: Register) -> RegisterView.Column {
        let declared = register[column: name]
        let physical = files.first?.columns.column(named: name)
        let isDay = register.time.columns.contains(name)
        return RegisterView.Column(
            name: name, type: isDay ? .date : declared?.type ?? physical?.type, unit: declared?.unit ?? physical?.unit,
            label: declared?.label ?? physical?.label)
    }
}
