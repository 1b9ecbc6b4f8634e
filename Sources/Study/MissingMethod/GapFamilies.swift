// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import MissingData

/// Which rows of a cohort are of one family, and which features are facts about a family (methods 8).
struct GapFamilies: Fingerprinted, Sendable {
    /// Of each row of the universe.
    let family: [Int32]
    /// Of each row of the universe, the year; `nil` where the cohort has no years, or this row has none.
    let years: [Int?]?
    /// Features that are the same in all rows of a family in a year.
    let shared: [String]

    /// - Returns: `nil` where rows have no families.
    init?(clusters: Clusters?, years: [Int?]?, shared: [String]) {
        guard let clusters else { return nil }
        (family, self.years, self.shared) = (clusters.index, years, shared)
    }

    /// Of some rows, in this order. A row that is there again (in a resample) is of another family: it tells nothing that the first did not.
    func families(of rows: [Int]) -> Families {
        struct Key: Hashable {
            let family: Int32
            let again: Int
            var year: Int?
            /// Of a row whose year is not known: it shares with no other.
            var row: Int?
        }
        func number(_ key: Key, _ known: inout [Key: Int32]) -> Int32 {
            let next = known[key] ?? Int32(known.count)
            known[key] = next
            return next
        }
        var seen: [Int: Int] = [:], known: [Key: Int32] = [:], ofYears: [Key: Int32] = [:], families: [Int32] = [], units: [Int32] = []
        for row in rows {
            var key = Key(family: family[row], again: seen[row, default: 0])
            seen[row] = key.again + 1
            families.append(number(key, &known))
            if let years { (key.year, key.row) = (years[row], years[row] == nil ? row : nil) }
            units.append(number(key, &ofYears))
        }
        return Families(family: families, unit: units, shared: Set(shared))
    }

    func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(array: family)
        builder.feed(array: (years ?? []).map { Int64($0 ?? .min) })
        builder.feed(shared.count)
        for feature in shared { builder.feed(feature) }
    }
}
