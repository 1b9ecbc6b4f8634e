// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

import struct Foundation.URL

extension DataFile {
    /// Rows of a text file that a schema is guessed from.
    public static let sampleRows = 1000

    /// What is in a file, without its rows where the format allows.
    ///
    /// A text file's types come from its first rows. In a statistical file a variable with value labels counts as a category; when it is read,
    /// values without
    /// a label can make it a column of numbers.
    /// - Throws: as `read`.
    public static func schema(_ url: URL, options: ReadOptions = ReadOptions()) throws -> TableSchema {
        switch try format(of: url) {
        case .csv: try textSchema(url, options)
        case .parquet: try ParquetFile(url).schema()
        case .arrow: TableSchema(try read(url, options: options))
        case .sav, .por, .dta, .sas7bdat, .xpt:
            try StatisticalReader(url: url, format: try format(of: url), options: options, wanted: nil, progress: .silent).schema()
        }
    }

    private static func textSchema(_ url: URL, _ options: ReadOptions) throws -> TableSchema {
        let file = url.lastPathComponent
        let codebook = try Codebook.read(beside: url)
        let text = try TextFile(url).decoded(as: options.encoding)
        let reader = CSVReader(file: file, options: codebook?.types(for: options) ?? options, wanted: nil, progress: .silent, rowLimit: sampleRows)
        let sample = try reader.read(text)
        let isWhole = sample.rowCount < sampleRows
        var schema = TableSchema(try codebook?.apply(to: sample, file: file) ?? sample)
        schema.rowCount = isWhole ? sample.rowCount : nil
        schema.hasCertainTypes = isWhole
        return schema
    }
}
