// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// Keeps what each stage gave, by the hash of what it read, so that a run resumes where it stopped and a new label refits nothing.
///
/// Artefacts lie in `private/stages` of the run that made them; a later run takes them over.
struct StageCache: Sendable {
    let folder: URL
    /// Where to look, in order; `folder` is the first.
    let sources: [URL]

    /// The key of a stage on an input: the stage, its version and everything that it reads.
    static func key<S: Stage>(_ stage: S.Type, _ input: S.Input) -> Fingerprint {
        var builder = FingerprintBuilder()
        builder.feed(S.name.rawValue)
        builder.feed(S.version)
        builder.feed(input)
        return builder.finish()
    }

    /// - Returns: `nil` when the stage was never finished on this input, or what is kept cannot be read.
    func load<S: Stage>(_ stage: S.Type, _ key: Fingerprint) -> Staged<S.Output>? {
        let name = Self.fileName(S.name, key)
        for source in sources {
            let file = source.appendingPathComponent(name)
            guard let data = try? Data(contentsOf: file), let kept = try? PropertyListDecoder().decode(Staged<S.Output>.self, from: data) else {
                continue
            }
            if source != folder { try? FileManager.default.linkItem(at: file, to: folder.appendingPathComponent(name)) }
            return kept
        }
        return nil
    }

    func store<S: Stage>(_ stage: S.Type, _ key: Fingerprint, _ staged: Staged<S.Output>) throws {
        let encoder = PropertyListEncoder()
        encoder.outputFormat = .binary
        try AtomicFile.write(try encoder.encode(staged), to: folder.appendingPathComponent(Self.fileName(S.name, key)), permissions: 0o600)
    }

    private static func fileName(_ stage: StageName, _ key: Fingerprint) -> String { "\(stage.rawValue)-\(key.hex.prefix(32)).plist" }
}
