// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// What was simulated so far, block by block of repetitions, so that an interrupted simulation goes on where it stopped.
///
/// A block is there when its last line is: what was being written when the machine stopped is done again.
struct ResultFile {
    let url: URL

    /// The blocks of one cell.
    func blocks() throws -> [Int: Tally] {
        guard FileManager.default.fileExists(atPath: url.path) else { return [:] }
        var open: [Int: Tally] = [:], finished: [Int: Tally] = [:]
        for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 5, let block = Int(fields[0]) else { continue }
            if fields[1] == "begin" {
                open[block] = Tally()
            } else if fields[1] == "end" {
                finished[block] = open.removeValue(forKey: block) ?? Tally()
            } else if let count = Int(fields[2]), let sum = Double(fields[3]), let squares = Double(fields[4]) {
                open[block, default: Tally()].add(fields[1], Tally.Mean(count: count, sum: sum, squares: squares))
            }
        }
        return finished
    }

    func append(_ tally: Tally, block: Int) throws {
        // A block that was cut off is begun anew.
        var lines = ["\(block),begin,0,0,0"]
        lines += tally.means.sorted { $0.key < $1.key }.map { "\(block),\($0.key),\($0.value.count),\($0.value.sum),\($0.value.squares)" }
        lines.append("\(block),end,0,0,0")
        if !FileManager.default.fileExists(atPath: url.path) {
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url)
        }
        let file = try FileHandle(forWritingTo: url)
        defer { try? file.close() }
        try file.seekToEnd()
        try file.write(contentsOf: Data(("\n" + lines.joined(separator: "\n") + "\n").utf8))
    }
}
