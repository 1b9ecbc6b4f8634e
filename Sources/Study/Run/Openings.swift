// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// `runs/<study>/openings.jsonl`: every plan that was run and every opening of the test rows, never pruned.
///
/// Each look at the test rows makes their verdict a little less honest; counting them is what keeps it honest (methods 27).
public struct Openings: Sendable {
    private struct Line: Codable, Equatable {
        enum Kind: String, Codable { case plan, opening }
        var kind: Kind
        var run: Int
        var plan: String
    }

    private let file: URL
    private var lines: [Line]

    public init(studyFolder: URL) throws {
        let file = studyFolder.appendingPathComponent("openings.jsonl")
        self.file = file
        let data = (try? Data(contentsOf: file)) ?? Data()
        lines = try data.split(separator: UInt8(ascii: "\n")).map {
            do {
                return try JSONDecoder().decode(Line.self, from: $0)
            } catch {
                throw StudyError.cannotRead(file: file.lastPathComponent)
            }
        }
    }

    /// How often the test rows were opened.
    public var openings: Int { lines.count { $0.kind == .opening } }

    /// How often the plan differed from the one before.
    public var planChanges: Int { max(0, lines.count { $0.kind == .plan } - 1) }

    /// Notes that a plan is run, and whether it opens the test rows. A resumed run is noted once.
    public mutating func note(plan: Fingerprint, run: Int, opensTest: Bool) throws {
        let before = lines
        if lines.last(where: { $0.kind == .plan })?.plan != plan.hex { lines.append(Line(kind: .plan, run: run, plan: plan.hex)) }
        let opening = Line(kind: .opening, run: run, plan: plan.hex)
        if opensTest, !lines.contains(opening) { lines.append(opening) }
        guard lines != before else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        var data = Data()
        for line in lines {
            data += try encoder.encode(line)
            data.append(UInt8(ascii: "\n"))
        }
        try AtomicFile.write(data, to: file)
    }
}
