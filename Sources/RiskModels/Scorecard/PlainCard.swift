// SPDX-License-Identifier: EUPL-1.2

/// Conditions with points, and nothing that has none.
struct PlainCard: Hashable, Sendable {
    /// Positions of candidates, most points first.
    let support: [Int]
    let points: [Int]
    /// Whether a line gives its points where the candidate does not hold.
    let isTurned: [Bool]

    /// Drops conditions without points, divides the points by what they have in common (the multiplier takes it up), and turns
    /// conditions over that would take points off, where they have an opposite.
    init(_ card: PointCard, _ conditions: ConditionColumns) {
        let kept = card.support.indices.filter { card.points[$0] != 0 }
        var common: UInt = 0
        for index in kept {
            var (a, b) = (card.points[index].magnitude, common)
            while b > 0 { (a, b) = (b, a % b) }
            common = a
        }
        let lines = kept.map { index -> (position: Int, points: Int, isTurned: Bool) in
            let (position, points) = (card.support[index], card.points[index] / Int(max(1, common)))
            let isTurned = points < 0 && conditions.entries[position].canTurn
            return (position, isTurned ? -points : points, isTurned)
        }.sorted { ($1.points, $0.position) < ($0.points, $1.position) }
        (support, points, isTurned) = (lines.map(\.position), lines.map(\.points), lines.map(\.isTurned))
    }

    /// Total score of each pattern.
    func scores(of table: PatternTable) -> [Int] {
        (0..<table.count).map { pattern in
            support.indices.reduce(0) { total, line in
                let times = Int(table.times(support[line], in: pattern))
                return total + points[line] * (isTurned[line] ? 1 - times : times)
            }
        }
    }
}
