// SPDX-License-Identifier: EUPL-1.2

import Basics
import CReadStat
import RegisterData
import Synchronization

import class Foundation.FileManager
import struct Foundation.URL

/// Reads SPSS, Stata and SAS files.
///
/// A numeric variable whose values all have labels becomes a category with the numbers as codes; other numbers keep their labels beside them. Whole
/// numbers
/// become integers. Declared and tagged missing values keep their code and label; an empty text is "not recorded".
struct StatisticalReader {
    let url: URL
    let format: FileFormat
    let options: ReadOptions
    let wanted: Set<String>?
    let progress: ProgressMonitor

    private var file: String { url.lastPathComponent }

    func read() throws -> Table {
        let parse = try run(readsValues: true)
        if parse.declaredRows >= 0, parse.rows < parse.declaredRows, !parse.columns.isEmpty { throw RegisterFilesError.truncated(file: file) }
        for column in parse.columns {
            if let row = column.infiniteRow { throw RegisterFilesError.infinite(file: file, column: column.variable.name, line: row + 1) }
            if column.hasTooManyCodes { throw RegisterFilesError.tooManyMissingCodes(file: file, column: column.variable.name) }
        }
        return try Table(columns: parse.columns.indices.map { parse.finish($0) })
    }

    /// Reads the file a piece of rows at a time, so that it is never in memory whole.
    ///
    /// Every column keeps one type from the first piece to the last: texts, numbers, or days. Codes that the file declares missing stay values; the
    /// layout names them.
    func read(inPieces pieces: PieceSink) throws {
        let parse = try run(readsValues: true, pieces: pieces)
        if parse.declaredRows >= 0, parse.rows < parse.declaredRows, !parse.columns.isEmpty { throw RegisterFilesError.truncated(file: file) }
        try parse.finishPieces()
    }

    /// What the columns turn out to be, from all rows, a piece of them at a time.
    ///
    /// - Returns: `nil` where only all rows together can be read: with points in time.
    func survey() throws -> [ColumnTyping]? {
        let variables = try run(readsValues: false)
        guard !variables.columns.contains(where: { $0.variable.isInstant }) else { return nil }
        let surveys = Mutex(variables.columns.indices.map { ColumnSurvey(variables.columns[$0].variable, variables.labels(of: $0), options) })
        let sink = PieceSink(file: file) { pieces in
            surveys.withLock { surveys in
                for (index, piece) in pieces.enumerated() { surveys[index].add(piece) }
            }
        }
        let parse = try run(readsValues: true, pieces: sink)
        if parse.declaredRows >= 0, parse.rows < parse.declaredRows, !parse.columns.isEmpty { throw RegisterFilesError.truncated(file: file) }
        try parse.finishPieces()
        for column in parse.columns where column.hasTooManyCodes {
            throw RegisterFilesError.tooManyMissingCodes(file: file, column: column.variable.name)
        }
        return surveys.withLock { surveys in
            parse.columns.indices.map { surveys[$0].typing(parse.columns[$0], labels: parse.labels(of: $0)) }
        }
    }

    /// Variables and labels without values.
    func schema() throws -> TableSchema {
        let parse = try run(readsValues: false)
        let columns = parse.columns.indices.map { index in
            var schema = ColumnSchema(parse.finish(index))
            let format = parse.columns[index].variable.format
            switch format {
            case .plain, .duration: break
            case .instant(_, _, isDay: false): schema.type = .text
            default: schema.type = .date
            }
            return schema
        }
        return TableSchema(columns: columns, rowCount: parse.declaredRows >= 0 ? parse.declaredRows : nil, hasCertainTypes: false)
    }

    private func run(readsValues: Bool, pieces: PieceSink? = nil) throws -> ReadStatParse {
        guard FileManager.default.fileExists(atPath: url.path) else { throw RegisterFilesError.notFound(file: file) }
        let parse = ReadStatParse(format: format, options: options, wanted: wanted, progress: progress, pieces: pieces)
        let status = parse.run(url, readsValues: readsValues)
        if parse.wasCancelled { throw Cancelled() }
        if let error = parse.pieceError { throw error }
        if let column = parse.undecodable { throw RegisterFilesError.undecodableColumn(file: file, column: column) }
        guard status == READSTAT_OK else {
            if Self.isOfEncoding(status), let column = parse.columnAtEnd { throw RegisterFilesError.undecodableColumn(file: file, column: column) }
            throw error(status)
        }
        var seen: Set<String> = []
        for name in parse.names where !seen.insert(name).inserted { throw RegisterFilesError.duplicateColumn(file: file, column: name) }
        for name in (wanted ?? []).sorted() where !seen.contains(name) {
            throw RegisterFilesError.unknownColumn(file: file, column: name, suggestion: NearestName.suggestion(for: name, among: parse.names))
        }
        guard !seen.isEmpty else { throw RegisterFilesError.noColumns(file: file) }
        return parse
    }

    private static func isOfEncoding(_ status: readstat_error_t) -> Bool {
        [
            READSTAT_ERROR_CONVERT, READSTAT_ERROR_CONVERT_BAD_STRING, READSTAT_ERROR_CONVERT_SHORT_STRING, READSTAT_ERROR_CONVERT_LONG_STRING,
        ].contains(status)
    }

    private func error(_ status: readstat_error_t) -> RegisterFilesError {
        switch status {
        case READSTAT_ERROR_OPEN: .notReadable(file: file, reason: "it could not be opened")
        case READSTAT_ERROR_READ, READSTAT_ERROR_SEEK, READSTAT_ERROR_ROW_COUNT_MISMATCH: .truncated(file: file)
        case READSTAT_ERROR_UNSUPPORTED_CHARSET:
            .unsupported(file: file, what: "its character encoding is not known; name the encoding that it was written in")
        case READSTAT_ERROR_CONVERT, READSTAT_ERROR_CONVERT_BAD_STRING, READSTAT_ERROR_CONVERT_SHORT_STRING, READSTAT_ERROR_CONVERT_LONG_STRING:
            .damaged(file: file, what: "a text is not in the character encoding that the file names; name the right one")
        case READSTAT_ERROR_UNSUPPORTED_COMPRESSION, READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION:
            .unsupported(file: file, what: "this version or compression of the format is not known; save it as another one")
        case READSTAT_ERROR_MALLOC: .notReadable(file: file, reason: "it asks for more memory than there is")
        default: .damaged(file: file, what: "it is not what a .\(format.rawValue) file is, or is encrypted")
        }
    }
}
