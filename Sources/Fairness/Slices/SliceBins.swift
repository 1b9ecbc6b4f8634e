// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// A few bins of each feature, learned on the rows that are searched.
///
/// Values stay as they are where there are few; else numeric features are cut at quantiles, and of nominal ones the most frequent levels stay.
/// Each kind of missing is a bin of its own: who fails to answer may be the group that the model fails.
struct SliceBins: Sendable {
    private let bins: [FeatureBins]
    /// From the finest bins to those of slices, by feature.
    private let groups: [[UInt8]]
    private let words: [[String]]

    /// Bins of a numeric feature with many values, and values or levels that stay as they are.
    private static let (quantiles, kept) = (8, 10)
    /// Kinds of missing beyond this share the last bin.
    private static let mostBins = 64

    /// - Parameter rows: of `features`.
    init(_ features: Features, rows: [Int]) throws {
        let matrix = try BinnedMatrix(features, rows: rows, binning: Binning(coarseBins: 64, fineBins: 64), progress: .silent)
        let groups = matrix.bins.indices.map { column in
            BinGrouping.coarse(matrix.bins[column], rows: matrix.rowCounts[column], groups: Self.quantiles, keeping: Self.kept).group
                .map { UInt8(min($0, Self.mostBins - 1)) }
        }
        words = zip(matrix.bins, groups).map { bins, group in
            (0...(group.max() ?? 0)).map { bin in Self.words(bins, group.indices.filter { group[$0] == bin }) }
        }
        (bins, self.groups) = (matrix.bins, groups)
    }

    func columns(_ features: Features, rows: [Int]) throws -> SliceColumns {
        let (bins, groups) = (bins, groups)
        let codes = try parallelMap(features.columns.count) { column in
            Result { () throws(LearningError) in
                try bins[column].codes(of: features.columns[column], rows: rows).map { groups[column][Int($0)] }
            }
        }.map { try $0.get() }
        return SliceColumns(names: features.columns.map(\.name), codes: codes, words: words)
    }

    private static func words(_ bins: FeatureBins, _ group: [Int]) -> String {
        let contents = group.map(bins.content)
        guard let first = contents.first, let last = contents.last else { return "" }
        switch (first, last) {
        case (.interval(let low, _), .interval(_, let high)):
            switch (low, high) {
            case (nil, nil): return "recorded"
            case (nil, let high?): return "<\(text(high))"
            case (let low?, nil): return ">=\(text(low))"
            case (let low?, let high?): return "\(text(low))-<\(text(high))"
            }
        case (.level(let level), _) where contents.count == 1: return level
        case (.missing(let kind), _) where contents.count == 1: return kind
        default: return "other"
        }
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
    }
}
