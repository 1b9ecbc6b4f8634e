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
