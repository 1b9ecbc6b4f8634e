// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

import struct Foundation.Data
import class Foundation.FileHandle
import class Foundation.FileManager
import struct Foundation.URL

extension DataFile {
    /// Formats that `write` knows.
    public static let writable: Set<FileFormat> = [.csv, .parquet, .sav]

    /// Writes a table as CSV (.csv, .tsv, .txt), Parquet or SPSS (.sav, .zsav): the whole file appears at once, or none.
    ///
    /// - Throws: `RegisterFilesError`, `StoreError` (Parquet), `Cancelled`.
    public static func write(_ table: Table, to url: URL, options: WriteOptions = WriteOptions(), progress: ProgressMonitor = .silent) throws {
        let file = url.lastPathComponent
        let format = try checkWritable(url)
        try translating(file) {
            try AtomicFile.write(to: url) { aside in
                switch format {
                case .parquet: try ParquetWriter.write(table, to: aside, progress: progress)
                case .sav:
                    let isCompressed = file.lowercased().hasSuffix(".zsav")
                    try SPSSWriter(file: file, language: options.language, isCompressedAsWhole: isCompressed, progress: progress).write(
                        table, to: aside)
                default:
                    var textOptions = options
                    if file.lowercased().hasSuffix(".tsv") { textOptions.separator = "\t" }
                    try writeText(table, to: aside, textOptions, progress)
                }
            }
            if format == .csv, options.codebook { try AtomicFile.write(try Codebook(table).encoded(), to: Codebook.url(beside: url)) }
        }
    }

    /// Writes tables of the same columns below each other as CSV, under one header: the whole file appears at once, or none.
    ///
    /// - Parameters:
    ///   - count: how many tables.
    ///   - table: each in turn, so that one is in memory at a time.
    /// - Throws: `RegisterFilesError`, `Cancelled`.
    public static func writeStack(
        _ count: Int, to url: URL, options: WriteOptions = WriteOptions(), progress: ProgressMonitor = .silent, table: (Int) -> Table
    ) throws {
        try translating(url.lastPathComponent) {
            try AtomicFile.write(to: url) { aside in
                try Data().write(to: aside)
                let handle = try FileHandle(forWritingTo: aside)
                for number in 0..<count {
                    try CSVWriter(options: options).write(table(number), hasHeader: number == 0, progress: progress) {
                        try handle.write(contentsOf: $0)
                    }
                }
                try handle.close()
            }
        }
    }

    /// - Returns: the format in which a file of this name is written.
    /// - Throws: `RegisterFilesError.notAFormatToWrite`.
    @discardableResult
    public static func checkWritable(_ url: URL) throws(RegisterFilesError) -> FileFormat {
        let file = url.lastPathComponent
        guard let format = FileFormat(fileName: file), writable.contains(format), !file.lowercased().hasSuffix(".gz") else {
            throw .notAFormatToWrite(file: file)
        }
        return format
    }

    private static func writeText(_ table: Table, to url: URL, _ options: WriteOptions, _ progress: ProgressMonitor) throws {
        try Data().write(to: url)
        let handle = try FileHandle(forWritingTo: url)
        try CSVWriter(options: options).write(table, progress: progress) { try handle.write(contentsOf: $0) }
        try handle.close()
    }

    private static func translating(_ file: String, _ body: () throws -> Void) throws {
        do { try body() } catch let error where error is RegisterFilesError || error is StoreError || error is Cancelled { throw error } catch {
            throw RegisterFilesError.notWritable(file: file, reason: "the folder is not there, is not yours to write in, or the disk is full")
        }
    }
}
