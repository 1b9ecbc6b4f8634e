// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// The training rows as bin codes: what every sum over rows reads, and all that a fit keeps of the features.
///
/// Columns are the features at their finest bins, then the pairs of features that a model adds, as cells. A code takes one byte, or two
/// where a column has more than 256 bins. Kernels walk through all columns in blocks of rows that the fastest cache holds.
public struct BinnedMatrix: Sendable {
    public static let blockSize = 16_384

    public let rowCount: Int
    /// The finest bins of each feature.
    public let bins: [FeatureBins]
    /// The first, coarser resolution of each feature.
    public let coarse: [BinGrouping]
    /// Rows of each fine bin; with frequency weights the rows that they stand for.
    public let rowCounts: [[Double]]
    /// Fine value bins before whose lower edge an expert wants a cut.
    let expertCuts: [Set<Int>]
    /// The pairs whose cells are the columns after those of the features.
    public let pairs: [BinPair]
    let columns: [CodeColumn]

    public var featureCount: Int { bins.count }
    public var columnCount: Int { columns.count }
    public var blockCount: Int { (rowCount + Self.blockSize - 1) / Self.blockSize }

    /// Bins of a feature, or cells of a pair.
    public func binCount(column: Int) -> Int { column < bins.count ? bins[column].count : pairs[column - bins.count].cellCount }

    /// The rows of one block.
    public func rows(ofBlock block: Int) -> Range<Int> {
        block * Self.blockSize..<min(rowCount, (block + 1) * Self.blockSize)
    }

    /// Learns the bins of every feature from `rows` and codes them once. No outcome is read.
    ///
    /// - Parameters:
    ///   - rows: training rows of `features`; row i of the matrix is `rows[i]`.
    ///   - multiplicity: how many rows each of them stands for (frequency weights); `nil` for one.
    /// - Throws: `LearningError`, or `Cancelled`.
    public init(_ features: Features, rows: [Int], multiplicity: [Double]? = nil, binning: Binning, progress: ProgressMonitor) throws {
        try binning.validate()
        let coded = try parallelMap(features.columns.count, progress: progress) { index in
            Result { () throws(LearningError) in
                try CodedFeature(learning: features.columns[index], rows: rows, multiplicity: multiplicity, binning: binning)
            }
        }.map { try $0.get() }
        self.init(coded, rowCount: rows.count)
    }

    /// Features that were coded one at a time.
    ///
    /// - Precondition: each has `rowCount` rows.
    public init(_ coded: [CodedFeature], rowCount: Int) {
        precondition(coded.allSatisfy { $0.codes.count == rowCount })
        self.rowCount = rowCount
        bins = coded.map(\.bins)
        coarse = coded.map(\.coarse)
        rowCounts = coded.map(\.rowCounts)
        expertCuts = coded.map(\.expertCuts)
        columns = coded.map(\.codes)
        pairs = []
    }

    /// The same bins with other columns of pairs, or other rows.
    private init(_ other: BinnedMatrix, rowCount: Int, columns: [CodeColumn], pairs: [BinPair]) {
        (self.rowCount, self.columns, self.pairs) = (rowCount, columns, pairs)
        (bins, coarse, rowCounts, expertCuts) = (other.bins, other.coarse, other.rowCounts, other.expertCuts)
    }

    /// Some of the features of another matrix, without pairs.
    ///
    /// - Parameters:
    ///   - features: positions, in the order of the result.
    ///   - coarse: the first resolution of each of them.
    init(_ other: BinnedMatrix, features: [Int], coarse: [BinGrouping]) {
        precondition(coarse.count == features.count, "a first resolution for each feature")
        (rowCount, self.coarse, pairs) = (other.rowCount, coarse, [])
        (bins, rowCounts) = (features.map { other.bins[$0] }, features.map { other.rowCounts[$0] })
        (expertCuts, columns) = (features.map { other.expertCuts[$0] }, features.map { other.columns[$0] })
    }

    /// The same bins, fewer rows: a fold's training rows, or the rows that it leaves out.
    ///
    /// - Parameter positions: rows of this matrix, in the order of the result.
    public func selecting(_ positions: [Int]) throws(Cancelled) -> BinnedMatrix {
        let columns = self.columns
        let selected = try parallelMap(columns.count) { columns[$0].selecting(positions) }
        return BinnedMatrix(self, rowCount: positions.count, columns: selected, pairs: pairs)
    }

    /// The same rows and features with these pairs' cells as further columns, instead of those that it has.
    public func with(pairs: [BinPair]) throws(Cancelled) -> BinnedMatrix {
        let columns = self.columns
        let known = Dictionary(zip(self.pairs, columns[bins.count...]), uniquingKeysWith: { first, _ in first })
        let cells = try parallelMap(pairs.count) { index in
            known[pairs[index]] ?? CodeColumn(pairs[index], columns)
        }
        return BinnedMatrix(self, rowCount: rowCount, columns: Array(columns[..<bins.count]) + cells, pairs: pairs)
    }

    /// The fine bin, or the cell, of one row: for tests and small jobs.
    public func code(column: Int, row: Int) -> Int { columns[column][row] }

    /// The resolution of a model's term, joined further until each bin of the fitted rows holds the minima.
    ///
    /// - Parameter events: events of each fine bin among the rows of this fit; empty when no minimum of events is asked.
    public func grouping(feature: Int, isFine: Bool, events: [Double], binning: Binning) -> BinGrouping {
        let grouping = isFine ? BinGrouping.identity(bins[feature].count) : coarse[feature]
        guard binning.minimumEvents > 0 else { return grouping }
        return grouping.meeting(
            minimumRows: binning.minimumRows, minimumEvents: binning.minimumEvents, rows: rowCounts[feature], events: events, of: bins[feature],
            keepsCut: expertCuts[feature].contains)
    }
}
