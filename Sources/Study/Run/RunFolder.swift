// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// `runs/<study>/<NNN>/`: everything that one run leaves behind.
///
/// A run that was interrupted has no `done` file; the next one takes over its number and its finished stages.
public struct RunFolder: Sendable {
    public let url: URL
    public let number: Int
    /// `runs/<study>`: what all runs of the study share.
    public let studyFolder: URL
    /// Whether an interrupted run is taken up again.
    public let isResumed: Bool

    public var evidence: URL { url.appendingPathComponent("evidence.json") }
    public var report: URL { url.appendingPathComponent("report.html") }
    public var log: URL { url.appendingPathComponent("log.jsonl") }
    public var times: URL { privateFolder.appendingPathComponent("times.jsonl") }
    public var privateFolder: URL { url.appendingPathComponent("private") }
    public var stages: URL { privateFolder.appendingPathComponent("stages") }

    public func model(_ outcome: String) -> URL { url.appendingPathComponent("models/\(outcome).json") }
    public func scores(_ outcome: String) -> URL { privateFolder.appendingPathComponent("scores/\(outcome).parquet") }

    /// `runs/<study>` in a folder.
    static func ofStudy(_ study: String, in parent: URL) -> URL { parent.appendingPathComponent("runs/\(study)") }

    /// Takes the next number, or the number of the last run if that was interrupted. Only for who holds the study's lock: what another process is
    /// writing aside would be swept away.
    ///
    /// - Parameters:
    ///   - study: the study's name (a file name: letters, digits, hyphens).
    ///   - parent: the folder that holds `runs`.
    public init(study: String, in parent: URL) throws {
        let files = FileManager.default
        let studyFolder = Self.ofStudy(study, in: parent)
        try files.createDirectory(at: studyFolder, withIntermediateDirectories: true)
        let last = Self.numbers(in: studyFolder).last
        let unfinished = last.map { !files.fileExists(atPath: Self.folder($0, in: studyFolder).appendingPathComponent("done").path) } ?? false
        let number = unfinished ? last ?? 1 : (last ?? 0) + 1
        (self.studyFolder, self.number, isResumed) = (studyFolder, number, unfinished)
        url = Self.folder(number, in: studyFolder)
        for folder in [url, url.appendingPathComponent("models")] { try files.createDirectory(at: folder, withIntermediateDirectories: true) }
        for folder in [privateFolder, privateFolder.appendingPathComponent("scores"), stages] {
            try files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        for folder in [studyFolder, url, url.appendingPathComponent("models"), privateFolder.appendingPathComponent("scores"), stages] {
            AtomicFile.removePartials(in: folder)
        }
    }

    /// Marks the run as complete and points `latest` at it.
    public func finish() throws {
        try AtomicFile.write(Data(), to: url.appendingPathComponent("done"))
        try AtomicFile.link(studyFolder.appendingPathComponent("latest"), to: url.lastPathComponent)
    }

    /// The stage folders of all runs of this study, this one first, then the newest.
    var allStages: [URL] {
        [stages]
            + Self.numbers(in: studyFolder).reversed().filter { $0 != number }.map {
                Self.folder($0, in: studyFolder).appendingPathComponent("private/stages")
            }
    }

    private static func folder(_ number: Int, in studyFolder: URL) -> URL {
        let digits = String(number)
        return studyFolder.appendingPathComponent(String(repeating: "0", count: max(0, 3 - digits.count)) + digits)
    }

    private static func numbers(in studyFolder: URL) -> [Int] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: studyFolder.path)) ?? []
        return names.filter { $0.count >= 3 && $0.utf8.allSatisfy { (48...57).contains($0) } }.compactMap { Int($0) }.sorted()
    }
}
