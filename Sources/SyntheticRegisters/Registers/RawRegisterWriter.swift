// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles
import StatMath
import Synchronization

/// Writes the raw registers of an invented world: every file grows piece by piece, so that memory does not grow with the rows.
public struct RawRegisterWriter: Sendable {
    public let world: RegisterWorld
    public let folder: URL
    public let ending: String
    /// Registers that are written; `nil`: all.
    public let registers: Set<String>?

    /// Pieces of the world that are in memory at a time.
    private static let piecesAtOnce = 4

    public init(world: RegisterWorld, folder: URL, ending: String, registers: Set<String>? = nil) {
        (self.world, self.folder, self.ending, self.registers) = (world, folder, ending, registers)
    }

    public func write(progress: ProgressMonitor = .silent) throws {
        let tables = world.tables.filter { registers?.contains($0.register) ?? true }
        let files = try tables.map { table in
            let url = folder.appendingPathComponent("\(table.path).\(ending)")
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            return OpenFile(try TableStream(url, layout: table.layout))
        }
        for first in stride(from: 0, to: world.pieces, by: Self.piecesAtOnce) {
            progress.report("write", first, of: world.pieces)
            let pieces = first..<min(world.pieces, first + Self.piecesAtOnce)
            let blocks = try parallelMap(pieces.count, progress: progress) { world.block(pieces.lowerBound + $0) }
            try each(files, progress) { index, file in
                for block in blocks { try file.append(try tables[index].rows(of: block)) }
            }
        }
        try each(files, progress) { try $1.finish() }
    }

    /// Does the same with every file, in parallel; the first error in the order of the files is thrown.
    private func each(_ files: [OpenFile], _ progress: ProgressMonitor, _ work: @Sendable (Int, OpenFile) throws -> Void) throws {
        let failures = Mutex<[Int: any Error]>([:])
        try parallelFor(files.count, progress: progress) { index in
            do { try work(index, files[index]) } catch { failures.withLock { $0[index] = error } }
        }
        let found = failures.withLock { $0 }
        if let first = found.keys.min(), let error = found[first] { throw error }
    }
}

/// A stream that one thread uses at a time.
private final class OpenFile: Sendable {
    private let stream: Mutex<TableStream>

    init(_ stream: sending TableStream) { self.stream = Mutex(stream) }

    func append(_ table: Table) throws { try stream.withLock { try $0.append(table) } }
    func finish() throws { try stream.withLock { try $0.finish() } }
}
