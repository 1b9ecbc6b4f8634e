// SPDX-License-Identifier: EUPL-1.2

import RiskModels

extension PublishedEffect {
    /// Quantile of the intervals that are held against each other: 95%.
    private static let quantile = 1.959963984540054

    /// Whether no function of a shape passes through the 95% intervals of the effect, by the study alone.
    func isWhollyAgainst(_ shape: ShapeKind) -> Bool {
        if let sign = shape.slope {
            let falls = contrasts.indices.contains { index in
                guard case .slope = contrasts[index] else { return false }
                return sign * logOdds[index] + Self.quantile * errors[index] < 0
            }
            if falls { return true }
        }
        return byReference.contains { !shape.fits($0) }
    }

    /// Whether this and another effect say something of the same contrast, in intervals with every doubt that lie apart.
    func isApart(from other: PublishedEffect) -> Bool {
        contrasts.indices.contains { own in
            other.contrasts.indices.contains { theirs in
                guard let factor = other.contrasts[theirs].factor(of: contrasts[own]) else { return false }
                let gap = (logOdds[own] - factor * other.logOdds[theirs]).magnitude
                return gap > Self.quantile * (deviation(own) + factor.magnitude * other.deviation(theirs))
            }
        }
    }

    /// What an anchor says of its place; `nil` for another kind of effect, or a level that is no number.
    var anchored: BoundedPoint? {
        guard kind == .anchor, case .departure(let place)? = contrasts.first, let value = place.number else { return nil }
        return bounded(0, at: value)
    }

    /// Differences from one place, with that place, where nothing is known but 0.
    private var byReference: [[BoundedPoint]] {
        var points: [Double: [Double: BoundedPoint]] = [:]
        for (index, contrast) in contrasts.enumerated() {
            guard case .difference(let place, let other) = contrast, let to = place.number, let from = other.number, to != from else { continue }
            points[from, default: [from: BoundedPoint(at: from, low: 0, high: 0)]][to] = bounded(index, at: to)
        }
        return points.sorted { $0.key < $1.key }.map { Array($0.value.values) }
    }

    private func bounded(_ index: Int, at place: Double) -> BoundedPoint {
        let half = Self.quantile * errors[index]
        return BoundedPoint(at: place, low: logOdds[index] - half, high: logOdds[index] + half)
    }
}

extension ShapeKind {
    /// Which way it goes; `nil` where it may go both.
    fileprivate var slope: Double? {
        switch self {
        case .increasing: 1
        case .decreasing: -1
        case .convex, .concave, .unimodal: nil
        }
    }
}

extension PublishedEffect.Contrast {
    /// What this contrast must be multiplied by to be another; `nil` where they are of different things.
    fileprivate func factor(of other: PublishedEffect.Contrast) -> Double? {
        switch (self, other) {
        case (.slope(let own), .slope(let their)): their / own
        case (.difference(let a, let b), .difference(let c, let d)):
            a.isSame(c) && b.isSame(d) ? 1 : a.isSame(d) && b.isSame(c) ? -1 : nil
        case (.departure(let own), .departure(let their)): own.isSame(their) ? 1 : nil
        default: nil
        }
    }
}

extension PublishedEffect.Place {
    /// Levels are compared as they are written: `01` may be another code than `1`.
    fileprivate func isSame(_ other: PublishedEffect.Place) -> Bool {
        switch (self, other) {
        case (.level(let own), .level(let their)): own == their
        default: number != nil && number == other.number
        }
    }

    fileprivate var number: Double? {
        switch self {
        case .value(let value): value
        case .level(let level): Double(level).flatMap { $0.isFinite ? $0 : nil }
        }
    }
}
