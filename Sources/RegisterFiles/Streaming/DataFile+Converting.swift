// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

import struct Foundation.URL

extension DataFile {
    /// Makes a Parquet file of a file, for later reading by columns.
    ///
    /// SPSS, Stata and SAS files are read a piece of rows at a time and UTF-8 text by the embedded database, so that memory does not grow with
    /// the rows; Arrow and other text are read whole. Texts stay texts (a text file has nothing else), and codes that a file declares missing
    /// stay values: whoever reads the result knows what they mean.
    /// - Parameters:
    ///   - destination: a .parquet file; it appears when it is complete.
    ///   - limits: of the embedded database, for text files.
    /// - Throws: `RegisterFilesError`, `StoreError`, `Cancelled`.
    public static func convert(
        _ url: URL, toParquet destination: URL, limits: StoreLimits = StoreLimits(), progress: ProgressMonitor = .silent
    ) throws {
        switch try format(of: url) {
        case .sav, .por, .dta, .sas7bdat, .xpt:
            try convertStatistical(url, format: try format(of: url), destination, progress)
        case .csv: try convertText(url, destination, limits, progress)
        case .arrow, .parquet: try write(try read(url, progress: progress), to: destination, progress: progress)
        }
    }

    private static func convertStatistical(_ url: URL, format: FileFormat, _ destination: URL, _ progress: ProgressMonitor) throws {
        var stream: TableStream?
        let sink = PieceSink(
            file: url.lastPathComponent, begin: { stream = try TableStream(destination, layout: $0) }, take: { try stream?.append($0) })
        let reader = StatisticalReader(url: url, format: format, options: ReadOptions(), wanted: nil, progress: progress)
        try reader.read(inPieces: sink)
        try stream?.finish()
    }

    private static func convertText(_ url: URL, _ destination: URL, _ limits: StoreLimits, _ progress: ProgressMonitor) throws {
        do {
            try AtomicFile.write(to: destination) { aside in
                var limits = limits
                limits.files = [url, aside]
                let source = "read_csv(\(SQLText.literal(url.path)), all_varchar = true, header = true)"
                try Store(limits: limits).execute(
                    "COPY (SELECT * FROM \(source)) TO \(SQLText.literal(aside.path)) (FORMAT parquet, COMPRESSION zstd)", named: "convert",
                    progress: progress)
            }
        } catch let error as StoreError {
            switch error {
            case .libraryMissing, .outOfMemory: throw error
            default:
                // Another encoding, or lines of unequal length: our own reader knows more, or says what is wrong.
                let names = try schema(url).columns.map(\.name)
                let texts = ReadOptions(types: Dictionary(uniqueKeysWithValues: names.map { ($0, .text) }))
                try write(try read(url, options: texts, progress: progress), to: destination, progress: progress)
            }
        }
    }
}
