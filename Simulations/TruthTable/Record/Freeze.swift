// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// The commit at which the audit was frozen, before any register of the evaluation existed: its hash gives their seeds.
public struct Freeze: Sendable {
    public let commit: String
    /// Earlier ones, which the table was evaluated at before: each is a rerun.
    public let earlier: [String]

    public init(commit: String, earlier: [String] = []) { (self.commit, self.earlier) = (commit, earlier) }

    public struct Missing: Error, CustomStringConvertible {
        public var description: String {
            "Simulations/frozen.txt: expected a line with the hash of the commit at which the audit was frozen; earlier ones below it."
        }
    }

    /// - Throws: `Missing` for a file without a hash.
    public static func read(_ url: URL) throws -> Freeze {
        let lines = ((try? String(contentsOf: url, encoding: .utf8)) ?? "").split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let hashes = lines.filter { $0.count == 40 && $0.allSatisfy(\.isHexDigit) }
        guard let first = hashes.first else { throw Missing() }
        return Freeze(commit: first, earlier: Array(hashes.dropFirst()))
    }
}

extension Freeze {
    /// The program is not the one that was frozen: what it says of registers whose seeds come from there would be no evaluation.
    public struct Thawed: Error, CustomStringConvertible {
        let commit: String

        public var description: String {
            "Sources are not those of the frozen commit \(commit.prefix(12)). Commit, put the hash of that commit first in Simulations/frozen.txt, earlier "
                + "ones below it, and build: a rerun, which the page counts."
        }
    }

    /// What was frozen: the program with its limits, the writer of raw registers in it, and the dials, the study files and the scoring of the table.
    /// The page may change.
    package static let frozen = ["Sources", "Simulations/TruthTable/Cells", "Simulations/TruthTable/Register", "Simulations/TruthTable/Scoring"]

    /// - Throws: `Thawed` where any of it has changed since the freeze, where there is a file that git does not keep, or where git does not know
    ///   the commit.
    public func check(root: URL) throws {
        let changed = try Self.git(["diff", "--quiet", commit, "--"] + Self.frozen, root)
        let unknown = try Self.git(["ls-files", "--others", "--exclude-standard", "--"] + Self.frozen, root)
        guard changed.status == 0, unknown.status == 0, unknown.said.isEmpty else { throw Thawed(commit: commit) }
    }

    private static func git(_ arguments: [String], _ root: URL) throws -> (status: Int32, said: Data) {
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.currentDirectoryURL = root
        (process.standardOutput, process.standardError) = (pipe, FileHandle.nullDevice)
        try process.run()
        let said = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, said)
    }
}
