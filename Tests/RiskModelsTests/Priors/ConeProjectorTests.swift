// SPDX-License-Identifier: EUPL-1.2

import Basics
import RiskModels
import StatMath
import TestSupport
import Testing

/// The projection onto a cone, held against isotonic regression, against the optimality conditions and against trying every active set.
@Suite("Projection onto a cone")
struct ConeProjectorTests {
    /// Rising steps, each x[i+1] - x[i] >= 0.
    private static func steps(_ count: Int) -> [SparseRow] { (0..<count - 1).map { SparseRow([.init($0, -1), .init($0 + 1, 1)]) } }

    /// Weighted isotonic regression by pooling adjacent violators (Ayer et al. 1955, Ann. Math. Stat. 26, 641-647).
    static func pooled(_ values: [Double], _ weights: [Double]) -> [Double] {
        var blocks: [(value: Double, weight: Double, count: Int)] = []
        for (value, weight) in zip(values, weights) {
            blocks.append((value, weight, 1))
            while blocks.count > 1, blocks[blocks.count - 2].value > blocks[blocks.count - 1].value {
                let (last, before) = (blocks.removeLast(), blocks.removeLast())
                let weight = last.weight + before.weight
                blocks.append(((last.value * last.weight + before.value * before.weight) / weight, weight, last.count + before.count))
            }
        }
        return blocks.flatMap { Array(repeating: $0.value, count: $0.count) }
    }

    @Test(arguments: [2, 5, 40, 200]) func equalsIsotonicRegression(count: Int) {
        var random = Philox(seed: UInt64(count), stage: "isotonic")
        let values = (0..<count).map { 0.01 * Double($0) + Normal.quantile(random.uniform()) }
        let weights = (0..<count).map { _ in 0.1 + 5 * random.uniform() }
        var projector = ConeProjector(ListedCone(Self.steps(count))) { zip($0, weights).map { $0 / $1 } }
        let found = projector.project(values)
        for (mine, pooled) in zip(found.point, Self.pooled(values, weights)) { #expect(isClose(mine, pooled, within: 1e-8)) }
    }

    /// Dense metrics and random rows: the point obeys, multipliers are not negative and stand only on rows that hold exactly, and the slope is
    /// theirs. No active set of the few rows gives a nearer point that obeys.
    @Test(arguments: 0..<30) func isOptimal(seed: UInt64) throws {
        var random = Philox(seed: seed, stage: "cone")
        let size = 5, count = 7
        var metric = Matrix.identity(size)
        for _ in 0..<size {
            let a = (0..<size).map { _ in Normal.quantile(random.uniform()) }
            for i in 0..<size { for j in 0..<size { metric[i, j] += a[i] * a[j] } }
        }
        let factor = try #require(Cholesky(metric))
        let rows = (0..<count).map { _ in
            SparseRow(
                (0..<size).compactMap { index in
                    random.uniform() < 0.6 ? SparseRow.Entry(index, Normal.quantile(random.uniform())) : nil
                })
        }.filter { !$0.entries.isEmpty }
        let start = (0..<size).map { _ in Normal.quantile(random.uniform()) }
        func distance(_ x: [Double]) -> Double {
            let d = zip(x, start).map { $0 - $1 }
            return (0..<size).reduce(0) { sum, i in sum + (0..<size).reduce(0) { $0 + d[i] * metric[i, $1] * d[$1] } }
        }
        var projector = ConeProjector(ListedCone(rows)) { factor.solve($0) }
        let found = projector.project(start)
        for row in rows { #expect(row.dot(found.point) > -1e-8) }
        for (name, multiplier) in zip(found.active, found.multipliers) {
            #expect(multiplier >= 0 && abs(rows[name].dot(found.point)) < 1e-7)
        }
        for i in 0..<size {
            let slope = (0..<size).reduce(0) { $0 + metric[i, $1] * (found.point[$1] - start[$1]) }
            let push = zip(found.active, found.multipliers).reduce(0) { $0 + $1.1 * rows[$1.0].dense(size)[i] }
            #expect(isClose(slope, push, within: 1e-7))
        }
        var best = Double.infinity
        for set in 0..<(1 << rows.count) {
            let chosen = rows.indices.filter { set >> $0 & 1 == 1 }
            guard chosen.count <= size, let point = Self.held(chosen.map { rows[$0] }, start, factor), rows.allSatisfy({ $0.dot(point) > -1e-9 })
            else { continue }
            best = min(best, distance(point))
        }
        #expect(isClose(distance(found.point), best, within: 1e-7 * (1 + best)))
    }

    /// The nearest point at which some rows are exactly zero.
    private static func held(_ rows: [SparseRow], _ start: [Double], _ factor: Cholesky) -> [Double]? {
        guard !rows.isEmpty else { return start }
        let solved = rows.map { factor.solve($0.dense(start.count)) }
        var gram = Matrix(rows: rows.count, columns: rows.count)
        for (i, row) in rows.enumerated() { for (j, column) in solved.enumerated() { gram[i, j] = row.dot(column) } }
        guard let inner = Cholesky(gram) else { return nil }
        let push = inner.solve(rows.map { -$0.dot(start) })
        var point = start
        for (push, column) in zip(push, solved) { for index in point.indices { point[index] += push * column[index] } }
        return point
    }

    @Test func whatObeysStays() {
        var projector = ConeProjector(ListedCone(Self.steps(4))) { $0 }
        let found = projector.project([1, 2, 2, 3])
        #expect(found.point == [1, 2, 2, 3] && found.active.isEmpty)
    }
}
