// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import MissingData
import RegisterData
import RegisterFiles

/// The folder in which an imputation keeps its chains while it runs; gone when it is done.
///
/// Chains of other data, other columns or another seed have another name, and are left alone. Kept at most once in some seconds, and whenever a
/// chain is done: small tables are not slowed down.
final class UnfinishedImputation: ImputationStore {
    private static let version = 4

    private let folder: URL
    private let key: String
    private let secondsBetween: Double
    private var last = Date()

    /// - Parameters:
    ///   - data: fingerprint of the file.
    ///   - table: what was read of it: its levels and codes also hang on how it was read, and on a codebook beside it.
    ///   - groups: columns that always predict.
    ///   - rules: the file that says how gaps are filled.
    init(
        out: URL, data: Fingerprint, table: Table, options: ReadOptions, parameters: ChainedEquations, groups: [String], rules: Data? = nil,
        secondsBetween: Double = 10
    ) {
        folder = out.appendingPathComponent(".unfinished")
        self.secondsBetween = secondsBetween
        var builder = FingerprintBuilder()
        builder.feed(Self.version)
        builder.feed(data)
        builder.feed(options.separator.map(String.init))
        builder.feed(options.decimalMark.map(String.init))
        builder.feed(options.encoding?.rawValue)
        for column in table.columns {
            builder.feed(column.name)
            builder.feed(column.type.rawValue)
            if case .category(_, let levels) = column.values {
                builder.feed(levels.count)
                for level in levels { builder.feed(level.code) }
            }
            builder.feed(column.declaredMissing.count)
            for code in column.declaredMissing {
                builder.feed(code.code)
                builder.feed(code.meaning.rawValue)
            }
        }
        builder.feed(parameters.seed)
        for name in parameters.excluded.sorted() { builder.feed(name) }
        for name in groups { builder.feed(name) }
        builder.feed(array: rules.map { Array($0) } ?? [])
        key = builder.finish().short
    }

    private func file(_ chain: Int) -> URL { folder.appendingPathComponent("chain-\(chain + 1)-\(key).plist") }

    func kept(chain: Int) throws -> Data? { try? Data(contentsOf: file(chain)) }

    func keep(chain: Int, isLast: Bool, _ state: () throws -> Data) throws {
        guard isLast || Date().timeIntervalSince(last) >= secondsBetween else { return }
        try OutputPlace.make(folder: folder)
        try AtomicFile.write(try state(), to: file(chain), permissions: 0o600)
        last = Date()
    }

    /// Removes what was kept of this imputation, also what a killed run left half-written, and the folder if nothing else is in it.
    func finish() {
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: folder.path)) ?? [] where name.contains(key) {
            try? files.removeItem(at: folder.appendingPathComponent(name))
        }
        if (try? files.contentsOfDirectory(atPath: folder.path))?.isEmpty == true { try? files.removeItem(at: folder) }
    }
}
