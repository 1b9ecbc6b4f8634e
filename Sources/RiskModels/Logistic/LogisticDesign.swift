// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// The columns of a logistic regression, and which bin or slope of which feature each is.
struct LogisticDesign {
    enum Source: Hashable {
        case intercept
        case slope(feature: Int)
        case bin(feature: Int, bin: Int)
        /// A column of a feature's curve, counted from 0.
        case bend(feature: Int, index: Int)

        /// `nil` for the intercept.
        var feature: Int? {
            switch self {
            case .intercept: nil
            case .slope(let feature), .bin(let feature, _), .bend(let feature, _): feature
            }
        }
    }

    /// Features as one value bin (numeric) or one bin a level, with bins for missing kinds and the rest.
    let bins: [FeatureBins]
    var sources: [Source]
    var matrix: Matrix
    /// The bin of each nominal feature that has no column.
    let references: [Int]
    /// The mean of each numeric feature of which every training row had a value or a missing kind of its own, and of the columns of its
    /// curve: what a kind that is met only later is scored as. `nil` where such rows have a coefficient.
    var standIns: [[Double]?]
    /// One a feature; `nil` for a straight line.
    var curves: [RestrictedCubicSpline?]
    /// By how much each column of a feature's curve goes up with its value: the slope of its weighted regression.
    var trends: [[Double]]

    /// What evidence and errors call each column: `lwt`, `lwt'` (a bend), `race=3`, `income: not-recorded`.
    var names: [String] { sources.map { Self.name($0, bins) } }

    /// - Parameters:
    ///   - weights: case weights, for means.
    ///   - binned: the training rows as bins, numeric features with at most two value bins, which are joined here.
    init(_ features: Features, rows: [Int], weights: [Double]?, matrix binned: BinnedMatrix) {
        var bins: [FeatureBins] = []
        var sources: [Source] = [.intercept]
        var columns: [[Double]] = [Array(repeating: 1, count: rows.count)]
        var standIns: [[Double]?] = []
        var references: [Int] = []
        for (index, column) in features.columns.enumerated() {
            let fine = binned.bins[index]
            let joined = Self.joined(fine)
            bins.append(joined)
            let codes = (0..<rows.count).map { Self.join(binned.code(column: index, row: $0), fine) }
            var counts = [Int](repeating: 0, count: joined.count)
            // A row of weight 0 gives no level a coefficient.
            for (row, code) in codes.enumerated() where (weights?[row] ?? 1) > 0 { counts[code] += 1 }
            var reference = 0
            var standIn: [Double]?
            if case .numeric(let values) = column.values {
                sources.append(.slope(feature: index))
                columns.append(rows.map { column.missingKind($0) == 0 ? values[$0] : 0 })
                if counts[joined.otherBin] == 0 {
                    let known = codes.indices.filter { codes[$0] == 0 }
                    let total = known.reduce(0) { $0 + (weights?[$1] ?? 1) }
                    standIn = total > 0 ? [known.reduce(0) { $0 + (weights?[$1] ?? 1) / total * values[rows[$1]] }] : nil
                }
            } else {
                reference = counts.indices.max { counts[$0] < counts[$1] } ?? 0
            }
            for bin in counts.indices where bin != reference && counts[bin] > 0 {
                sources.append(.bin(feature: index, bin: bin))
                columns.append(codes.map { $0 == bin ? 1 : 0 })
            }
            standIns.append(standIn)
            references.append(reference)
        }
        (self.bins, self.sources, self.standIns, self.references) = (bins, sources, standIns, references)
        curves = Array(repeating: nil, count: bins.count)
        trends = Array(repeating: [], count: bins.count)
        matrix = Matrix(rows: rows.count, columns: columns.count, elements: columns.flatMap { $0 })
    }

    /// Whether a column may be left out when others say the same: it says only that a feature has no value, or bends its line.
    func isDispensable(_ column: Int) -> Bool {
        guard sources.indices.contains(column) else { return false }
        switch sources[column] {
        case .bend: return true
        case .bin(let feature, let bin):
            if case .missing = bins[feature].content(of: bin) { return true }
            return false
        case .intercept, .slope: return false
        }
    }

    /// The regression without some columns: their bins and bends get no effect.
    func without(_ columns: [Int]) -> LogisticDesign {
        let kept = sources.indices.filter { !columns.contains($0) }
        let elements = kept.flatMap { Array(matrix.elements[$0 * matrix.rows..<($0 + 1) * matrix.rows]) }
        var result = self
        result.sources = kept.map { sources[$0] }
        result.matrix = Matrix(rows: matrix.rows, columns: kept.count, elements: elements)
        return result
    }

    /// The feature that a column belongs to; `nil` for the intercept.
    func feature(of column: Int) -> String? { sources[column].feature.map { bins[$0].feature } }

    /// Numeric features without edges: a slope says all about their values.
    private static func joined(_ bins: FeatureBins) -> FeatureBins {
        guard bins.isNumeric else { return bins }
        return FeatureBins(feature: bins.feature, unit: bins.unit, scale: .numeric(edges: []), missing: bins.missing)
    }

    private static func join(_ code: Int, _ fine: FeatureBins) -> Int {
        fine.isNumeric ? max(0, code - (fine.valueBinCount - 1)) : code
    }

    static func name(_ source: Source, _ bins: [FeatureBins]) -> String {
        switch source {
        case .intercept: return "(intercept)"
        case .slope(let feature): return bins[feature].feature
        case .bend(let feature, let index): return bins[feature].feature + String(repeating: "'", count: index + 1)
        case .bin(let feature, let bin):
            switch bins[feature].content(of: bin) {
            case .level(let level): return "\(bins[feature].feature)=\(level)"
            case .missing(let kind): return "\(bins[feature].feature): \(kind)"
            case .interval, .other: return "\(bins[feature].feature): other"
            }
        }
    }
}
