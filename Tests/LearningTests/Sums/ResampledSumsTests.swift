// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath
import TestSupport
import Testing

/// What resampling adds to a gradient, row by row and as the kernel does it.
@Suite("Resampled sums")
struct ResampledSumsTests {
    /// Clusters of three, frequencies, or every row on its own; more resamples than one group holds.
    @Test(arguments: [1, 64, 333, BinnedMatrix.blockSize + 1], ["rows", "clusters", "frequencies"])
    func equalsItsNaiveTwin(rows: Int, kind: String) throws {
        let drawn = try DrawnSums(rows: rows, levels: 300, seed: 9), matrix = drawn.matrix
        let layout = BinLayout((0..<matrix.featureCount).map { $0 == 0 ? matrix.coarse[0] : BinGrouping.identity(matrix.bins[$0].count) })
        let keys = ResamplingKeys(
            matrix, outcome: drawn.outcome, weights: nil, offset: nil,
            clusters: kind == "clusters" ? (0..<rows).map { Int32($0 / 3) } : nil,
            multiplicity: kind == "frequencies" ? (0..<rows).map { Double($0 % 4) } : nil)
        let counts = ResamplingCounts(seed: 2), resamples = 70
        let sums = try ResampledSums(matrix, layout: layout, gradients: drawn.gradients, keys: keys, counts: counts, resamples: resamples)
        for resample in [0, 63, 64, 69] {
            var expected = [Int64](repeating: 0, count: layout.dimension)
            for row in 0..<rows {
                let copies = keys.copies?[row] ?? 1
                guard copies > 0 else { continue }
                let deviation = counts.deviations(copies: copies, group: resample / 64) { keys.key(row: row, copy: $0) }[resample % 64]
                let move = Int64((deviation * (Double(drawn.gradients[row]) / copies)).rounded())
                expected[0] += move
                for term in layout.terms { expected[term.offset + term.grouping.group[matrix.code(column: term.column, row: row)]] += move }
            }
            #expect((0..<layout.dimension).allSatisfy { sums[$0, resample] == expected[$0] })
        }
    }

    /// Rows of one cluster share a key; equal rows, and equal clusters, do not.
    @Test func keysNameClusters() throws {
        let contents: [UInt64] = [1, 1, 2, 1, 1, 2]
        let rows = ResamplingKeys(contents: contents, clusters: nil, multiplicity: nil)
        #expect(Set(contents.indices.map { rows.key(row: $0) }).count == 6)
        let families = ResamplingKeys(contents: contents, clusters: [0, 0, 0, 7, 7, 7], multiplicity: nil)
        #expect(families.key(row: 0) == families.key(row: 2) && families.key(row: 3) == families.key(row: 5))
        #expect(families.key(row: 0) != families.key(row: 3))
    }

    /// A row that stands for three draws as three equal rows, also after others like it.
    @Test func copiesAreRows() throws {
        let rows = ResamplingKeys(contents: [5, 5, 5, 5, 5], clusters: nil, multiplicity: nil)
        let counted = ResamplingKeys(contents: [5, 5], clusters: nil, multiplicity: [2, 3])
        #expect((0..<2).map { counted.key(row: 0, copy: $0) } == (0..<2).map { rows.key(row: $0) })
        #expect((0..<3).map { counted.key(row: 1, copy: $0) } == (2..<5).map { rows.key(row: $0) })
    }
}
