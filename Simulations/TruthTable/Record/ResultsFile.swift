// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Results as text, a line a register, below a line with the names of the columns: what a repository keeps, so that another machine goes on where
/// this one stopped.
///
/// A line that was cut off is no result; what was begun after it is. Several runners may append to one file.
public struct ResultsFile: Sendable {
    public let url: URL
    /// Of all results in it; `nil` for those of development.
    public let commit: String?

    public init(_ url: URL, commit: String?) { (self.url, self.commit) = (url, commit) }

    /// Where the results of a freeze are kept: a file of its own, so that they never mix with those of another.
    ///
    /// - Parameter folder: of all freezes.
    public init(of freeze: Freeze, in folder: URL) {
        self.init(folder.appendingPathComponent("\(freeze.commit.prefix(12)).csv"), commit: freeze.commit)
    }

    public func read() throws -> [RegisterResult] {
        guard FileManager.default.fileExists(atPath: url.path) else { return [] }
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").compactMap { RegisterResult(line: String($0), commit: commit) }
    }

    /// One write at the end of the file, whoever else writes to it.
    public func append(_ result: RegisterResult) throws {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        let descriptor = open(url.path, O_WRONLY | O_APPEND | O_CREAT, 0o644)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path]) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let length = try file.seekToEnd()
        // A line that was cut off is ended first.
        let start = length == 0 ? RegisterResult.columns.joined(separator: ",") + "\n" : try isEnded(length) ? "" : "\n"
        try file.write(contentsOf: Data((start + result.line + "\n").utf8))
    }

    private func isEnded(_ length: UInt64) throws -> Bool {
        let file = try FileHandle(forReadingFrom: url)
        defer { try? file.close() }
        try file.seek(toOffset: length - 1)
        return try file.read(upToCount: 1) == Data("\n".utf8)
    }

    /// How many results of other freezes lie beside this file.
    public func countOfOthers() throws -> Int {
        let folder = url.deletingLastPathComponent()
        guard FileManager.default.fileExists(atPath: folder.path) else { return 0 }
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "csv" && $0.lastPathComponent != url.lastPathComponent }
            .reduce(0) { try $0 + ResultsFile($1, commit: nil).read().count }
    }
}
