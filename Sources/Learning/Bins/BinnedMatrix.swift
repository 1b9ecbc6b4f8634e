// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// The training rows as bin codes: what every sum over rows reads, and all that a fit keeps of the features.
///
/// Layout: `[block][feature][16,384]`, one byte a code; features with more than 256 bins stand apart with two bytes a code.
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
    /// Where each feature's codes stand.
    let places: [Place]
    let narrow: [UInt8]
    let wide: [UInt16]

    /// A feature's storage: which width, and its position among the features of that width.
    struct Place: Sendable {
        let isWide: Bool
        let position: Int
    }

    public var featureCount: Int { bins.count }
    public var blockCount: Int { (rowCount + Self.blockSize - 1) / Self.blockSize }
    var narrowCount: Int { places.count { !$0.isWide } }
    var wideCount: Int { places.count - narrowCount }

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
        self.init(rowCount: rows.count, coded: coded)
    }

    private init(rowCount: Int, coded: [CodedFeature]) {
        self.rowCount = rowCount
        bins = coded.map(\.bins)
        coarse = coded.map(\.coarse)
        rowCounts = coded.map(\.rowCounts)
        expertCuts = coded.map(\.expertCuts)
        places = Self.places(bins)
        narrow = Self.blocks(zip(coded, places).filter { !$0.1.isWide }.map(\.0.codes), rowCount: rowCount) { UInt8($0) }
        wide = Self.blocks(zip(coded, places).filter(\.1.isWide).map(\.0.codes), rowCount: rowCount) { $0 }
    }

    private static func places(_ bins: [FeatureBins]) -> [Place] {
        var used = (narrow: 0, wide: 0)
        return bins.map { bins in
            if bins.count > 256 {
                used.wide += 1
                return Place(isWide: true, position: used.wide - 1)
            }
            used.narrow += 1
            return Place(isWide: false, position: used.narrow - 1)
        }
    }

    /// Columns of codes cut into blocks; the last block is padded with zeros that no sum reads.
    private static func blocks<Code>(_ columns: [[UInt16]], rowCount: Int, _ code: (UInt16) -> Code) -> [Code] where Code: FixedWidthInteger {
        var result: [Code] = []
        result.reserveCapacity(columns.count * (rowCount + blockSize - 1))
        for start in stride(from: 0, to: rowCount, by: blockSize) {
            let end = min(rowCount, start + blockSize)
            for column in columns {
                for row in start..<end { result.append(code(column[row])) }
                result.append(contentsOf: repeatElement(0, count: blockSize - (end - start)))
            }
        }
        return result
    }

    /// The same bins, fewer rows: a fold's training rows, or the rows that it leaves out.
    ///
    /// - Parameter positions: rows of this matrix, in the order of the result.
    public func selecting(_ positions: [Int]) -> BinnedMatrix {
        BinnedMatrix(selecting: positions, of: self)
    }

    private init(selecting positions: [Int], of other: BinnedMatrix) {
        rowCount = positions.count
        (bins, coarse, rowCounts, expertCuts, places) = (other.bins, other.coarse, other.rowCounts, other.expertCuts, other.places)
        narrow = Self.gather(positions, other.narrow, columns: other.narrowCount)
        wide = Self.gather(positions, other.wide, columns: other.wideCount)
    }

    private static func gather<Code: FixedWidthInteger>(_ positions: [Int], _ codes: [Code], columns: Int) -> [Code] {
        let blocks = (positions.count + blockSize - 1) / blockSize
        var result = [Code](repeating: 0, count: blocks * columns * blockSize)
        for column in 0..<columns {
            for (row, position) in positions.enumerated() {
                let from = ((position / blockSize) * columns + column) * blockSize + position % blockSize
                result[((row / blockSize) * columns + column) * blockSize + row % blockSize] = codes[from]
            }
        }
        return result
    }

    /// The fine bin of one row, for tests and small jobs.
    public func code(feature: Int, row: Int) -> Int {
        let (block, index, place) = (row / Self.blockSize, row % Self.blockSize, places[feature])
        return place.isWide
            ? Int(wide[(block * wideCount + place.position) * Self.blockSize + index])
            : Int(narrow[(block * narrowCount + place.position) * Self.blockSize + index])
    }

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
