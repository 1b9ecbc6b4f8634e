// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

import struct Foundation.URL

/// Reads and writes tables as files; the extension tells the format (`FileFormat`).
public enum DataFile {
    /// Reads a table.
    ///
    /// A codebook that `write` left beside a CSV file or inside a Parquet file gives its words and types back.
    /// - Parameters:
    ///   - options: what to take as given instead of detecting it.
    ///   - columns: names of the columns to read, in the file's order; all when `nil`.
    ///   - progress: step `read`, and the way to stop.
    /// - Throws: `RegisterFilesError`, `StoreError` (Parquet), `Cancelled`.
    public static func read(_ url: URL, options: ReadOptions = ReadOptions(), columns: Set<String>? = nil, progress: ProgressMonitor = .silent) throws
        -> Table
    {
        let file = url.lastPathComponent
        let table =
            switch try format(of: url) {
            case .csv: try readText(url, options, columns, progress)
            case .parquet: try ParquetFile(url, threads: options.threads).read(options: options, wanted: columns, progress: progress)
            case .arrow: try ArrowFile(url, options: options, wanted: columns, progress: progress).read()
            case .sav, .por, .dta, .sas7bdat, .xpt:
                try StatisticalReader(url: url, format: try format(of: url), options: options, wanted: columns, progress: progress).read()
            }
        guard !options.declaredMissing.isEmpty else { return table }
        return try Table(columns: table.columns.map { try $0.declaring(options.declaredMissing, file: file) })
    }

    /// Reads a table from the bytes of a text or Arrow file that is in memory already.
    ///
    /// - Parameters:
    ///   - file: its name, which tells the format.
    ///   - codebook: the bytes of the codebook of a text file.
    /// - Throws: as `read`; `unsupported` for a format whose library reads files only.
    public static func read(
        bytes: [UInt8], named file: String, codebook: [UInt8]? = nil, options: ReadOptions = ReadOptions(), columns: Set<String>? = nil,
        progress: ProgressMonitor = .silent
    ) throws -> Table {
        switch FileFormat(fileName: file) {
        case .csv:
            let codebook = try codebook.map { try Codebook($0, file: file) }
            return try readText(TextFile(bytes, file: file), file, codebook, options, columns, progress)
        case .arrow: return try ArrowFile(bytes: bytes, file: file, options: options, wanted: columns, progress: progress).read()
        case nil: throw RegisterFilesError.unknownFormat(file: file)
        default: throw RegisterFilesError.unsupported(file: file, what: "this format is read from files only")
        }
    }

    static func format(of url: URL) throws(RegisterFilesError) -> FileFormat {
        let file = url.lastPathComponent
        guard (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) != true else { throw .isFolder(file: file) }
        guard let format = FileFormat(fileName: file) else { throw .unknownFormat(file: file) }
        return format
    }

    private static func readText(_ url: URL, _ options: ReadOptions, _ columns: Set<String>?, _ progress: ProgressMonitor) throws -> Table {
        try readText(TextFile(url), url.lastPathComponent, try Codebook.read(beside: url), options, columns, progress)
    }

    private static func readText(
        _ text: TextFile, _ file: String, _ codebook: Codebook?, _ options: ReadOptions, _ columns: Set<String>?, _ progress: ProgressMonitor
    ) throws -> Table {
        let typed = codebook?.types(for: options) ?? options
        let table = try CSVReader(file: file, options: typed, wanted: columns, progress: progress).read(try text.decoded(as: options.encoding))
        return try codebook?.apply(to: table, file: file) ?? table
    }
}

extension Column {
    /// With the codes that somebody declared to mean missing.
    func declaring(_ declaredMissing: [String: [DeclaredMissing]], file: String) throws(RegisterFilesError) -> Column {
        guard let codes = declaredMissing[name] else { return self }
        guard let declared = declaring(missing: codes) else { throw .tooManyMissingCodes(file: file, column: name) }
        return declared
    }
}
