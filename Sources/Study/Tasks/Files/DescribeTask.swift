// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles

/// `evenkans describe`: columns, types, labels, missing codes and counts.
public struct DescribeTask: Sendable {
    public var data: URL
    public var json: Bool
    public var options: ReadOptions
    public var language: Language

    public init(data: URL, json: Bool, options: ReadOptions = ReadOptions(), language: Language) {
        (self.data, self.json, self.options, self.language) = (data, json, options, language)
    }

    /// - Returns: the description, as JSON or as text for a terminal.
    public func run(progress: ProgressMonitor) throws -> String {
        progress.report("read")
        let description = TableDescription(try DataFile.read(data, options: options, progress: progress))
        return json ? try Self.json(description) : description.text(language)
    }

    private static func json(_ description: TableDescription) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(description), as: UTF8.self)
    }
}
