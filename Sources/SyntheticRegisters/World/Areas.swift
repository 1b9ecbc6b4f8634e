// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// A neighbourhood of the invented country.
struct Area {
    /// `WK` and six digits: the municipality's four, then two of its own.
    let code: String
    /// `GM` and four digits from 9001: no real municipality has them.
    let municipality: String
    /// Four digits that start with 0: no real postcode does. One in five mothers has the postcode of the next area, as borders differ.
    let postcode: String
    /// Standard normal over areas; high is deprived.
    let deprivation: Double
    /// Percentile of the socio-economic status of the postcode, 1 (lowest) to 100.
    let statusPercentile: Int
    /// Cumulative shares of the origins, see `Origin.cumulativeShares`.
    let originShares: [Double]
    /// Shares of the invented groups, by `InventedGroup.rawValue`.
    let groupShares: [Double]
    /// What is added to the need, log-odds, of everybody who lives here.
    let needShift: Double
    /// For each bias of the list, whether the area is among the third where form 2 acts.
    let isInThird: [Bool]
}

/// All neighbourhoods: one for 200 births, at least one and at most 999, six to a municipality.
struct Areas {
    let all: [Area]
    /// Cumulative sizes: a mother lives in area `i` with a probability in proportion to the `i`-th step.
    let cumulativeSize: [Double]

    private static let birthsPerArea = 200
    static let areasPerMunicipality = 6

    init(births: Int, seed: UInt64, biases: Biases) {
        let count = min(999, max(1, births / Self.birthsPerArea))
        let third = biases.list.indices.map { Self.third(of: count, seed: seed, bias: $0) }
        let shifted = biases.list.firstIndex { $0.mechanism == .areaShift }
        let proxy = biases.first(.proxy)
        var total = 0.0
        var areas: [Area] = []
        var sizes: [Double] = []
        for index in 0..<count {
            var generator = Philox(seed: seed, stage: "area", item: UInt64(index))
            let municipality = index / Self.areasPerMunicipality
            var shared = Philox(seed: seed, stage: "municipality", item: UInt64(municipality))
            let deprivation = 0.5.squareRoot() * (shared.normal() + generator.normal())
            total += exp(0.4 * generator.normal())
            sizes.append(total)
            var origins = Philox(seed: seed, stage: "area origin", item: UInt64(index))
            var groups = Philox(seed: seed, stage: "area groups", item: UInt64(index))
            areas.append(
                Area(
                    code: "WK\(9_001 + municipality)0\(index % Self.areasPerMunicipality)", municipality: "GM\(9_001 + municipality)",
                    postcode: Self.postcode(index), deprivation: deprivation, statusPercentile: min(100, 1 + Int(100 * Normal.cdf(-deprivation))),
                    originShares: Origin.cumulativeShares(proxy: proxy, in: &origins),
                    groupShares: InventedGroup.allCases.map { $0.share(proxy: proxy, in: &groups) },
                    needShift: shifted.map { third[$0][index] ? biases.list[$0].dial : 0 } ?? 0, isInThird: third.map { $0[index] }))
        }
        (all, cumulativeSize) = (areas, sizes)
    }

    private static func postcode(_ index: Int) -> String {
        let digits = String(index + 1)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// A third of the areas (at least one), drawn for each bias on its own.
    private static func third(of count: Int, seed: UInt64, bias: Int) -> [Bool] {
        var generator = Philox(seed: seed, stage: "third of areas", item: UInt64(bias))
        var order = Array(0..<count)
        generator.shuffle(&order)
        var chosen = Array(repeating: false, count: count)
        for index in order.prefix(max(1, count / 3)) { chosen[index] = true }
        return chosen
    }
}
