// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// `private/times.jsonl`: when each step of a run ended, how long it took, and whether it was kept from before.
///
/// The one file of a run that differs each time, which is why it is in no hash and the log tells no time. A resumed run adds its lines.
struct RunTimes: Sendable {
    private struct Line: Encodable {
        var step: String
        var outcome: String?
        var model: String?
        var ended: String
        var seconds: Double
        var kept: Bool?
    }

    private let file: URL
    private var last = ContinuousClock.now

    init(file: URL) { self.file = file }

    /// Adds the step that has just ended; it began when the one before ended.
    ///
    /// - Parameter kept: whether a stage's output was there already; `nil` for what is not a stage.
    mutating func note(_ step: String, _ facts: [String: String], kept: Bool?) throws {
        let now = ContinuousClock.now
        let seconds = (now - last) / .seconds(1)
        last = now
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let line = Line(
            step: step, outcome: facts["outcome"], model: facts["model"], ended: Date.now.ISO8601Format(), seconds: (seconds * 1000).rounded() / 1000,
            kept: kept)
        try append(try encoder.encode(line) + Data("\n".utf8))
    }

    /// One write at the end of the file: a killed process leaves whole lines.
    private func append(_ line: Data) throws {
        let files = FileManager.default
        if !files.fileExists(atPath: file.path) {
            guard files.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
                throw StudyError.cannotWrite(file: file.lastPathComponent)
            }
        }
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: line)
        try handle.close()
    }
}
