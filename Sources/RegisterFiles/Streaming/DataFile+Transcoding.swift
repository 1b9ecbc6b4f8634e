// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData
import Synchronization

import struct Foundation.URL

extension DataFile {
    /// Writes an SPSS file (.sav, .zsav) as Parquet or CSV a piece of rows at a time, so that memory does not grow with the rows: it is read
    /// twice, first to see what its columns are. The result is that of `read` and `write`.
    ///
    /// - Returns: whether it was done. `false` for another format, for a file with points in time, and where options give types or missing codes:
    ///   these are read whole. Nothing is written then.
    /// - Throws: `RegisterFilesError`, `Cancelled`.
    public static func transcode(
        _ url: URL, to destination: URL, options: ReadOptions = ReadOptions(), writing: WriteOptions = WriteOptions(),
        progress: ProgressMonitor = .silent
    ) throws -> Bool {
        let target = try checkWritable(destination)
        guard try format(of: url) == .sav, target == .parquet || target == .csv, options.types.isEmpty, options.declaredMissing.isEmpty else {
            return false
        }
        let reader = StatisticalReader(url: url, format: .sav, options: options, wanted: nil, progress: progress)
        guard let typing = try reader.survey() else { return false }
        let output = TranscodedOutput(try TableStream(destination, layout: typing.map(\.layout), options: writing))
        let sink = PieceSink(file: url.lastPathComponent) { pieces in
            try output.append(try Table(columns: zip(typing, pieces).map { $0.column($1) }))
        }
        try reader.read(inPieces: sink)
        try output.finish()
        return true
    }
}

/// A stream that one thread uses at a time.
private final class TranscodedOutput: Sendable {
    private let stream: Mutex<TableStream>

    init(_ stream: sending TableStream) { self.stream = Mutex(stream) }

    func append(_ piece: Table) throws { try stream.withLock { try $0.append(piece) } }
    func finish() throws { try stream.withLock { try $0.finish() } }
}
