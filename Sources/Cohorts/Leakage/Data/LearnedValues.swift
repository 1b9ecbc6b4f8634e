// SPDX-License-Identifier: EUPL-1.2

/// What numbers show of the way in which they were made: means and ranks that fit all rows too well to be chance.
struct LearnedValues {
    private static let (fewest, fewestLevels, tolerance) = (50, 3, 1e-6)

    private let values: [Double]
    /// Those that are there, ascending.
    private let present: [Double]

    /// - Returns: `nil` for too few values.
    init?(_ values: [Double]) {
        self.values = values
        present = values.filter(\.isFinite).sorted()
        guard present.count >= Self.fewest, present[0] < present[present.count - 1] else { return nil }
    }

    /// Mean 0 and standard deviation 1, by n or by n - 1.
    var isScaled: Bool {
        let n = Double(present.count), mean = present.reduce(0, +) / n
        let squares = present.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return abs(mean) < Self.tolerance && [n, n - 1].contains { abs((squares / $0).squareRoot() - 1) < Self.tolerance }
    }

    /// Evenly spaced between 0 and 1 (or 0 and 100), each value once. Whole numbers that run on name rows instead.
    var isRank: Bool {
        let n = present.count, step = (present[n - 1] - present[0]) / Double(n - 1)
        guard present[n - 1] <= 100, present[0] >= 0, step < 0.999 else { return false }
        return zip(present, present.dropFirst()).allSatisfy { abs($1 - $0 - step) < 1e-4 * step }
    }

    /// One value in at least 3 of 100 rows that is the mean of the others to the last digit, and is not one that a person would write down.
    var isMeanImputed: Bool {
        var start = 0
        while start < present.count {
            var end = start
            while end < present.count, present[end] == present[start] { end += 1 }
            let value = present[start], count = end - start
            if count * 100 >= present.count * 3, count < present.count, abs(value * 1_000 - (value * 1_000).rounded()) > 1e-4 {
                let mean = (present.reduce(0, +) - Double(count) * value) / Double(present.count - count)
                if abs(mean - value) <= 1e-9 * max(1, abs(value)) { return true }
            }
            start = end
        }
        return false
    }

    /// A few values, each the share of events among its own rows.
    func isShare(of outcome: CohortOutcome) -> Bool {
        guard present[0] >= 0, present[present.count - 1] <= 1 else { return false }
        var counts: [Double: (rows: Int, events: Int)] = [:]
        for row in values.indices where values[row].isFinite && outcome.known[row] {
            counts[values[row], default: (0, 0)].rows += 1
            counts[values[row], default: (0, 0)].events += Int(outcome.values[row])
        }
        // Levels of a row or two, or of no event, agree by chance.
        let telling = counts.filter { $0.value.rows >= 5 && $0.value.events > 0 && $0.value.events < $0.value.rows }
        guard telling.count >= Self.fewestLevels else { return false }
        return telling.allSatisfy { abs($0.key - Double($0.value.events) / Double($0.value.rows)) < Self.tolerance }
    }
}
