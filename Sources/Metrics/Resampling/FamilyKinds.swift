// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Families that hold the same rows, by group and cell of the confusion matrix, and how many such families there are.
///
/// Families that are drawn apart from each other, each a Poisson number of times with mean 1, are together drawn a Poisson number of times with
/// mean their number: a resample costs what there are kinds, not families or rows. Rows without families are families of one.
struct FamilyKinds: Sendable {
    private let groupCount: Int
    private var families: [Int] = []
    /// Parts of kind k: `starts[k]..<starts[k + 1]`.
    private var starts: [Int] = [0]
    /// 4 x group + cell of each part, and its rows in one family.
    private var places: [Int] = []
    private var rows: [Double] = []

    /// - Parameters:
    ///   - cells: 2 x outcome + selected of each row.
    ///   - clusters: `nil` where each row stands alone.
    init(cells: [UInt8], groups: FamilyBootstrap.Groups, clusters: ClusterOrder?) {
        groupCount = groups.count
        var alone = [Int](repeating: 0, count: 4 * groupCount), larger: [UInt64: Int] = [:], largest: [[Int]] = []
        func place(_ row: Int) -> Int { 4 * Int(groups.codes[row]) + Int(cells[row]) }
        guard let clusters else {
            for row in cells.indices { alone[place(row)] += 1 }
            for place in alone.indices where alone[place] > 0 { add([place], alone[place]) }
            return
        }
        let base = UInt64(4 * groupCount + 1)
        for cluster in 0..<clusters.clusterCount {
            let range = clusters.starts[cluster]..<clusters.starts[cluster + 1]
            if range.count == 1 {
                alone[place(Int(clusters.rows[range.lowerBound]))] += 1
                continue
            }
            let members = range.map { place(Int(clusters.rows[$0])) }.sorted()
            if members.isEmpty { continue }
            if let key = Self.key(members, base: base) { larger[key, default: 0] += 1 } else { largest.append(members) }
        }
        for place in alone.indices where alone[place] > 0 { add([place], alone[place]) }
        for (key, count) in larger.sorted(by: { $0.key < $1.key }) {
            var rest = key, members: [Int] = []
            while rest > 0 {
                members.append(Int(rest % base) - 1)
                rest /= base
            }
            add(members.sorted(), count)
        }
        for members in largest { add(members, 1) }
    }

    /// The members as the digits of one number, which zero is none of.
    ///
    /// - Returns: `nil` for a family too large for that.
    private static func key(_ members: [Int], base: UInt64) -> UInt64? {
        var key: UInt64 = 0
        for member in members {
            let (product, isTooLarge) = key.multipliedReportingOverflow(by: base)
            let (sum, isTooLargeAgain) = product.addingReportingOverflow(UInt64(member + 1))
            guard !isTooLarge, !isTooLargeAgain else { return nil }
            key = sum
        }
        return key
    }

    /// - Parameter members: place of each row, ascending.
    private mutating func add(_ members: [Int], _ count: Int) {
        families.append(count)
        for member in members {
            if places.count > starts[starts.count - 1], places[places.count - 1] == member {
                rows[rows.count - 1] += 1
            } else {
                places.append(member)
                rows.append(1)
            }
        }
        starts.append(places.count)
    }

    /// The confusion matrix of each group in one resample.
    func cells(_ random: inout Philox) -> [SIMD4<Double>] {
        var sums = [SIMD4<Double>](repeating: .zero, count: groupCount)
        for kind in families.indices {
            let drawn = Double(PoissonDraw.draw(mean: Double(families[kind]), &random))
            guard drawn > 0 else { continue }
            for part in starts[kind]..<starts[kind + 1] { sums[places[part] / 4][places[part] % 4] += drawn * rows[part] }
        }
        return sums
    }
}
