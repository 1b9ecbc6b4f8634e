// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The difference of a feature between a group and all others, over a grid of deltas: the group's missing values are moved by one delta, those of
/// all others by another.
///
/// Means are pooled by Rubin's rules; shares by Wilson's interval for completed tables (Lott and Reiter 2020) and the method of variance estimates
/// recovery, so that a share near 0 or 1 keeps its skewness. Families that have rows on both sides count as if they were apart: on the safe side
/// where siblings are alike.
public struct ValueGap: Sendable {
    /// A place in the grid.
    public struct Place: Hashable, Sendable, Codable {
        /// Of all others.
        public let reference: Double
        public let group: Double

        public init(reference: Double, group: Double) { (self.reference, self.group) = (reference, group) }

        /// How far from missing at random.
        public var distance: Double { max(reference.magnitude, group.magnitude) }
    }

    public struct Point: Hashable, Sendable {
        public let place: Place
        public let gap: Double
        public let interval: Interval
        public let fractionOfMissingInformation: Double

        public var conclusion: Conclusion { interval.low > 0 ? .more : interval.high < 0 ? .less : .unclear }
    }

    /// What the 95% interval says.
    public enum Conclusion: String, Hashable, Sendable { case more, less, unclear }

    let isShare: Bool
    let deltas: [Double]
    public let group: ShiftedMeans
    public let others: ShiftedMeans
    private let rules: @Sendable ([Double], [Double], Double) -> CompletedTables.Pooled?

    /// - Parameters:
    ///   - deltas: in the order of the means' lists; 0 is among them.
    ///   - isShare: whether means are shares of rows.
    ///   - rules: Rubin's: estimates, variances, degrees of freedom if nothing were missing.
    public init(
        deltas: [Double], isShare: Bool, group: ShiftedMeans, others: ShiftedMeans,
        rules: @escaping @Sendable ([Double], [Double], Double) -> CompletedTables.Pooled?
    ) {
        (self.deltas, self.isShare, self.group, self.others, self.rules) = (deltas, isShare, group, others, rules)
    }

    /// Every place, the group's delta running fastest.
    public static func places(_ deltas: [Double]) -> [Place] {
        deltas.flatMap { reference in deltas.map { Place(reference: reference, group: $0) } }
    }

    /// - Returns: `nil` for a place that is not in the grid, and where Rubin's rules do not apply.
    public func point(_ place: Place) -> Point? {
        guard let own = deltas.firstIndex(of: place.group), let other = deltas.firstIndex(of: place.reference) else { return nil }
        let first = group.tables.map { $0[own] }, second = others.tables.map { $0[other] }
        guard
            let pooled = rules(
                zip(first, second).map { $0.value - $1.value }, zip(first, second).map { $0.variance + $1.variance },
                min(group.complete, others.complete))
        else { return nil }
        let interval: Interval
        if isShare {
            guard let one = share(first, group.complete), let two = share(second, others.complete) else { return nil }
            interval = SquareAndAdd.difference(one, two)
        } else {
            let half = pooled.standardError * Self.quantile(pooled.degreesOfFreedom)
            interval = Interval(low: pooled.estimate - half, high: pooled.estimate + half)
        }
        return Point(place: place, gap: pooled.estimate, interval: interval, fractionOfMissingInformation: pooled.fractionOfMissingInformation)
    }

    /// At every place, the group's delta running fastest.
    public var points: [Point] { Self.places(deltas).compactMap(point) }

    private static func quantile(_ degreesOfFreedom: Double) -> Double {
        degreesOfFreedom.isFinite ? StudentT.quantile(0.975, degreesOfFreedom: degreesOfFreedom) : Normal.quantile(0.975)
    }

    private func share(_ means: [ShiftedMeans.Mean], _ complete: Double) -> SquareAndAdd.Part? {
        let q = Sum.exact(means.map(\.value)) / Double(means.count), within = Sum.exact(means.map(\.variance)) / Double(means.count)
        guard within > 0, q > 0, q < 1 else {
            // Nobody, or everybody: no table says how far off that may be.
            return within == 0 ? SquareAndAdd.Part(q, Interval(low: q, high: q)) : nil
        }
        guard let pooled = rules(means.map(\.value), means.map(\.variance), complete), pooled.relativeIncrease.isFinite else { return nil }
        let t = Self.quantile(pooled.degreesOfFreedom), wide = t * t * within / (q * (1 - q)) * (1 + pooled.relativeIncrease)
        let centre = (q + wide / 2) / (1 + wide), half = max(0, centre * centre - q * q / (1 + wide)).squareRoot()
        return SquareAndAdd.Part(q, Interval(low: max(0, centre - half), high: min(1, centre + half)))
    }

    /// From the lowest to the highest limit of the whole grid.
    public var union: Interval? {
        let all = points
        guard let low = all.map(\.interval.low).min(), let high = all.map(\.interval.high).max() else { return nil }
        return Interval(low: low, high: high)
    }

    /// Where the gap lies whatever the missing values are, within the lowest and the highest possible one.
    ///
    /// Source: Manski (1989), J. Human Resources 24, 343-360; limits that hold the gap in 95%: Imbens and Manski (2004), Econometrica 72, 1845-1857.
    public var bounds: Interval {
        let z = Normal.quantile(0.95)
        func half(_ first: ShiftedMeans.Mean, _ second: ShiftedMeans.Mean) -> Double { z * (first.variance + second.variance).squareRoot() }
        return Interval(
            low: group.lowest.value - others.highest.value - half(group.lowest, others.highest),
            high: group.highest.value - others.lowest.value + half(group.highest, others.lowest))
    }

    /// The nearest place at which the interval says something else than at 0: the largest of its two deltas counts.
    public var tipping: Point? {
        let all = points
        guard let own = all.first(where: { $0.place.distance == 0 }) else { return nil }
        return all.filter { $0.conclusion != own.conclusion }.min { Self.order($0.place) < Self.order($1.place) }
    }

    /// Nearest first; among those the one that moves least in all, then the group's own.
    static func order(_ place: Place) -> (Double, Double, Double, Double) {
        (place.distance, place.reference.magnitude + place.group.magnitude, place.reference.magnitude, place.group)
    }
}

extension ValueGap.Place {
    /// The nearest of some places, by the largest of their two deltas.
    public static func nearest(_ places: [ValueGap.Place]) -> ValueGap.Place? { places.min { ValueGap.order($0) < ValueGap.order($1) } }
}
