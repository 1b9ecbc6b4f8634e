// SPDX-License-Identifier: EUPL-1.2

import Basics
import Metrics
import StatMath

/// The largest difference between groups if it did not matter who is in which group: a maximum is never zero by chance (methods 19, 20).
struct RangeNull: Hashable {
    static let replicates = 1999

    /// The mean largest difference by chance.
    let mean: Double
    /// How often chance gives at least the observed one, itself counted: never 0.
    let p: Double
    /// `permutation`, `permutation-clusters`, `normal` or `none`.
    let method: String

    /// Groups are shuffled over the rows in the rate's denominator, or over whole clusters; where that is not possible because rows are
    /// weighted or clusters span groups, normal deviates with the estimated covariance of the groups' rates take its place.
    init?(rate: ConfusionRate, confusion: GroupedConfusion, groups: [Int], seed: UInt64) {
        guard groups.count > 1 else { return nil }
        let values = groups.compactMap { confusion.estimate(rate, in: .group($0))?.value }
        guard values.count == groups.count, let high = values.max(), let low = values.min() else { return nil }
        if let urn = confusion.units.flatMap({ GroupUrn($0, rate: rate, groups: groups) }) {
            self.init(
                observed: high - low, method: confusion.isSimple ? "permutation" : "permutation-clusters",
                stage: "fairness.worst-gap." + rate.rawValue, seed: seed, draw: urn.range)
        } else {
            var covariance = Matrix(rows: groups.count, columns: groups.count)
            for i in groups.indices {
                for j in groups.indices {
                    covariance[i, j] = confusion.covariance(rate, .group(groups[i]), .group(groups[j])) ?? 0
                }
            }
            self.init(observed: high - low, covariance: covariance, stage: "fairness.worst-gap." + rate.rawValue, seed: seed)
        }
    }

    /// The range of normal deviates with a covariance. Where nothing varies, there is nothing to test: p is 1.
    init(observed: Double, covariance: Matrix, stage: String, seed: UInt64) {
        let size = covariance.rows
        // A group whose rate is 0 or 1 has no variance to estimate: a part in 10^9 of the rest keeps the factorisation defined.
        let scale = (0..<size).reduce(0.0) { max($0, covariance[$1, $1]) }
        var ridged = covariance
        for i in 0..<size { ridged[i, i] += scale * 1e-9 }
        guard scale > 0, let factor = Cholesky(ridged)?.lower else {
            self.init(mean: 0, p: 1, method: "none")
            return
        }
        self.init(observed: observed, method: "normal", stage: stage, seed: seed) { random in
            let deviates = (0..<size).map { _ in Normal.quantile(random.uniform()) }
            var high = -Double.infinity, low = Double.infinity
            for i in 0..<size {
                var value = 0.0
                for j in 0...i { value += factor[i, j] * deviates[j] }
                (high, low) = (max(high, value), min(low, value))
            }
            return high - low
        }
    }

    private init(observed: Double, method: String, stage: String, seed: UInt64, draw: (inout Philox) -> Double) {
        var random = Philox(seed: seed, stage: stage), sum = 0.0, atLeast = 1
        for _ in 0..<Self.replicates {
            let range = draw(&random)
            sum += range
            // Equal ranges reached by other sums are equal.
            if range >= observed - 1e-12 { atLeast += 1 }
        }
        self.init(mean: sum / Double(Self.replicates), p: Double(atLeast) / Double(Self.replicates + 1), method: method)
    }

    private init(mean: Double, p: Double, method: String) {
        (self.mean, self.p, self.method) = (mean, p, method)
    }
}

/// Rows (or clusters) by what they add to a rate, from which each group draws as many as it has.
///
/// Drawing counts instead of shuffling rows makes a replicate as cheap for a million rows as for a hundred.
struct GroupUrn {
    private struct Kind: Hashable {
        let numerator: Int
        let denominator: Int
    }

    private let kinds: [Kind]
    private let counts: [Int]
    private let groupSizes: [Int]

    /// With more kinds than this, clusters are so large that normal theory serves.
    static let mostKinds = 256

    /// - Returns: `nil` when there are too many kinds of clusters.
    init?(_ units: [ConfusionUnit], rate: ConfusionRate, groups: [Int]) {
        var table: [Kind: Int] = [:], sizes = [Int](repeating: 0, count: groups.count)
        for unit in units {
            let kind = Kind(numerator: unit.rows(rate.numerator), denominator: unit.rows(rate.denominator))
            guard kind.denominator > 0 else { continue }
            for (place, group) in groups.enumerated() {
                table[kind, default: 0] += unit.countByGroup[group]
                sizes[place] += unit.countByGroup[group]
            }
        }
        guard table.count <= Self.mostKinds else { return nil }
        let sorted = table.sorted { ($0.key.denominator, $0.key.numerator) < ($1.key.denominator, $1.key.numerator) }
        (kinds, counts) = (sorted.map(\.key), sorted.map(\.value))
        // By size, so that the same draws come out whatever the order of the groups.
        groupSizes = sizes.sorted()
    }

    /// The range of the groups' rates after one shuffle.
    func range(_ random: inout Philox) -> Double {
        var left = counts, total = counts.reduce(0, +), high = -Double.infinity, low = Double.infinity
        for size in groupSizes {
            var wanted = size, rest = total, numerator = 0, denominator = 0
            for kind in kinds.indices where wanted > 0 {
                let drawn = Hypergeometric(population: rest, successes: left[kind], sample: wanted).draw(&random)
                rest -= left[kind]
                left[kind] -= drawn
                wanted -= drawn
                numerator += drawn * kinds[kind].numerator
                denominator += drawn * kinds[kind].denominator
            }
            total -= size
            guard denominator > 0 else { continue }
            let value = Double(numerator) / Double(denominator)
            (high, low) = (max(high, value), min(low, value))
        }
        return max(0, high - low)
    }
}
