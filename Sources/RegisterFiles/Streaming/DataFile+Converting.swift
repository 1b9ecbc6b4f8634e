// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import Synchronization

import struct Foundation.URL

extension DataFile {
    /// Makes a Parquet file of a file, for later reading by columns.
    ///
    /// SPSS, Stata and SAS files are read a piece of rows at a time and UTF-8 text by the embedded database, so that memory does not grow with
    /// the rows; Arrow and other text are read whole. Texts stay texts (a text file has nothing else), and codes that a file declares missing
    /// stay values: whoever reads the result knows what they mean.
    /// - Parameters:
    ///   - destination: a .parquet file; it appears when it is complete.
    ///   - encoding: of the characters; `nil` for what the file says or shows.
    ///   - limits: of the embedded database, for text files.
    /// - Returns: the encoding that a text file was taken for because its bytes are not UTF-8; else `nil`.
    /// - Throws: `RegisterFilesError`, `StoreError`, `Cancelled`.
    @discardableResult
    public static func convert(
        _ url: URL, toParquet destination: URL, encoding: TextEncoding? = nil, limits: StoreLimits = StoreLimits(),
        progress: ProgressMonitor = .silent
    ) throws -> TextEncoding? {
        switch try format(of: url) {
        case .sav, .por, .dta, .sas7bdat, .xpt:
            try convertStatistical(url, format: try format(of: url), destination, encoding, progress)
            return nil
        case .csv: return try convertText(url, destination, encoding, limits, progress)
        case .arrow, .parquet:
            try write(try read(url, progress: progress), to: destination, progress: progress)
            return nil
        }
    }

    private static func convertStatistical(
        _ url: URL, format: FileFormat, _ destination: URL, _ encoding: TextEncoding?, _ progress: ProgressMonitor
    ) throws {
        let output = ConvertedOutput()
        let sink = PieceSink(
            file: url.lastPathComponent, begin: { try output.open(destination, $0) }, take: { try output.append($0) })
        let reader = StatisticalReader(
            url: url, format: format, options: ReadOptions(statisticalEncoding: encoding?.rawValue), wanted: nil, progress: progress)
        try reader.read(inPieces: sink)
        try output.finish()
    }

    private static func convertText(
        _ url: URL, _ destination: URL, _ encoding: TextEncoding?, _ limits: StoreLimits, _ progress: ProgressMonitor
    ) throws -> TextEncoding? {
        do {
            // The embedded database reads UTF-8 only.
            if let encoding, encoding != .utf8 { throw StoreError.failed(reason: "another encoding") }
            try AtomicFile.write(to: destination) { aside in
                var limits = limits
                limits.files = [url, aside]
                let source = "read_csv(\(SQLText.literal(url.path)), all_varchar = true, header = true)"
                try Store(limits: limits).execute(
                    "COPY (SELECT * FROM \(source)) TO \(SQLText.literal(aside.path)) (FORMAT parquet, COMPRESSION zstd)", named: "convert",
                    progress: progress)
            }
            return nil
        } catch let error as StoreError {
            switch error {
            case .libraryMissing, .outOfMemory: throw error
            default:
                // Another encoding, or lines of unequal length: our own reader knows more, or says what is wrong.
                let names = try schema(url, options: ReadOptions(encoding: encoding)).columns.map(\.name)
                let texts = ReadOptions(encoding: encoding, types: Dictionary(uniqueKeysWithValues: names.map { ($0, .text) }))
                try write(try read(url, options: texts, progress: progress), to: destination, progress: progress)
                if encoding != nil { return nil }
                let detected = TextEncoding.detect(try FileBytes.read(url))
                return detected == .utf8 ? nil : detected
            }
        }
    }
}

/// The stream that pieces go to, once there is one.
private final class ConvertedOutput: Sendable {
    private let stream = Mutex<TableStream?>(nil)

    func open(_ destination: URL, _ layout: [ColumnLayout]) throws {
        try stream.withLock { $0 = try TableStream(destination, layout: layout) }
    }

    func append(_ piece: Table) throws { try stream.withLock { try $0?.append(piece) } }
    func finish() throws { try stream.withLock { try $0?.finish() } }
}
