// SPDX-License-Identifier: EUPL-1.2

// Unsafe: hands variables and values to ReadStat's writer, and its bytes to the C library.

import Basics
import CReadStat
import Glibc
import RegisterData

import struct Foundation.URL

/// Writes .sav a piece of rows at a time.
///
/// The format says first how many rows will come. They are not known then, so a marker stands there until the end.
final class SPSSStream: PieceWriter {
    /// No file has so many rows: the writer counts them in 32 bits.
    private static let marker: Int32 = 0x7fff_fff1
    /// Of the number of rows in the file's header.
    private static let positionOfCount = 80

    private let writer: SPSSWriter
    private let variables: [SPSSVariable]
    private let handles: [UnsafeMutablePointer<readstat_variable_t>]
    private let readstat: UnsafeMutablePointer<readstat_writer_t>
    private var output: UnsafeMutablePointer<FILE>?
    private var headerLength = 0
    private var rows: Int32 = 0

    init(_ url: URL, file: String, layout: [ColumnLayout], language: Language) throws {
        writer = SPSSWriter(file: file, language: language, isCompressedAsWhole: false, progress: .silent)
        variables = layout.map { SPSSVariable($0) }
        (readstat, handles) = try Self.declare(variables, writer)
        // From here on a failure leaves the cleaning to `deinit`.
        output = fopen(url.path, "wb+")
        guard let output else { throw RegisterFilesError.notWritable(file: file, reason: String(cString: strerror(errno))) }
        try writer.check(readstat_begin_writing_sav(readstat, output, Int(Self.marker)))
        for (variable, handle) in zip(variables, handles) where readstat_validate_variable(readstat, handle) != READSTAT_OK {
            throw RegisterFilesError.unsupported(
                file: file, what: "SPSS does not allow the name \"\(variable.column.name)\" for a column; rename it")
        }
    }

    private static func declare(_ variables: [SPSSVariable], _ writer: SPSSWriter) throws -> (
        UnsafeMutablePointer<readstat_writer_t>, [UnsafeMutablePointer<readstat_variable_t>]
    ) {
        guard let readstat = readstat_writer_init() else { throw RegisterFilesError.notWritable(file: writer.file, reason: "no memory") }
        readstat_set_data_writer(readstat) { data, count, output in
            guard let data, let output else { return -1 }
            return fwrite(data, 1, count, output.assumingMemoryBound(to: FILE.self)) == count ? count : -1
        }
        readstat_writer_set_compression(readstat, READSTAT_COMPRESS_ROWS)
        readstat_writer_set_file_timestamp(readstat, 0)
        do {
            return (readstat, try variables.enumerated().map { try writer.declare($1, number: $0, in: readstat) })
        } catch {
            readstat_writer_free(readstat)
            throw error
        }
    }

    deinit {
        if let output { fclose(output) }
        readstat_writer_free(readstat)
    }

    func append(_ table: Table) throws {
        guard Int(rows) + table.rowCount < Int(Self.marker) else {
            throw RegisterFilesError.unsupported(file: writer.file, what: "SPSS files of so many rows are not written")
        }
        for row in 0..<table.rowCount {
            try beginRow()
            for (index, column) in table.columns.enumerated() {
                try writer.check(writer.insert(row, of: variables[index], in: column, as: handles[index], into: readstat))
            }
            try writer.check(readstat_end_row(readstat))
            rows += 1
        }
    }

    func finish() throws {
        guard let output else { return }
        readstat.pointee.row_count = rows
        // Without a row the header is written now, with the right number.
        try writer.check(readstat_end_writing(readstat))
        if rows > 0 { try correctCount(in: output) }
        self.output = nil
        guard fclose(output) == 0 else { throw failed }
    }

    private func beginRow() throws {
        try writer.check(readstat_begin_row(readstat))
        if rows == 0, let output { headerLength = ftell(output) }
    }

    /// Puts the number of rows where the marker stands: in the header, and in a record of its own where there is one.
    private func correctCount(in output: UnsafeMutablePointer<FILE>) throws {
        var header = [UInt8](repeating: 0, count: headerLength)
        rewind(output)
        guard fread(&header, 1, header.count, output) == header.count else { throw failed }
        var places = [Self.positionOfCount]
        let record: [UInt8] = [7, 0, 0, 0, 16, 0, 0, 0, 8, 0, 0, 0, 2, 0, 0, 0]
        let marked = Self.bytes(Self.marker)
        for place in 0..<max(0, header.count - 32) where header[place] == 7 && header[place..<place + 16].elementsEqual(record) {
            if header[place + 24..<place + 28].elementsEqual(marked) { places.append(place + 24) }
        }
        guard header[places[0]..<places[0] + 4].elementsEqual(marked) else { throw failed }
        for place in places {
            guard fseek(output, place, SEEK_SET) == 0, fwrite(Self.bytes(rows), 1, 4, output) == 4 else { throw failed }
        }
    }

    private static func bytes(_ value: Int32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

    private var failed: RegisterFilesError {
        .notWritable(file: writer.file, reason: "the folder is not there, is not yours to write in, or the disk is full")
    }
}
