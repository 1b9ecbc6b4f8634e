// SPDX-License-Identifier: EUPL-1.2
// Unsafe because a kernel reads rows of the table through pointers, whose lengths follow from the order of the sets.

import Basics
import CKernels
import StatMath

/// Rows and events that meet all conditions of every set of up to four conditions.
///
/// Sets stand in lexicographic order, so that those which add one later condition to a set lie side by side.
final class SupportTable: Sendable {
    typealias Cell = PatternCounts.Cell
    static let deepest = 4

    let conditionCount: Int
    /// `levels[s]`: counts of the sets of s + 1 conditions.
    private let levels: [[Cell]]
    /// `starts[s][set]`: where, among the sets of s + 2, those begin that add a condition to that set of s + 1.
    private let starts: [[Int32]]

    /// - Parameter depth: largest set that is wanted.
    init(_ counts: PatternCounts, depth: Int, progress: ProgressMonitor) throws(Cancelled) {
        let d = counts.conditionCount
        conditionCount = d
        var levels = [(0..<d).map { counts.count(meeting: [$0]) }]
        var starts: [[Int32]] = []
        var sets = (0..<d).map { [$0] }
        for size in 2...max(2, min(depth, Self.deepest)) where size <= min(depth, d) {
            var start: [Int32] = [], next = 0
            for set in sets {
                start.append(Int32(next))
                next += d - 1 - (set.last ?? -1)
            }
            starts.append(start)
            let parents = sets
            let chunk = 256
            let parts = try parallelMap((parents.count + chunk - 1) / chunk, progress: progress) { index in
                parents[index * chunk..<min(parents.count, (index + 1) * chunk)].flatMap { set -> [Cell] in
                    let last = set.last ?? -1
                    guard last + 1 < d else { return [] }
                    let subset = counts.subset(set)
                    return (last + 1..<d).map { counts.count(subset, $0) }
                }
            }
            levels.append(parts.flatMap { $0 })
            if size < min(depth, Self.deepest) { sets = parents.flatMap { set in ((set.last ?? -1) + 1..<d).map { set + [$0] } } }
        }
        (self.levels, self.starts) = (levels, starts)
    }

    /// Where the sets begin that add a condition after `after` to a set of at most three.
    private func place(_ set: [Int], after: Int) -> (level: Int, offset: Int) {
        guard let first = set.first else { return (0, after + 1) }
        var position = first
        for (depth, (one, next)) in zip(set, set.dropFirst()).enumerated() { position = Int(starts[depth][position]) + next - one - 1 }
        return (set.count, Int(starts[set.count - 1][position]) + after - (set.last ?? 0))
    }

    /// Rows and events that meet all of some conditions, at most four, ascending.
    func count(_ set: [Int]) -> Cell? {
        guard let last = set.last else { return nil }
        let (level, offset) = place(Array(set.dropLast()), after: last - 1)
        return levels[level][offset]
    }

    /// The least loss of every set that adds one condition after the last of `support` to it, whatever function of the conditions it is of.
    ///
    /// - Parameters:
    ///   - counts: where sets of more than four are counted.
    ///   - cells: of the support.
    ///   - logs: x log x of whole numbers.
    func entropies(_ support: [Int], _ counts: PatternCounts, cells: [Cell], logs: [Double]) -> [Double] {
        let last = support.last ?? -1
        let candidates = conditionCount - 1 - last
        var out = [Double](repeating: 0, count: candidates)
        var fresh: [[Cell]] = []
        var sources: [(level: Int, offset: Int)] = []
        for subset in 0..<1 << support.count {
            let set = support.indices.filter { subset >> $0 & 1 == 1 }.map { support[$0] }
            if set.count < Self.deepest {
                sources.append(place(set, after: last))
            } else {
                let masked = counts.subset(set)
                fresh.append((last + 1..<conditionCount).map { counts.count(masked, $0) })
                sources.append((-fresh.count, 0))
            }
        }
        withPointers(levels + fresh) { pointers in
            let joint = sources.map { source -> UnsafePointer<Cell>? in
                let array = source.level >= 0 ? source.level : levels.count - 1 - source.level
                return pointers[array].map { $0 + source.offset }
            }
            joint.withUnsafeBufferPointer { joint in
                cells.withUnsafeBufferPointer { cells in
                    logs.withUnsafeBufferPointer { logs in
                        out.withUnsafeMutableBufferPointer { out in
                            kernel_entropies(
                                Int32(joint.count), joint.baseAddress, cells.baseAddress, Int32(candidates), logs.baseAddress, UInt32(logs.count),
                                out.baseAddress)
                        }
                    }
                }
            }
        }
        return out
    }

    /// The arrays' storage, while `body` runs.
    private func withPointers(_ arrays: [[Cell]], _ pointers: [UnsafePointer<Cell>?] = [], _ body: ([UnsafePointer<Cell>?]) -> Void) {
        guard pointers.count < arrays.count else { return body(pointers) }
        arrays[pointers.count].withUnsafeBufferPointer { withPointers(arrays, pointers + [$0.baseAddress], body) }
    }
}
