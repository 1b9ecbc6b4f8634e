// SPDX-License-Identifier: EUPL-1.2

/// The cross products of the cells of every two groups, and of groups with all rows.
struct GroupCrossProducts: Sendable {
    private let groupCount: Int
    private var within: [CellCrossProducts]
    /// Groups g != h that share a cluster, by g x groupCount + h.
    private var between: [Int: CellCrossProducts] = [:]
    /// Of group g with all rows.
    private var withAll: [CellCrossProducts] = []
    private var all = CellCrossProducts.zero

    init(groupCount: Int) {
        self.groupCount = groupCount
        within = Array(repeating: .zero, count: groupCount)
    }

    /// Of independent rows, from sums of squared weights by cell.
    init(squares: [SIMD4<Double>]) {
        self.init(groupCount: squares.count)
        within = squares.map { CellCrossProducts(diagonal: $0) }
        close()
    }

    @inline(__always)
    mutating func add(group: Int, _ cells: SIMD4<Double>) { within[group].add(cells, cells) }

    /// Of independent rows of a group, from sums of squared weights by cell.
    mutating func add(group: Int, squares: SIMD4<Double>) { within[group] = within[group] + CellCrossProducts(diagonal: squares) }

    mutating func add(_ first: (group: Int, cells: SIMD4<Double>), _ second: (group: Int, cells: SIMD4<Double>)) {
        between[first.group * groupCount + second.group, default: .zero].add(first.cells, second.cells)
    }

    /// Sums over groups, once all clusters are in.
    mutating func close() {
        withAll = within
        for (key, product) in between.sorted(by: { $0.key < $1.key }) {
            withAll[key / groupCount] = withAll[key / groupCount] + product
        }
        all = withAll.reduce(.zero, +)
    }

    /// - Precondition: `close()` was called.
    func between(_ first: GroupPart, _ second: GroupPart) -> CellCrossProducts {
        switch (first, second) {
        case (.group(let g), .group(let h)): g == h ? within[g] : between[g * groupCount + h] ?? .zero
        case (.group(let g), .overall): withAll[g]
        case (.group(let g), .complement(let h)): withAll[g] - between(.group(g), .group(h))
        case (.overall, .overall): all
        case (.complement(let g), .complement(let h)): all - withAll[g] - withAll[h].transposed + between(.group(g), .group(h))
        case (.complement(let g), .overall): all - withAll[g]
        case (.complement, .group), (.overall, .group), (.overall, .complement): between(second, first).transposed
        }
    }
}
