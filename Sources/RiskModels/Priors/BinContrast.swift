// SPDX-License-Identifier: EUPL-1.2

import Learning

extension PublishedEffect.Contrast {
    /// The weights of the contrast on the bins of a feature's main effect.
    ///
    /// - Parameters:
    ///   - bins: those of the main effect.
    ///   - grouping: from the finest bins to them.
    /// - Returns: `nil` where these bins cannot tell the contrast: one bin only, both places in one bin, or a level without a bin.
    func weights(on bins: FeatureBins, _ grouping: BinGrouping, _ values: BinValues) -> [Double]? {
        var result = [Double](repeating: 0, count: bins.count)
        switch self {
        case .slope(let step):
            guard bins.isNumeric else { return nil }
            let (means, shares) = (values.means(grouping), values.shares(grouping))
            let points = (0..<bins.valueBinCount).compactMap { bin in means[bin].map { (bin: bin, x: $0, w: shares[bin]) } }
            let total = points.reduce(0) { $0 + $1.w }
            guard total > 0 else { return nil }
            let mean = points.reduce(0) { $0 + $1.w * $1.x } / total
            let spread = points.reduce(0) { $0 + $1.w * ($1.x - mean) * ($1.x - mean) }
            guard spread > 0 else { return nil }
            for point in points { result[point.bin] = step * point.w * (point.x - mean) / spread }
        case .difference(let place, let other):
            guard let to = bins.bin(of: place), let from = bins.bin(of: other), to != from else { return nil }
            result[to] += 1
            result[from] -= 1
        case .departure(let place):
            guard let bin = bins.bin(of: place) else { return nil }
            for (index, share) in values.shares(grouping).enumerated() { result[index] -= share }
            result[bin] += 1
        }
        return result.contains { $0 != 0 } ? result : nil
    }
}

extension FeatureBins {
    /// The bin of a place. A level of a numeric feature is a number as text.
    func bin(of place: PublishedEffect.Place) -> Int? {
        switch (scale, place) {
        case (.nominal(let levels), .level(let level)): levels.firstIndex(of: level)
        case (.nominal(let levels), .value): levels.firstIndex(of: place.text)
        case (.numeric(let edges), .value(let value)): edges.count { $0 <= value }
        case (.numeric(let edges), .level(let text)): Double(text).map { value in edges.count { $0 <= value } }
        }
    }
}
