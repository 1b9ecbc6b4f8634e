// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// The columns that XGBoost learns from, and what of which feature each is.
struct BoostedDesign: Sendable {
    enum Source: Hashable {
        /// The number itself; NaN for every kind of missing.
        case number(feature: Int)
        /// 1 where the row's bin is this one, else 0: a kind of missing beside the most frequent.
        case kind(feature: Int, bin: Int)
        /// The bin as a category: a level or a kind of missing.
        case category(feature: Int)
    }

    /// Numbers as one value bin, levels as one bin each, both with bins for kinds of missing and the rest.
    let bins: [FeatureBins]
    let sources: [Source]
    /// Of features without a training row in the last bin, the bin as which it scores: the most frequent level (a category), or the
    /// bin of no indicator (a number).
    private let standIns: [Int?]
    /// The median of each numeric feature of which every training row had a value: what a row without one goes as.
    let medians: [Double?]

    /// - Parameters:
    ///   - weights: case weights, for medians.
    ///   - multiplicity: how many rows each stands for, for what is frequent.
    init(
        _ features: Features, rows: [Int], weights: [Double]?, multiplicity: [Double]?, minimumRows: Int, progress: ProgressMonitor
    ) throws {
        let matrix = try BinnedMatrix(
            features, rows: rows, multiplicity: multiplicity, binning: Binning(coarseBins: 2, fineBins: 2, minimumRows: minimumRows),
            progress: progress)
        var bins: [FeatureBins] = [], sources: [Source] = [], standIns: [Int?] = [], medians: [Double?] = []
        for (index, column) in features.columns.enumerated() {
            try progress.checkCancellation()
            let fine = matrix.bins[index]
            let own = fine.isNumeric ? FeatureBins(feature: fine.feature, unit: fine.unit, scale: .numeric(edges: []), missing: fine.missing) : fine
            bins.append(own)
            var counts = [Double](repeating: 0, count: own.count)
            for (place, code) in try own.codes(of: column, rows: rows).enumerated() { counts[Int(code)] += multiplicity?[place] ?? 1 }
            let isKnown = counts[own.otherBin] > 0
            if case .numeric(let values) = column.values {
                sources.append(.number(feature: index))
                let kinds = counts.indices.dropFirst().filter { counts[$0] > 0 }
                let first = Self.mostFrequent(kinds, counts)
                sources += kinds.filter { $0 != first }.map { .kind(feature: index, bin: $0) }
                standIns.append(isKnown ? nil : first ?? 0)
                medians.append(kinds.isEmpty ? Self.median(values, rows, weights) : nil)
            } else {
                sources.append(.category(feature: index))
                standIns.append(isKnown ? nil : Self.mostFrequent(Array(counts.indices), counts))
                medians.append(nil)
            }
        }
        (self.bins, self.sources, self.standIns, self.medians) = (bins, sources, standIns, medians)
    }

    var columnTypes: [Booster.ColumnType] {
        sources.map { source in
            if case .category = source { .category } else { .number }
        }
    }

    /// The columns of some rows, one row after the other.
    func values(of features: Features, rows: [Int]) throws(LearningError) -> [Float] {
        var result = [Float](repeating: .nan, count: rows.count * sources.count)
        for (place, source) in sources.enumerated() {
            let feature: Int
            switch source {
            case .number(let index), .kind(let index, _), .category(let index): feature = index
            }
            guard let column = features[bins[feature].feature] else { throw .missingFeature(bins[feature].feature) }
            let codes = try bins[feature].codes(of: column, rows: rows)
            for (row, code) in codes.enumerated() {
                let cell = row * sources.count + place
                switch source {
                case .kind(_, let bin): result[cell] = Int(code) == bin ? 1 : 0
                case .category: result[cell] = Float(scoredBin(Int(code), of: feature))
                case .number: if code == 0, case .numeric(let values) = column.values { result[cell] = Float(finite: values[rows[row]]) }
                }
            }
        }
        return result
    }

    /// The bin as which the trees know a bin of the model file.
    func scoredBin(_ bin: Int, of feature: Int) -> Int { bin == bins[feature].otherBin ? standIns[feature] ?? bin : bin }

    private static func mostFrequent(_ bins: [Int], _ counts: [Double]) -> Int? {
        bins.max { (counts[$0], $1) < (counts[$1], $0) }
    }

    /// The weighted median of at most `Binning.sampleSize` rows, evenly spread.
    private static func median(_ values: [Double], _ rows: [Int], _ weights: [Double]?) -> Double? {
        let stride = max(1, rows.count / Binning.sampleSize)
        let sample = Swift.stride(from: 0, to: rows.count, by: stride).sorted { values[rows[$0]] < values[rows[$1]] }
        let half = sample.reduce(0) { $0 + (weights?[$1] ?? 1) } / 2
        var sum = 0.0
        for place in sample {
            sum += weights?[place] ?? 1
            if sum >= half { return values[rows[place]] }
        }
        return nil
    }
}

extension Float {
    /// In single precision, without an overflow to infinity, which XGBoost refuses.
    fileprivate init(finite value: Double) {
        self = min(.greatestFiniteMagnitude, max(-.greatestFiniteMagnitude, Float(value)))
    }
}
