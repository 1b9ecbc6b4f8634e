// SPDX-License-Identifier: EUPL-1.2

import Learning

/// One place where a shape must hold: a weighted sum over neighbouring value bins of one feature that must not be negative.
struct ShapeStencil: Hashable, Sendable {
    /// Position of the feature.
    let feature: Int
    /// Bin and weight, in order.
    let weights: [Entry]

    struct Entry: Hashable, Sendable {
        let bin: Int
        let weight: Double
    }

    /// The places of a shape.
    ///
    /// - Parameters:
    ///   - means: where the values of each value bin lie; `nil` for a bin without rows, which has no place.
    ///   - peak: of a unimodal shape, as a value bin.
    static func all(_ kind: ShapeKind, feature: Int, means: [Double?], peak: Int?) -> [ShapeStencil] {
        let points = means.enumerated().compactMap { bin, mean in mean.map { (bin: bin, x: $0) } }
        switch kind {
        case .increasing: return steps(feature, points) { _ in 1 }
        case .decreasing: return steps(feature, points) { _ in -1 }
        case .unimodal: return steps(feature, points) { $0 <= peak ?? 0 ? 1 : -1 }
        case .convex: return bends(feature, points, sign: 1)
        case .concave: return bends(feature, points, sign: -1)
        }
    }

    /// f(b+1) - f(b), times a sign that the upper bin decides.
    private static func steps(_ feature: Int, _ points: [(bin: Int, x: Double)], sign: (Int) -> Double) -> [ShapeStencil] {
        zip(points, points.dropFirst()).map { low, high in
            let sign = sign(high.bin)
            return ShapeStencil(feature: feature, weights: [Entry(bin: low.bin, weight: -sign), Entry(bin: high.bin, weight: sign)])
        }
    }

    /// The slope to the right less the slope to the left, scaled so that the largest weight is 1.
    private static func bends(_ feature: Int, _ points: [(bin: Int, x: Double)], sign: Double) -> [ShapeStencil] {
        guard points.count > 2 else { return [] }
        return (1..<points.count - 1).compactMap { middle in
            let (low, mid, high) = (points[middle - 1], points[middle], points[middle + 1])
            let (left, right) = (mid.x - low.x, high.x - mid.x)
            guard left > 0, right > 0 else { return nil }
            let (before, after) = (sign * right / (left + right), sign * left / (left + right))
            return ShapeStencil(
                feature: feature,
                weights: [
                    Entry(bin: low.bin, weight: before), Entry(bin: mid.bin, weight: -before - after), Entry(bin: high.bin, weight: after),
                ])
        }
    }
}
