// SPDX-License-Identifier: EUPL-1.2
// Unsafe because the sums over rows and levels must not check bounds; sizes are checked once.

import Basics
import Foundation
import StatMath

/// A linear score for each level; the risk of a level is proportional to the exponential of its score.
struct LevelScores: Sendable {
    /// For each level, one coefficient a column of the design.
    let coefficients: [[Double]]

    /// What is added to the score of one level.
    struct Shift {
        let level: Int
        let logOdds: Double
    }

    /// A level for each row.
    ///
    /// - Parameters:
    ///   - items: row `i` draws from item `items[i]` of the streams.
    ///   - shift: of all rows.
    func draw(_ rows: GatheredRows, streams: PhiloxStreams, items: [Int32], shift: Shift? = nil) -> [Int32] {
        precondition(shift.map { coefficients.indices.contains($0.level) } ?? true)
        precondition(items.count == rows.rows && coefficients.allSatisfy { $0.count == rows.columns })
        let levels = coefficients.count, height = max(1, min(1024, 1_048_576 / max(1, levels)))
        let pieces = (rows.rows + height - 1) / height
        let flat = coefficients.map { $0.map { Float($0) } }
        let parts = try? parallelMap(pieces) { piece -> [Int32] in
            let start = piece * height, count = min(height, rows.rows - start)
            var scores = [Float](repeating: 0, count: count * levels)
            var result = [Int32](repeating: 0, count: count)
            scores.withUnsafeMutableBufferPointer { scores in
                for level in 0..<levels {
                    for column in 0..<rows.columns where flat[level][column] != 0 {
                        let source = rows.cells + column * rows.stride + start, factor = flat[level][column]
                        for row in 0..<count { scores[level * count + row] += factor * source[row] }
                    }
                }
                if let shift {
                    for row in 0..<count { scores[shift.level * count + row] += Float(shift.logOdds) }
                }
                let words = streams.blocks(0, of: Array(items[start..<start + count]))
                for row in 0..<count {
                    var highest = -Float.infinity, total = 0.0
                    for level in 0..<levels { highest = max(highest, scores[level * count + row]) }
                    for level in 0..<levels { total += exp(Double(scores[level * count + row] - highest)) }
                    var rest = words.uniform(row) * total
                    var chosen = 0
                    while chosen < levels - 1 {
                        rest -= exp(Double(scores[chosen * count + row] - highest))
                        if rest < 0 { break }
                        chosen += 1
                    }
                    result[row] = Int32(chosen)
                }
            }
            return result
        }
        return (parts ?? []).flatMap { $0 }
    }
}
