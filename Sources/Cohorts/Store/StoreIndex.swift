// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// The hashes of files, remembered by size and time of change, so that a file is read once to know it.
struct StoreIndex: Codable {
    struct Entry: Codable, Hashable {
        var size: Int
        /// Nanoseconds since 1970.
        var changed: Int
        var fingerprint: Fingerprint
    }

    static let fileName = "index.json"
    private var version = 1
    private(set) var files: [String: Entry] = [:]

    init() {}

    /// An index that is not there, or is of another version, is an empty one.
    init(in folder: URL) {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(Self.fileName)),
            let known = try? JSONDecoder().decode(StoreIndex.self, from: data), known.version == 1
        else { return }
        self = known
    }

    func write(in folder: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try AtomicFile.write(try encoder.encode(self), to: folder.appendingPathComponent(Self.fileName))
    }

    /// - Returns: the hash of the file, if it is the file that was hashed.
    func fingerprint(of file: URL) -> Fingerprint? {
        guard let known = files[file.path], let (size, changed) = Self.state(of: file), known.size == size, known.changed == changed else {
            return nil
        }
        return known.fingerprint
    }

    mutating func remember(_ fingerprint: Fingerprint, of file: URL) {
        guard let (size, changed) = Self.state(of: file) else { return }
        files[file.path] = Entry(size: size, changed: changed, fingerprint: fingerprint)
    }

    private static func state(of file: URL) -> (size: Int, changed: Int)? {
        guard let facts = try? FileManager.default.attributesOfItem(atPath: file.resolvingSymlinksInPath().path),
            let size = facts[.size] as? Int, let date = facts[.modificationDate] as? Date
        else { return nil }
        return (size, Int((date.timeIntervalSince1970 * 1e9).rounded()))
    }
}
