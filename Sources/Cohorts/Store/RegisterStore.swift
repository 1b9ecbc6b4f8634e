// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles
import StatMath
import Synchronization

/// The registers of a catalogue, ready for queries: each file is converted to Parquet once, and known by its hash.
///
/// Parquet files are used where they are. Converted files lie in the catalogue's `store:`, under the hash of the file that they were made
/// from, so all studies share them and an exchanged file is converted anew. Memory does not grow with the rows of a file.
public struct RegisterStore: Sendable {
    public let catalogue: Catalogue
    private let folder: RegisterFolder

    /// Reads the names of the files; no file is opened.
    ///
    /// - Throws: `CatalogueError.noRoot`.
    public init(_ catalogue: Catalogue) throws(CatalogueError) {
        self.catalogue = catalogue
        folder = try RegisterFolder(catalogue.root)
    }

    /// - Throws: `CatalogueError.unknownRegister`.
    public func register(_ name: String) throws(CatalogueError) -> Register {
        if let register = catalogue[register: name] { return register }
        throw .unknownRegister(name, suggestion: NearestName.suggestion(for: name, among: catalogue.registers.map(\.name)))
    }

    /// The files of a register.
    public func files(of register: Register) -> RegisterFileList { RegisterFileList(register, in: folder) }

    /// Hashes and converts the files of some registers that are not ready yet, several at a time, and checks their rows.
    ///
    /// - Parameter years: `nil` for all.
    /// - Throws: `CatalogueError`, `RegisterFilesError`, `StoreError`, `Cancelled`. What is finished stays.
    public func prepare(_ names: [String], years: ClosedRange<Int>? = nil, progress: ProgressMonitor = .silent) throws {
        for name in names { _ = try ready(try register(name), years: years, progress: progress) }
    }

    /// Some columns and years of a register.
    ///
    /// - Parameters:
    ///   - years: of files, or of the columns of a wide register; `nil` for all there are. Of a cumulative register the newest file that is not
    ///     later is taken.
    ///   - columns: by the names of the catalogue; `nil` for all that every file has. A wide register's are without the year.
    ///   - withReasons: columns with codes that say why there is no value get `RegisterView.reason(of:)` beside them.
    /// - Throws: as `prepare`, and for a column that a file does not have.
    public func view(
        of name: String, years: ClosedRange<Int>? = nil, columns: [String]? = nil, withReasons: Bool = false,
        progress: ProgressMonitor = .silent
    ) throws -> RegisterView {
        let register = try register(name)
        let isWide = if case .wide = register.time { true } else { false }
        let files = try ready(register, years: isWide ? nil : years, progress: progress)
        let names = columns ?? Self.commonColumns(files, of: register, key: catalogue.key(of: register))
        let selects = try files.flatMap { file -> [String] in
            let sql = RegisterFileSQL(
                register: register, key: catalogue.key(of: register), unknownKeys: catalogue.person.unknown, columns: file.columns,
                parquet: file.parquet, hasReasons: withReasons)
            guard isWide else { return [try sql.select(names, problems: file.problems, year: nil)] }
            return try Self.yearsOfColumns(file.columns).filter { years?.contains($0) ?? true }.map {
                try sql.select(names, problems: file.problems, year: $0)
            }
        }
        guard !selects.isEmpty else { throw Self.nothing(register, years) }
        return RegisterView(
            name: name, sql: selects.joined(separator: "\nUNION ALL\n"), columns: names.map { Self.describe($0, in: files, of: register) },
            files: files.map(\.parquet),
            problems: Self.problems(of: self.files(of: register), of: register, years: isWide ? nil : years) + files.flatMap(\.problems))
    }

    /// A database in which each view is there under its register's name.
    ///
    /// - Parameters:
    ///   - views: of different registers.
    ///   - files: others that statements may read.
    public func open(_ views: [RegisterView], files: [URL] = [], threads: Int = Parallelism.threads) throws -> Store {
        let spill = catalogue.store.appendingPathComponent("spill")
        try FileManager.default.createDirectory(at: spill, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let store = try Store(limits: StoreLimits(memoryBytes: 4 << 30, threads: threads, spillFolder: spill, files: views.flatMap(\.files) + files))
        for view in views { try store.execute("CREATE VIEW \(SQLText.identifier(view.name)) AS \(view.sql)", named: view.name) }
        return store
    }
}
