// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Adds up a grouped confusion matrix one cluster at a time. Clusters of one row are only counted, and told apart at the end.
struct ClusterCounter {
    private let groupCount: Int
    private var table: [Int]
    private var weighted: [SIMD4<Double>]
    private var products: GroupCrossProducts
    private var census: ClusterCensus
    /// Clusters by cells and group, while none has rows in two groups.
    private var units: [SIMD4<Int32>: [Int]]? = [:]
    /// Clusters of one row, their weights and squares of weights, by 4 x group + cell.
    private var alone: [(rows: Int, weight: Double, square: Double)]

    /// The cells of the cluster at hand, of the groups in it only.
    private var present: [(group: Int, rows: SIMD4<Int32>, weight: SIMD4<Double>)] = []

    init(groupCount: Int) {
        self.groupCount = groupCount
        table = Array(repeating: 0, count: 4 * groupCount)
        weighted = Array(repeating: .zero, count: groupCount)
        products = GroupCrossProducts(groupCount: groupCount)
        census = ClusterCensus(groupCount: groupCount)
        alone = Array(repeating: (0, 0, 0), count: 4 * groupCount)
    }

    /// A cluster of one row.
    mutating func addAlone(group: Int, cell: Int, weight: Double) {
        let place = 4 * group + cell
        alone[place].rows += 1
        alone[place].weight += weight
        alone[place].square += weight * weight
    }

    mutating func add(group: Int, cell: Int, weight: Double) {
        var place = 0
        while place < present.count, present[place].group != group { place += 1 }
        if place == present.count { present.append((group, .zero, .zero)) }
        present[place].rows[cell] += 1
        present[place].weight[cell] += weight
    }

    mutating func finishCluster() {
        guard !present.isEmpty else { return }
        var rows = SIMD4<Int32>.zero
        for (group, own, weight) in present {
            rows &+= own
            for cell in 0..<4 { table[4 * group + cell] += Int(own[cell]) }
            weighted[group] += weight
            products.add(group: group, weight)
        }
        if present.count > 1 {
            for first in present {
                for second in present where second.group != first.group {
                    products.add((first.group, first.weight), (second.group, second.weight))
                }
            }
        }
        let occupied = Self.occupied(rows)
        census.add(occupied: occupied)
        for (group, own, _) in present {
            census.add(group: group, own: Self.occupied(own), others: Self.occupied(rows &- own), occupied: occupied)
        }
        if present.count == 1 {
            units?[rows, default: Array(repeating: 0, count: groupCount)][present[0].group] += 1
        } else {
            units = nil
        }
        present.removeAll(keepingCapacity: true)
    }

    private static func occupied(_ rows: SIMD4<Int32>) -> Int {
        (rows[0] > 0 ? 1 : 0) | (rows[1] > 0 ? 2 : 0) | (rows[2] > 0 ? 4 : 0) | (rows[3] > 0 ? 8 : 0)
    }

    /// The clusters of one row, as `finishCluster` would have added each.
    private mutating func addThoseAlone() {
        for group in 0..<groupCount {
            var squares = SIMD4<Double>.zero
            for cell in 0..<4 {
                let (rows, weight, square) = alone[4 * group + cell]
                guard rows > 0 else { continue }
                table[4 * group + cell] += rows
                weighted[group][cell] += weight
                squares[cell] = square
                census.add(occupied: 1 << cell, clusters: rows)
                census.add(group: group, own: 1 << cell, others: 0, occupied: 1 << cell, clusters: rows)
                var one = SIMD4<Int32>.zero
                one[cell] = 1
                units?[one, default: Array(repeating: 0, count: groupCount)][group] += rows
            }
            products.add(group: group, squares: squares)
        }
        alone = Array(repeating: (0, 0, 0), count: 4 * groupCount)
    }

    consuming func finished(isWeighted: Bool, weightKind: SamplingDesign.WeightKind) -> GroupedConfusion {
        addThoseAlone()
        products.close()
        let sorted = units?.sorted { a, b in (0..<4).lazy.map { (a.key[$0], b.key[$0]) }.first { $0.0 != $0.1 }.map { $0.0 < $0.1 } ?? false }
        let counts = (0..<groupCount).map { group in
            isWeighted && weightKind == .frequency ? ConfusionCounts(rounding: weighted[group]) : ConfusionCounts(cells: table[(4 * group)...])
        }
        return GroupedConfusion(
            counts: counts, isSimple: false, units: isWeighted ? nil : sorted?.map { ConfusionUnit(cells: $0.key, countByGroup: $0.value) },
            weighted: weighted, products: products, clusterCensus: census)
    }
}
