// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

import struct Foundation.URL

/// Reads and writes tables as files; the extension tells the format (`FileFormat`).
public enum DataFile {
    /// Reads a table.
    ///
    /// - Parameters:
    ///   - options: what to take as given instead of detecting it.
    ///   - columns: names of the columns to read, in the file's order; all when `nil`.
    ///   - progress: step `read`, and the way to stop.
    /// - Throws: `RegisterFilesError`, `StoreError` (Parquet), `Cancelled`.
    public static func read(_ url: URL, options: ReadOptions = ReadOptions(), columns: Set<String>? = nil, progress: Progress = .silent) throws -> Table {
        let file = url.lastPathComponent
        guard let format = FileFormat(fileName: file) else { throw RegisterFilesError.unknownFormat(file: file) }
        switch format {
        case .csv: return try CSVReader(file: file, options: options, wanted: columns, progress: progress).read(try text(url, options))
        case .sav, .por, .dta, .sas7bdat, .xpt:
            return try StatisticalReader(url: url, format: format, options: options, wanted: columns, progress: progress).read()
        default: throw RegisterFilesError.unknownFormat(file: file)
        }
    }

    /// A text file as UTF-8, decompressed where it is compressed, whatever its name.
    private static func text(_ url: URL, _ options: ReadOptions) throws -> [UInt8] {
        let file = url.lastPathComponent
        var bytes = try FileBytes.read(url)
        if Gzip.isGzip(bytes) {
            bytes = try Gzip.inflate(bytes, file: file)
        } else if file.lowercased().hasSuffix(".gz") {
            throw RegisterFilesError.damaged(file: file, what: "it is not compressed as its name says")
        }
        return try (options.encoding ?? TextEncoding.detect(bytes)).decode(bytes, file: file)
    }
}
