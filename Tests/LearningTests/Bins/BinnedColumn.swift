// SPDX-License-Identifier: EUPL-1.2

import Learning

/// One column as bins.
struct BinnedColumn {
    let matrix: BinnedMatrix
    var bins: FeatureBins { matrix.bins[0] }

    init(_ column: FeatureColumn, rows: [Int]? = nil, multiplicity: [Double]? = nil, binning: Binning = Binning()) throws {
        matrix = try BinnedMatrix(
            Features(rowCount: column.count, columns: [column]), rows: rows ?? Array(0..<column.count), multiplicity: multiplicity, binning: binning,
            progress: .silent)
    }

    init(_ values: [Double], binning: Binning = Binning(), cuts: [Double] = []) throws {
        try self.init(FeatureColumn(name: "age", values: .numeric(values), expertCuts: cuts), binning: binning)
    }

    /// Inner edges of the finest bins; empty for a nominal feature.
    var edges: [Double] { if case .numeric(let edges) = bins.scale { edges } else { [] } }

    /// Rows of each fine bin.
    var rows: [Double] { matrix.rowCounts[0] }
    /// Rows of each bin of the first resolution.
    var coarseRows: [Double] { matrix.coarse[0].sums(rows) }
    var coarseEdges: [Double] {
        if case .numeric(let edges) = bins.grouped(by: matrix.coarse[0]).scale { edges } else { [] }
    }
}
