// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// One feature coded at its finest resolution, with the first, coarser one nested in it.
public struct CodedFeature: Sendable {
    let bins: FeatureBins
    let coarse: BinGrouping
    /// Fine bin of each row.
    let codes: CodeColumn
    /// Rows of each fine bin.
    let rowCounts: [Double]
    /// Fine value bins before whose lower edge an expert wants a cut.
    let expertCuts: Set<Int>
}

extension CodedFeature {
    /// Learns the bins of one column from its training rows; no outcome is read.
    ///
    /// - Parameter multiplicity: how many rows each row of `rows` stands for (frequency weights); `nil` for one.
    public init(learning column: FeatureColumn, rows: [Int], multiplicity: [Double]?, binning: Binning) throws(LearningError) {
        var isMissing = [Bool](repeating: false, count: 256)
        for row in rows { isMissing[Int(column.missingKind(row))] = true }
        let missing = (1...UInt8.max).filter { isMissing[Int($0)] }.map(column.missingName).sorted()
        let scale: FeatureBins.Scale
        let expert = column.expertCuts.filter(\.isFinite).sorted()
        switch column.values {
        case .numeric(let values):
            let limit = max(2, min(binning.fineBins, 255 - missing.count))
            scale = .numeric(
                edges: Self.edges(values, column, rows: rows, multiplicity, limit: limit, expert: expert, digits: binning.significantDigits))
        case .nominal(let codes, let levels):
            var isUsed = [Bool](repeating: false, count: levels.count)
            for row in rows where column.missingKind(row) == 0 { isUsed[Int(codes[row])] = true }
            // Sorted, so that bins do not depend on the order of rows.
            let used = levels.indices.filter { isUsed[$0] }.map { levels[$0] }.sorted()
            guard used.count + missing.count < Int(UInt16.max) else { throw .tooManyLevels(feature: column.name, limit: Int(UInt16.max)) }
            scale = .nominal(levels: used)
        }
        let candidate = FeatureBins(feature: column.name, unit: column.unit, scale: scale, missing: missing)
        let first = try candidate.codes(of: column, rows: rows)
        let counts = Self.counts(first, multiplicity, bins: candidate.count)
        let wanted = Set(expert)
        let kept = BinGrouping.identity(candidate.count).meeting(
            minimumRows: binning.minimumRows, minimumEvents: 0, rows: counts, events: [], of: candidate,
            keepsCut: { candidate.lowerEdge(of: $0).map(wanted.contains) ?? false })

        bins = candidate.grouped(by: kept)
        codes = CodeColumn(kept.count == candidate.count ? first : first.map { UInt16(kept.group[Int($0)]) }, bins: kept.count)
        rowCounts = kept.sums(counts)
        let (learned, learnedCounts) = (bins, rowCounts)
        expertCuts = Set((0..<learned.valueBinCount).filter { learned.lowerEdge(of: $0).map(wanted.contains) ?? false })
        coarse = Self.firstResolution(learned, learnedCounts, limit: binning.coarseBins, forced: expertCuts)
    }

    private static func counts(_ codes: [UInt16], _ multiplicity: [Double]?, bins: Int) -> [Double] {
        var counts = [Double](repeating: 0, count: bins)
        for (row, code) in codes.enumerated() { counts[Int(code)] += multiplicity?[row] ?? 1 }
        return counts
    }

    /// At most so many groups of the values of a numeric feature, besides those that forced cuts add; the others as they are.
    static func firstResolution(_ bins: FeatureBins, _ counts: [Double], limit: Int, forced: Set<Int>) -> BinGrouping {
        guard bins.isNumeric, bins.valueBinCount > limit else { return .identity(bins.count) }
        let cuts = Set(QuantileCuts.positions(counts: Array(counts[..<bins.valueBinCount]), limit: limit, isForced: forced.contains))
        var group: [Int] = []
        for bin in 0..<bins.count {
            let startsGroup = bin >= bins.valueBinCount || cuts.contains(bin)
            group.append((group.last ?? 0) + (startsGroup ? 1 : 0))
        }
        return BinGrouping(group: group)
    }

    /// Cut points between values: quantiles of an evenly spread sample, and the expert's cuts.
    private static func edges(
        _ values: [Double], _ column: FeatureColumn, rows: [Int], _ multiplicity: [Double]?, limit: Int, expert: [Double], digits: Int?
    ) -> [Double] {
        let step = max(1, Double(rows.count) / Double(Binning.sampleSize))
        var sample: [(value: Double, count: Double)] = []
        var next = 0.0
        while Int(next) < rows.count {
            let row = rows[Int(next)]
            // Adding zero turns -0 into 0.
            if column.missingKind(row) == 0 { sample.append((values[row] + 0, multiplicity?[Int(next)] ?? 1)) }
            next += step
        }
        sample.sort { $0.value < $1.value }
        var atoms: [(value: Double, count: Double)] = []
        for item in sample {
            if let last = atoms.indices.last, atoms[last].value == item.value {
                atoms[last].count += item.count
            } else {
                atoms.append(item)
            }
        }
        let isForced: (Int) -> Bool = { position in
            position > 0 && expert.contains { atoms[position - 1].value < $0 && $0 <= atoms[position].value }
        }
        let cuts = QuantileCuts.positions(counts: atoms.map(\.count), limit: max(1, limit - expert.count), isForced: isForced)
        let between = cuts.filter { !isForced($0) }.map { position -> Double in
            let (low, high) = (atoms[position - 1].value, atoms[position].value)
            let middle = low / 2 + high / 2
            return rounded(middle > low ? middle : high, to: digits)
        }
        return Array(Set(between + expert.prefix(limit - 1))).sorted()
    }

    /// Half away from zero, to a number of significant digits.
    static func rounded(_ value: Double, to digits: Int?) -> Double {
        guard let digits, value != 0 else { return value }
        let exponent = Int(log10(value.magnitude).rounded(.down)) - digits + 1
        // Powers of ten up to 10^22 are exact, so dividing by one gives the nearest double to the decimal number.
        return exponent >= 0
            ? (value / pow(10, Double(exponent))).rounded() * pow(10, Double(exponent))
            : (value * pow(10, Double(-exponent))).rounded() / pow(10, Double(-exponent))
    }
}

extension FeatureBins {
    /// The lower edge of a value bin, if it has one.
    func lowerEdge(of bin: Int) -> Double? {
        if case .numeric(let edges) = scale, bin > 0, bin <= edges.count { edges[bin - 1] } else { nil }
    }
}
