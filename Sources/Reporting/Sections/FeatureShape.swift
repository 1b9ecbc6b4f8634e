// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import func Foundation.exp

/// The parts of one feature, read from its evidence.
struct FeatureShape {
    let feature: String
    /// Its place in the evidence, for a name on the page.
    let index: Int
    let parts: [ShapePart]

    var present: [ShapePart] { parts.filter { !$0.isMissing } }
    var missing: [ShapePart] { parts.filter(\.isMissing) }

    /// Whether there is a second interval, by resampling.
    var isResampled: Bool { parts.contains { $0.resampled != nil } }

    /// One axis for all: from the smallest to the largest estimate, at least from three quarters to four thirds.
    static func sharedAxis(_ shapes: [FeatureShape]) -> ClosedRange<Double> {
        let odds = shapes.flatMap(\.parts).map(\.odds).filter { $0.isFinite && $0 > 0 }
        let low = max(1 / 64, min(0.75, (odds.min() ?? 1) / 1.3)), high = min(64, max(4.0 / 3, (odds.max() ?? 1) * 1.3))
        return low...high
    }
}

extension OutcomePart {
    /// The shapes of the chosen model.
    func shapes(_ edition: Edition) -> [FeatureShape] {
        self["factor.shape"].enumerated().compactMap { index, finding in
            guard let feature = finding.about.feature, let table = finding.table, let logOdds = table.column("log_odds") else { return nil }
            let names = ["low", "high", "level", "missing", "lower", "upper", "bootstrap_lower", "bootstrap_upper", "rows", "events"]
            let columns = Dictionary(uniqueKeysWithValues: names.map { ($0, table.column($0) ?? []) })
            let cell = { (name: String, row: Int) -> EvidenceValue in columns[name].flatMap { row < $0.count ? $0[row] : nil } ?? .null }
            let parts = table.rows.indices.compactMap { row -> ShapePart? in
                guard let value = logOdds[row].double else { return nil }
                let low = cell("low", row).double, high = cell("high", row).double
                let level = cell("level", row).string, missing = cell("missing", row).string
                let resampled = cell("bootstrap_lower", row).double.flatMap { lower in
                    cell("bootstrap_upper", row).double.map { (lower: exp(lower), upper: exp($0)) }
                }
                return ShapePart(
                    name: edition.partName(feature, low: low, high: high, level: level, missing: missing), low: low, high: high, level: level,
                    isMissing: missing != nil, odds: exp(value), lower: exp(cell("lower", row).double ?? value),
                    upper: exp(cell("upper", row).double ?? value), resampled: resampled, rows: cell("rows", row).double.map { Int($0) },
                    events: cell("events", row).double.map { Int($0) })
            }
            return parts.isEmpty ? nil : FeatureShape(feature: feature, index: index, parts: parts)
        }
    }
}

extension Edition {
    /// A part of a feature in words: "20 to 25", "not recorded".
    func partName(_ feature: String, low: Double?, high: Double?, level: String?, missing: String?) -> String {
        if let missing { return self[ModelWords.missingKind(missing)] }
        if let level { return level == "other" ? self[ModelWords.otherLevels] : labels.featureLevel(level, of: feature, language) }
        switch (low.map(edge), high.map(edge)) {
        case (let low?, let high?): return self[ModelWords.part(from: low, to: high)]
        case (let low?, nil): return self[ModelWords.part(from: low)]
        case (nil, let high?): return self[ModelWords.part(below: high)]
        case (nil, nil): return self[ModelWords.wholeRange]
        }
    }

    /// As few decimals as the edge needs, at most three.
    private func edge(_ value: Double) -> String {
        let decimals = [0, 1, 2].first { decimals in
            let scale = [1.0, 10, 100][decimals]
            return (value * scale).rounded() == value * scale
        }
        return numbers.number(value, decimals: decimals ?? 3)
    }
}
