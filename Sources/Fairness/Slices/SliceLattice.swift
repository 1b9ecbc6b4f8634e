// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Every slice of at most three conditions that is large enough, scored on one half of the rows.
///
/// Level by level, as in Apriori: a slice is looked at only where each part of it is large enough, and kept only where it is worse than
/// each part of it, so that a slice says something that its parts do not. All cells of a set of features are summed in one pass.
/// Source: Agrawal and Srikant (1994), VLDB, 487-499; Sagadeeva and Boehm (2021), SIGMOD, 2290-2299 (SliceLine).
struct SliceLattice {
    let columns: SliceColumns
    let residuals: SliceResiduals
    let minimumRows: Double
    let depth: Int
    /// A slice of less strength (standard errors) is not worth a look in the other half.
    let threshold: Double

    struct Candidate: Sendable {
        /// Ascending.
        let conditions: [SliceCondition]
        let score: SliceScore
    }

    /// - Returns: candidates, the strongest first, and how many slices were large enough.
    func search(most: Int, progress: ProgressMonitor) throws(Cancelled) -> (candidates: [Candidate], searched: Int) {
        let count = columns.names.count, columns = columns, residuals = residuals
        let singles = try parallelMap(count, progress: progress) { SliceSums.one(columns, residuals, $0) }
        var found = Found()
        var live = [[Bool]](repeating: [], count: count)
        for column in 0..<count {
            live[column] = singles[column].map { Double($0[0]) >= minimumRows && residuals.total[0] - Double($0[0]) >= minimumRows }
            for bin in live[column].indices where live[column][bin] {
                found.add([SliceCondition(column: column, bin: bin)], score(singles[column][bin]), above: 0, threshold)
            }
        }
        guard depth > 1 else { return found.best(most) }
        let alive = live, pairs = (0..<count).flatMap { a in (a..<count).dropFirst().map { (a, $0) } }
        let strengths = singles.map { $0.map { score($0).strength } }
        let parts = try parallelMap(pairs.count, progress: progress) { number in
            pair(pairs[number].0, pairs[number].1, alive, strengths)
        }
        for part in parts { found.merge(part) }
        return found.best(most)
    }

    private func score(_ sums: SIMD8<Float>) -> SliceScore { SliceScore(sums, of: residuals.total) }

    /// All slices of two features, and of these with each later one.
    private func pair(_ a: Int, _ b: Int, _ live: [[Bool]], _ strengths: [[Double]]) -> Found {
        var found = Found()
        let width = columns.binCount(b), sums = SliceSums.two(columns, residuals, a, b)
        var isLive = [Bool](repeating: false, count: sums.count), strength = [Double](repeating: 0, count: sums.count)
        for cell in sums.indices {
            let (i, j) = (cell / width, cell % width)
            guard live[a][i], live[b][j], Double(sums[cell][0]) >= minimumRows else { continue }
            let own = score(sums[cell]), parts = max(strengths[a][i], strengths[b][j])
            (isLive[cell], strength[cell]) = (true, max(own.strength, parts))
            found.add([SliceCondition(column: a, bin: i), SliceCondition(column: b, bin: j)], own, above: parts, threshold)
        }
        guard depth > 2, isLive.contains(true) else { return found }
        let later = Array((b + 1)..<max(b + 1, columns.names.count))
        let (cells, rows) = SliceSums.cells(columns, a, b, isLive)
        for c in later where live[c].contains(true) {
            let bins = columns.binCount(c), sums = SliceSums.three(columns.codes[c], bins, residuals, cells: cells, rows: rows, count: isLive.count)
            for cell in isLive.indices where isLive[cell] {
                for k in 0..<bins where live[c][k] && Double(sums[cell * bins + k][0]) >= minimumRows {
                    let conditions = [
                        SliceCondition(column: a, bin: cell / width), SliceCondition(column: b, bin: cell % width), SliceCondition(column: c, bin: k),
                    ]
                    found.add(conditions, score(sums[cell * bins + k]), above: max(strength[cell], strengths[c][k]), threshold)
                }
            }
        }
        return found
    }

    /// Candidates of one task.
    private struct Found: Sendable {
        private var candidates: [Candidate] = []
        private var searched = 0

        mutating func add(_ conditions: [SliceCondition], _ score: SliceScore, above parts: Double, _ threshold: Double) {
            searched += 1
            guard score.strength >= threshold, score.strength > parts else { return }
            candidates.append(Candidate(conditions: conditions, score: score))
        }

        mutating func merge(_ other: Found) {
            candidates += other.candidates
            searched += other.searched
        }

        /// Of equally strong ones those with fewer conditions.
        func best(_ most: Int) -> (candidates: [Candidate], searched: Int) {
            let sorted = candidates.sorted { a, b in
                if a.score.strength != b.score.strength { return a.score.strength > b.score.strength }
                if a.conditions.count != b.conditions.count { return a.conditions.count < b.conditions.count }
                return a.conditions.lexicographicallyPrecedes(b.conditions)
            }
            return (Array(sorted.prefix(most)), searched)
        }
    }
}
