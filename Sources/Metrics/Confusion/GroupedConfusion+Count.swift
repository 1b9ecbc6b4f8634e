// SPDX-License-Identifier: EUPL-1.2

import StatMath

extension GroupedConfusion {
    /// One pass over the rows.
    ///
    /// - Parameters:
    ///   - cells: 2 x outcome + selected of each row, in 0...3.
    ///   - groups: group of each row, in `0..<groupCount`.
    ///   - clusters: the design's clusters, sorted; `nil` exactly where the design has none.
    public init(cells: [UInt8], groups: [Int32], groupCount: Int, design: SamplingDesign = .independent, clusters: ClusterOrder? = nil) {
        precondition(cells.count == groups.count && design.weights?.count ?? cells.count == cells.count, "one group and one weight a row")
        if let clusters {
            self.init(cells: cells, groups: groups, groupCount: groupCount, clusters: clusters, design: design)
        } else if let weights = design.weights {
            self.init(cells: cells, groups: groups, groupCount: groupCount, weights: weights, kind: design.weightKind)
        } else {
            self.init(cells: cells, groups: groups, groupCount: groupCount)
        }
    }

    private init(cells: [UInt8], groups: [Int32], groupCount: Int) {
        var table = [Int](repeating: 0, count: 4 * groupCount)
        for row in cells.indices { table[4 * Int(groups[row]) + Int(cells[row])] += 1 }
        let counts = (0..<groupCount).map { ConfusionCounts(cells: table[(4 * $0)...]) }
        let units = (0..<4).map { cell in
            var one = SIMD4<Int32>.zero
            one[cell] = 1
            return ConfusionUnit(cells: one, countByGroup: (0..<groupCount).map { table[4 * $0 + cell] })
        }
        let sums = (0..<groupCount).map { group in SIMD4((0..<4).map { Double(table[4 * group + $0]) }) }
        self.init(counts: counts, isSimple: true, units: units, weighted: sums, products: GroupCrossProducts(squares: sums), clusterCensus: nil)
    }

    private init(cells: [UInt8], groups: [Int32], groupCount: Int, weights: [Double], kind: SamplingDesign.WeightKind) {
        var table = [Int](repeating: 0, count: 4 * groupCount)
        var sums = [Double](repeating: 0, count: 4 * groupCount), squares = sums
        for row in cells.indices where weights[row] > 0 {
            let cell = 4 * Int(groups[row]) + Int(cells[row]), weight = weights[row]
            table[cell] += 1
            sums[cell] += weight
            squares[cell] += kind == .frequency ? weight : weight * weight
        }
        func vector(_ values: [Double], _ group: Int) -> SIMD4<Double> { SIMD4((0..<4).map { values[4 * group + $0] }) }
        let weighted = (0..<groupCount).map { vector(sums, $0) }
        self.init(
            counts: (0..<groupCount).map { group in
                kind == .frequency ? ConfusionCounts(rounding: weighted[group]) : ConfusionCounts(cells: table[(4 * group)...])
            },
            isSimple: false, units: nil, weighted: weighted, products: GroupCrossProducts(squares: (0..<groupCount).map { vector(squares, $0) }),
            clusterCensus: nil)
    }

    private init(cells: [UInt8], groups: [Int32], groupCount: Int, clusters: ClusterOrder, design: SamplingDesign) {
        var counter = ClusterCounter(groupCount: groupCount)
        for cluster in 0..<clusters.clusterCount {
            let places = clusters.starts[cluster]..<clusters.starts[cluster + 1]
            if places.count == 1 {
                let row = Int(clusters.rows[places.lowerBound]), weight = design.weights?[row] ?? 1
                if weight > 0 { counter.addAlone(group: Int(groups[row]), cell: Int(cells[row]), weight: weight) }
                continue
            }
            for place in places {
                let row = Int(clusters.rows[place]), weight = design.weights?[row] ?? 1
                if weight > 0 { counter.add(group: Int(groups[row]), cell: Int(cells[row]), weight: weight) }
            }
            counter.finishCluster()
        }
        self = counter.finished(isWeighted: design.weights != nil, weightKind: design.weightKind)
    }
}

extension ConfusionCounts {
    /// - Parameter cells: at least four counts, in cell order.
    init(cells: ArraySlice<Int>) {
        let first = cells.startIndex
        self.init(
            truePositives: cells[first + 3], falsePositives: cells[first + 1], falseNegatives: cells[first + 2], trueNegatives: cells[first])
    }

    /// The rows that frequency weights stand for.
    init(rounding cells: SIMD4<Double>) {
        self.init(
            truePositives: Int(cells[3].rounded()), falsePositives: Int(cells[1].rounded()), falseNegatives: Int(cells[2].rounded()),
            trueNegatives: Int(cells[0].rounded()))
    }
}
