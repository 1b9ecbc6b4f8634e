// SPDX-License-Identifier: EUPL-1.2

import Basics
import Metrics
import StatMath
import Testing

@Suite("Confusion counts by group")
struct GroupedConfusionTests {
    /// 2,000 rows in clusters of up to 6 that may span three groups; a few weights are 0.
    struct Rows {
        var cells: [UInt8] = [], groups: [Int32] = [], clusters: [Int32] = [], weights: [Double] = []

        init(nested: Bool = false) {
            var random = Philox(seed: 11, stage: "test.grouped")
            var cluster: Int32 = 0
            while cells.count < 2000 {
                let size = 1 + random.below(6), group = Int32(random.below(3)), risk = random.uniform()
                for _ in 0..<size {
                    cells.append(UInt8(2 * (random.uniform() < risk ? 1 : 0) + random.below(2)))
                    groups.append(nested ? group : Int32(random.below(3)))
                    clusters.append(cluster)
                    weights.append(random.below(20) == 0 ? 0 : 0.2 + random.uniform())
                }
                cluster += 1
            }
        }

        var clusterCount: Int { Int(clusters.last ?? 0) + 1 }

        func design(weighted: Bool, clustered: Bool, kind: SamplingDesign.WeightKind = .sampling) -> SamplingDesign {
            SamplingDesign(
                weights: weighted ? weights : nil, weightKind: kind, clusters: clustered ? clusters : nil, clusterCount: clustered ? clusterCount : 0)
        }

        func counted(_ design: SamplingDesign) -> GroupedConfusion {
            GroupedConfusion(
                cells: cells, groups: groups, groupCount: 3, design: design,
                clusters: design.clusters.map { ClusterOrder($0, count: design.clusterCount) })
        }

        func isIn(_ part: GroupPart, _ row: Int) -> Bool {
            switch part {
            case .group(let group): groups[row] == Int32(group)
            case .complement(let group): groups[row] != Int32(group)
            case .overall: true
            }
        }
    }

    /// The plain twin: the linearised variance summed row by row over the part's rows.
    @Test(arguments: [true, false], [true, false])
    func agreesWithTheRowByRowEstimate(weighted: Bool, clustered: Bool) throws {
        let rows = Rows(), design = rows.design(weighted: weighted, clustered: clustered), counted = rows.counted(design)
        for rate in ConfusionRate.allCases {
            for part in [GroupPart.group(0), .group(2), .complement(1), .overall] {
                let ours = try #require(counted.estimate(rate, in: part))
                let plain = try #require(
                    EffectiveProportion(
                        rows: rows.cells.count, design: design,
                        inDenominator: { rows.isIn(part, $0) && rate.denominator.rawValue >> rows.cells[$0] & 1 == 1 },
                        hasProperty: { rate.numerator.rawValue >> rows.cells[$0] & 1 == 1 }))
                #expect(ours.count == plain.count && ours.total == plain.total)
                #expect(abs(ours.value - plain.value) < 1e-12)
                #expect(abs(ours.effectiveTotal / plain.effectiveTotal - 1) < 1e-9)
            }
        }
    }

    @Test func frequencyWeightsStandForRows() throws {
        let rows = Rows()
        let frequencies = rows.weights.map { ($0 * 4).rounded(.down) }
        let weighted = GroupedConfusion(
            cells: rows.cells, groups: rows.groups, groupCount: 3, design: SamplingDesign(weights: frequencies, weightKind: .frequency))
        func repeated<Value>(_ values: [Value]) -> [Value] { zip(values, frequencies).flatMap { Array(repeating: $0, count: Int($1)) } }
        let written = GroupedConfusion(cells: repeated(rows.cells), groups: repeated(rows.groups), groupCount: 3)
        #expect(weighted.counts == written.counts)
        let a = try #require(weighted.estimate(.truePositiveRate, in: .group(1)))
        let b = try #require(written.estimate(.truePositiveRate, in: .group(1)))
        #expect(abs(a.value - b.value) < 1e-12 && abs(a.effectiveTotal / b.effectiveTotal - 1) < 0.01)
    }

    /// The variance of a difference, from the parts and their correlation, is the variance of the rows' difference of influences.
    @Test func covarianceOfGroupsThatShareClusters() throws {
        let rows = Rows(), design = rows.design(weighted: true, clustered: true), counted = rows.counted(design)
        let rate = ConfusionRate.falseNegativeRate
        let pairs: [(GroupPart, GroupPart)] = [(.group(0), .group(1)), (.group(0), .complement(0)), (.group(2), .overall)]
        for (first, second) in pairs {
            func influence(_ part: GroupPart) -> [Double] {
                let inside = rows.cells.indices.filter { rows.isIn(part, $0) && rate.denominator.rawValue >> rows.cells[$0] & 1 == 1 }
                let total = inside.reduce(0.0) { $0 + rows.weights[$1] }
                let hits = inside.reduce(0.0) { $0 + (rows.cells[$1] == 2 ? rows.weights[$1] : 0) }
                var result = [Double](repeating: 0, count: rows.clusterCount)
                for row in inside {
                    result[Int(rows.clusters[row])] += rows.weights[row] * ((rows.cells[row] == 2 ? 1 : 0) - hits / total) / total
                }
                return result
            }
            let (a, b) = (influence(first), influence(second))
            func dot(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
            let plain = dot(a, b) / (dot(a, a) * dot(b, b)).squareRoot()
            #expect(abs(counted.correlation(rate, first, second) - plain) < 1e-9)
        }
    }

    @Test func doesNotDependOnTheOrderOfRowsOrGroups() throws {
        let rows = Rows(), design = rows.design(weighted: false, clustered: true), counted = rows.counted(design)
        var order = Array(rows.cells.indices), random = Philox(seed: 3, stage: "test.order")
        random.shuffle(&order)
        var moved = rows
        moved.cells = order.map { rows.cells[$0] }
        moved.groups = order.map { 2 - rows.groups[$0] }
        moved.clusters = order.map { rows.clusters[$0] }
        let again = GroupedConfusion(
            cells: moved.cells, groups: moved.groups, groupCount: 3,
            design: SamplingDesign(clusters: moved.clusters, clusterCount: rows.clusterCount),
            clusters: ClusterOrder(moved.clusters, count: rows.clusterCount))
        for group in 0..<3 {
            #expect(counted.estimate(.truePositiveRate, in: .group(group)) == again.estimate(.truePositiveRate, in: .group(2 - group)))
        }
    }

    @Test func unitsAreClustersWithinOneGroup() throws {
        let nested = Rows(nested: true), counted = nested.counted(nested.design(weighted: false, clustered: true))
        let units = try #require(counted.units)
        #expect(units.reduce(0) { $0 + $1.countByGroup.reduce(0, +) } == nested.clusterCount)
        #expect(units.reduce(0) { $0 + $1.rows(.events) * $1.countByGroup[1] } == counted.counts[1].events)
        let crossing = Rows()
        #expect(crossing.counted(crossing.design(weighted: false, clustered: true)).units == nil)
    }

    /// Families of 3 to 10 with one shared risk (intra-class correlation .1): Wilson's interval at the effective size,
    /// 2,000 draws; the interval that takes rows as independent covers less.
    @Test func clusteredIntervalsCover() throws {
        var random = Philox(seed: 77, stage: "test.cluster-coverage"), covered = 0, naive = 0
        for _ in 0..<2000 {
            var cells: [UInt8] = [], clusters: [Int32] = []
            for cluster in 0..<150 {
                // A mixture of two risks with mean .3 and ICC .1.
                let risk = 0.3 + (random.uniform() < 0.5 ? 1 : -1) * (0.1 * 0.3 * 0.7).squareRoot()
                for _ in 0..<(3 + random.below(8)) {
                    cells.append(random.uniform() < risk ? 3 : 2)
                    clusters.append(Int32(cluster))
                }
            }
            let counted = GroupedConfusion(
                cells: cells, groups: Array(repeating: 0, count: cells.count), groupCount: 1,
                design: SamplingDesign(clusters: clusters, clusterCount: 150), clusters: ClusterOrder(clusters, count: 150))
            let estimate = try #require(counted.estimate(.truePositiveRate, in: .overall))
            if estimate.wilson().contains(0.3) { covered += 1 }
            if try #require(Proportion(estimate.count, of: estimate.total)).wilson().contains(0.3) { naive += 1 }
        }
        #expect((0.93...0.97).contains(Double(covered) / 2000))
        #expect(Double(naive) / 2000 < 0.92)
    }
}
