// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import TestSupport
import Testing

@Suite("Bins of numbers")
struct NumericBinsTests {
    static func drawn(_ count: Int, seed: UInt64 = 1) -> [Double] {
        var random = Philox(seed: seed, stage: "numeric-bins")
        return (0..<count).map { _ in 15 + 30 * random.uniform() }
    }

    /// Many distinct values: bins of about equal size, at both resolutions, and nothing in `other`.
    @Test func quantilesOfManyValues() throws {
        let column = try BinnedColumn(Self.drawn(51_000))
        #expect((240...255).contains(column.bins.valueBinCount))
        #expect((60...64).contains(column.coarseEdges.count + 1))
        for rows in column.rows.dropLast() { #expect((100.0...300).contains(rows)) }
        for rows in column.coarseRows.dropLast() { #expect((400.0...1200).contains(rows)) }
        #expect(column.rows.last == 0 && column.rows.reduce(0, +) == 51_000)
        #expect(Set(column.coarseEdges).isSubset(of: column.edges))
    }

    /// No more bins than rows can fill: a share of fewer than 20 rows is not aimed at.
    @Test func fewRowsOfManyValues() throws {
        let column = try BinnedColumn(Self.drawn(900), binning: Binning(coarseBins: 8, fineBins: 200))
        #expect((30...50).contains(column.bins.valueBinCount))
    }

    /// Each distinct value has its bin, cut halfway.
    @Test func fewDistinctValues() throws {
        let column = try BinnedColumn((0..<500).map { Double([0, 1, 2, 5, 9][$0 % 5]) })
        #expect(column.edges == [0.5, 1.5, 3.5, 7])
        #expect(column.coarseEdges == column.edges)
        #expect(column.rows == [100, 100, 100, 100, 100, 0])
    }

    /// A heavy zero stands alone and leaves the other values their bins.
    @Test func heavyTies() throws {
        let values = Self.drawn(10_000)
        let column = try BinnedColumn((0..<10_000).map { $0 % 10 < 8 ? 0 : values[$0] })
        #expect(column.coarseRows[0] == 8000)
        #expect(column.coarseEdges.count >= 50)
        for rows in column.coarseRows.dropFirst().dropLast() { #expect((15.0...70).contains(rows)) }
    }

    /// The same, where the tie lies in the middle.
    @Test func aTieInTheMiddle() throws {
        let values = Self.drawn(10_000)
        let column = try BinnedColumn((0..<10_000).map { $0 % 10 < 5 ? 30 : values[$0] })
        let bin = column.coarseEdges.count { $0 <= 30 }
        #expect(column.coarseRows[bin] == 5000)
    }

    /// A value that holds somewhat more than a bin's share stands alone too, wherever it falls among the others.
    @Test func tiesOfMoreThanAShare() throws {
        let values = Self.drawn(10_000)
        // A share of the 64 bins is 156 rows; ten of the ages are those of 200.
        let ties = (0..<10).map { 17.5 + 2.5 * Double($0) }
        let column = try BinnedColumn((0..<200).flatMap { _ in ties } + values.dropFirst(2000))
        for value in ties {
            #expect(column.coarseRows[column.coarseEdges.count { $0 <= value }] == 200, "\(value)")
        }
    }

    @Test func aConstantHasOneBin() throws {
        let column = try BinnedColumn([Double](repeating: 3, count: 40))
        #expect(column.edges.isEmpty && column.rows == [40, 0])
        #expect(column.bins.content(of: 0) == .interval(low: nil, high: nil))
    }

    /// Neighbouring doubles have no number between them: the upper one is the edge.
    @Test func neighbouringDoubles() throws {
        let column = try BinnedColumn([1, 1, Double(1).nextUp, Double(1).nextUp])
        #expect(column.edges == [Double(1).nextUp] && column.rows == [2, 2, 0])
    }

    @Test func minusZeroIsZero() throws {
        #expect(try BinnedColumn([0, -0.0, 0, -0.0]).edges.isEmpty)
    }

    /// Bins are the same for any order of the rows.
    @Test func orderOfRowsDoesNotMatter() throws {
        let values = Self.drawn(3000).map { ($0 * 4).rounded() / 4 }
        let (one, other) = (try BinnedColumn(values), try BinnedColumn(values.reversed()))
        #expect(one.bins == other.bins && one.rows == other.rows && one.coarseEdges == other.coarseEdges)
    }

    /// A frequency of three is three rows.
    @Test func frequenciesAreRepeatedRows() throws {
        let values = Self.drawn(800)
        let multiplicity = values.indices.map { Double(1 + $0 % 3) }
        let repeated = values.indices.flatMap { Array(repeating: values[$0], count: 1 + $0 % 3) }
        let binning = Binning(coarseBins: 10, fineBins: 40, minimumRows: 30)
        let weighted = try BinnedColumn(FeatureColumn(name: "age", values: .numeric(values)), multiplicity: multiplicity, binning: binning)
        let long = try BinnedColumn(repeated, binning: binning)
        #expect(weighted.bins == long.bins && weighted.rows == long.rows && weighted.coarseEdges == long.coarseEdges)
    }

    /// An edge belongs to the bin above it; the end bins are open; a number is found as a plain count of edges finds it.
    @Test(arguments: 0..<40)
    func numbersFindTheirBin(edges count: Int) throws {
        let edges = Array(Set(Self.drawn(count, seed: UInt64(count)))).sorted()
        let bins = FeatureBins(feature: "age", scale: .numeric(edges: edges))
        let values = Self.drawn(200, seed: 99) + edges + edges.map(\.nextDown) + [-1e300, 1e300]
        let codes = try bins.codes(of: FeatureColumn(name: "age", values: .numeric(values)), rows: Array(values.indices))
        for (value, code) in zip(values, codes) { #expect(Int(code) == edges.count { $0 <= value }) }
    }

    @Test func wrongTypesAreRefused() {
        let numeric = FeatureBins(feature: "age", scale: .numeric(edges: [20, 30]))
        let nominal = FeatureBins(feature: "age", scale: .nominal(levels: ["1"]))
        let levels = FeatureColumn(name: "age", values: .nominal(codes: [0], levels: ["1"]))
        let numbers = FeatureColumn(name: "age", values: .numeric([1]))
        #expect(throws: LearningError.wrongType(feature: "age", expected: "numeric")) { try numeric.codes(of: levels, rows: [0]) }
        #expect(throws: LearningError.wrongType(feature: "age", expected: "nominal (levels)")) { try nominal.codes(of: numbers, rows: [0]) }
    }
}
