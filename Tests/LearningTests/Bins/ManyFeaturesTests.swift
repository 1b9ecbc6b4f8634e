// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath
import TestSupport
import Testing

/// Some of the features of a matrix, and first resolutions that share a dimension.
@Suite("Bins: many features")
struct ManyFeaturesTests {
    private static let rows = 2000

    private static func matrix() throws -> BinnedMatrix {
        var random = Philox(seed: 12, stage: "many-features")
        var columns = (0..<20).map { number in
            FeatureColumn(
                name: "x\(number)", values: .numeric((0..<rows).map { _ in Normal.quantile(random.uniform()) }),
                expertCuts: number == 3 ? [-2.5, 2.5] : [])
        }
        columns.append(FeatureColumn(name: "few", values: .numeric((0..<rows).map { _ in Double(random.below(5)) })))
        columns.append(
            FeatureColumn(name: "level", values: .nominal(codes: (0..<rows).map { _ in Int32(random.below(30)) }, levels: (0..<30).map { "L\($0)" })))
        return try BinnedMatrix(Features(rowCount: rows, columns: columns), rows: Array(0..<rows), binning: Binning(), progress: .silent)
    }

    @Test func selectedFeaturesKeepTheirCodes() throws {
        let all = try Self.matrix(), some = all.selecting(features: [21, 3, 20])
        #expect(some.featureCount == 3 && some.rowCount == Self.rows && some.bins.map(\.feature) == ["level", "x3", "few"])
        for (place, feature) in [21, 3, 20].enumerated() {
            #expect(
                some.bins[place] == all.bins[feature] && some.coarse[place] == all.coarse[feature] && some.rowCounts[place] == all.rowCounts[feature])
            #expect((0..<Self.rows).allSatisfy { some.code(column: place, row: $0) == all.code(column: feature, row: $0) })
        }
    }

    @Test func whatFitsIsLeftAsItIs() throws {
        let all = try Self.matrix()
        #expect(all.fitting(dimension: 2000).coarse == all.coarse)
    }

    /// The limit is shared: no feature has far fewer bins than another; few values, levels and cuts of experts stay.
    @Test(arguments: [1000, 500, 300]) func binsShareTheDimension(dimension: Int) throws {
        let all = try Self.matrix(), fitting = all.fitting(dimension: dimension)
        let counts = fitting.coarse.map(\.count)
        #expect(counts.reduce(0, +) <= dimension && counts.reduce(0, +) > dimension - 50)
        let dense = counts[..<20]
        #expect((dense.max() ?? 0) - (dense.min() ?? 0) <= 4)
        #expect(fitting.coarse[20] == all.coarse[20] && fitting.coarse[21] == all.coarse[21])
        for cut in [-2.5, 2.5] {
            guard case .numeric(let edges) = fitting.bins[3].grouped(by: fitting.coarse[3]).scale else { continue }
            #expect(edges.contains(cut))
        }
        #expect((0..<Self.rows).allSatisfy { fitting.code(column: 7, row: $0) == all.code(column: 7, row: $0) })
    }

    /// However little room there is, 8 bins stay.
    @Test func noFewerThanEight() throws {
        let fitting = try Self.matrix().fitting(dimension: 10)
        #expect(fitting.coarse[..<20].allSatisfy { (8...11).contains($0.count) })
    }
}
