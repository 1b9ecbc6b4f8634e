// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Adds up a grouped confusion matrix one cluster at a time.
struct ClusterCounter {
    private let groupCount: Int
    private var table: [Int]
    private var weighted: [SIMD4<Double>]
    private var products: GroupCrossProducts
    private var census: ClusterCensus
    /// Clusters by cells and group, while none has rows in two groups.
    private var units: [SIMD4<Int32>: [Int]]? = [:]
    /// Of these, clusters of one row, by 4 x group + cell.
    private var singles: [Int]

    /// The cells of the cluster at hand, of the groups in it only.
    private var present: [(group: Int, rows: SIMD4<Int32>, weight: SIMD4<Double>)] = []

    init(groupCount: Int) {
        self.groupCount = groupCount
        table = Array(repeating: 0, count: 4 * groupCount)
        weighted = Array(repeating: .zero, count: groupCount)
        products = GroupCrossProducts(groupCount: groupCount)
        census = ClusterCensus(groupCount: groupCount)
        singles = Array(repeating: 0, count: 4 * groupCount)
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
        let rows = present.reduce(SIMD4<Int32>.zero) { $0 &+ $1.rows }
        for (group, own, weight) in present {
            for cell in 0..<4 { table[4 * group + cell] += Int(own[cell]) }
            weighted[group] += weight
            products.add(group: group, weight)
        }
        for first in present {
            for second in present where second.group != first.group {
                products.add((first.group, first.weight), (second.group, second.weight))
            }
        }
        guard present.count == 1 else {
            census.add(occupied: Self.occupied(rows), groups: present.map { ($0.group, Self.occupied($0.rows), Self.occupied(rows &- $0.rows)) })
            units = nil
            present.removeAll(keepingCapacity: true)
            return
        }
        let group = present[0].group, occupied = Self.occupied(rows)
        census.add(occupied: occupied, group: group)
        if rows.wrappedSum() == 1 {
            singles[4 * group + occupied.trailingZeroBitCount] += 1
        } else {
            units?[rows, default: Array(repeating: 0, count: groupCount)][group] += 1
        }
        present.removeAll(keepingCapacity: true)
    }

    private static func occupied(_ rows: SIMD4<Int32>) -> Int {
        (rows[0] > 0 ? 1 : 0) | (rows[1] > 0 ? 2 : 0) | (rows[2] > 0 ? 4 : 0) | (rows[3] > 0 ? 8 : 0)
    }

    func finished(isWeighted: Bool, weightKind: SamplingDesign.WeightKind) -> GroupedConfusion {
        var products = products
        products.close()
        var units = units
        for cell in 0..<4 where units != nil && (0..<groupCount).contains(where: { singles[4 * $0 + cell] > 0 }) {
            var rows = SIMD4<Int32>.zero
            rows[cell] = 1
            units?[rows] = (0..<groupCount).map { singles[4 * $0 + cell] }
        }
        let sorted = units?.sorted { a, b in (0..<4).lazy.map { (a.key[$0], b.key[$0]) }.first { $0.0 != $0.1 }.map { $0.0 < $0.1 } ?? false }
        let counts = (0..<groupCount).map { group in
            isWeighted && weightKind == .frequency ? ConfusionCounts(rounding: weighted[group]) : ConfusionCounts(cells: table[(4 * group)...])
        }
        return GroupedConfusion(
            counts: counts, isSimple: false, units: isWeighted ? nil : sorted?.map { ConfusionUnit(cells: $0.key, countByGroup: $0.value) },
            weighted: weighted, products: products, clusterCensus: census)
    }
}
