// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// `log.jsonl`: what a run did, in order, each line with the hash of the line before.
///
/// It holds no times and does not say whether a stage was computed or taken from the cache, so the same study gives the same bytes.
/// A changed, removed or inserted line breaks the chain; the head is printed in the report.
public struct RunLog: Sendable {
    /// One step: its name and facts about it (counts, hashes, reasons), never a data value.
    private struct Line: Codable {
        var number: Int
        var step: String
        var facts: [String: String]
        var previous: String
    }

    private static let beginning = String(repeating: "0", count: 64)

    private let file: URL
    private var bytes = Data()
    private var count = 0
    public private(set) var head = Self.beginning

    /// Starts a log; what an interrupted run left in `file` is replaced line by line by the same lines.
    public init(file: URL) {
        self.file = file
    }

    /// Adds a line and puts the file in place.
    public mutating func record(_ step: String, _ facts: [String: String] = [:]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        count += 1
        let line = try encoder.encode(Line(number: count, step: step, facts: facts, previous: head))
        head = Self.hash(line)
        bytes += line
        bytes.append(UInt8(ascii: "\n"))
        try AtomicFile.write(bytes, to: file)
    }

    private static func hash(_ line: Data) -> String {
        var builder = FingerprintBuilder()
        builder.feed(data: line)
        return builder.finish().hex
    }

    /// - Returns: the head of an unbroken chain, or the number of the first line that does not fit.
    public static func verify(_ data: Data) -> Result<String, BrokenChain> {
        var previous = beginning
        for (index, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let decoded = try? JSONDecoder().decode(Line.self, from: line), decoded.previous == previous, decoded.number == index + 1 else {
                return .failure(BrokenChain(line: index + 1))
            }
            previous = hash(Data(line))
        }
        return .success(previous)
    }

    public struct BrokenChain: Error, Hashable, Sendable {
        public let line: Int
    }
}
