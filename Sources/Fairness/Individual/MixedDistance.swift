// SPDX-License-Identifier: EUPL-1.2

import Learning

/// How unlike two people are: squared differences of standardised features, added up.
///
/// Each feature is scaled such that two people drawn at random are 2 apart on average, as the squared difference of a standardised number is. So
/// a nominal feature counts 2 / (1 - sum of squared shares) where levels differ. A missing value is 0 away from a missing one of the same kind and 2
/// from anything else. Features that do not vary are left out.
/// Source: Gower (1971), Biometrics 27, 857-871 (a scale for each feature by itself).
struct MixedDistance: Sendable {
    private enum Part: Sendable {
        /// Standardised values; NaN where missing.
        case numbers([Double])
        case levels([Int32], cost: Double)
    }

    private let parts: [(values: Part, missing: [UInt8]?)]
    /// Features that vary.
    var count: Int { parts.count }

    /// What two people at random are apart, of each feature.
    private static let usual = 2.0

    init(_ features: Features) {
        parts = features.columns.compactMap { column in
            switch column.values {
            case .numeric(let values):
                let known = values.filter(\.isFinite), n = Double(known.count), mean = known.reduce(0, +) / max(1, n)
                let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, n)
                guard variance > 0, variance.isFinite else { return nil }
                let scale = variance.squareRoot()
                return (.numbers(values.map { ($0 - mean) / scale }), column.missing)
            case .nominal(let codes, let levels):
                var counts = [Double](repeating: 0, count: levels.count), known = 0.0
                for code in codes where code >= 0 {
                    counts[Int(code)] += 1
                    known += 1
                }
                let differ = known > 0 ? 1 - counts.reduce(0) { $0 + ($1 / known) * ($1 / known) } : 0
                guard differ > 0 else { return nil }
                return (.levels(codes, cost: Self.usual / differ), column.missing)
            }
        }
    }

    /// Adds the distance of one row to every row.
    func add(from row: Int, to sums: inout [Double]) {
        for (values, missing) in parts {
            switch values {
            case .numbers(let numbers):
                let own = numbers[row]
                if own.isNaN {
                    for other in sums.indices { sums[other] += numbers[other].isNaN && missing?[other] == missing?[row] ? 0 : Self.usual }
                } else {
                    for other in sums.indices {
                        let difference = numbers[other] - own
                        sums[other] += difference.isNaN ? Self.usual : difference * difference
                    }
                }
            case .levels(let codes, let cost):
                let own = codes[row]
                for other in sums.indices where codes[other] != own || (own < 0 && missing?[other] != missing?[row]) {
                    sums[other] += own < 0 || codes[other] < 0 ? Self.usual : cost
                }
            }
        }
    }
}
