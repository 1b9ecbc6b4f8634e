// SPDX-License-Identifier: EUPL-1.2

/// The bins of one feature: value bins or levels first, then one bin for each missing kind, last the bin `other`.
///
/// `other` holds what training rows showed too rarely or never: rare and unseen levels, rare and unseen missing kinds.
public struct FeatureBins: Hashable, Sendable {
    public enum Scale: Hashable, Sendable {
        /// Ascending inner edges; bin i holds `edges[i-1] <= x < edges[i]`. The end bins are open.
        case numeric(edges: [Double])
        /// One bin a level, by its code as written in the data.
        case nominal(levels: [String])
    }

    public let feature: String
    public let unit: String?
    public let scale: Scale
    /// Names of the missing kinds that have a bin of their own.
    public let missing: [String]

    public init(feature: String, unit: String? = nil, scale: Scale, missing: [String] = []) {
        (self.feature, self.unit, self.scale, self.missing) = (feature, unit, scale, missing)
    }

    public var isNumeric: Bool {
        if case .numeric = scale { true } else { false }
    }

    /// Bins that hold values: intervals or levels.
    public var valueBinCount: Int {
        switch scale {
        case .numeric(let edges): edges.count + 1
        case .nominal(let levels): levels.count
        }
    }

    public var count: Int { valueBinCount + missing.count + 1 }

    public var otherBin: Int { count - 1 }

    /// What a bin holds.
    public enum Content: Hashable, Sendable {
        /// `low <= x < high`; `nil` where open.
        case interval(low: Double?, high: Double?)
        case level(String)
        case missing(String)
        case other
    }

    public func content(of bin: Int) -> Content {
        guard bin < valueBinCount else { return bin < otherBin ? .missing(missing[bin - valueBinCount]) : .other }
        switch scale {
        case .numeric(let edges): return .interval(low: bin > 0 ? edges[bin - 1] : nil, high: bin < edges.count ? edges[bin] : nil)
        case .nominal(let levels): return .level(levels[bin])
        }
    }

    /// The bins of a coarser resolution.
    ///
    /// - Parameter grouping: joins neighbouring intervals; sends levels and missing kinds to themselves or to `other`.
    public func grouped(by grouping: BinGrouping) -> FeatureBins {
        let other = grouping.count - 1
        let keptMissing = missing.indices.filter { grouping.group[valueBinCount + $0] != other }.map { missing[$0] }
        let scale: Scale
        switch self.scale {
        case .numeric(let edges):
            scale = .numeric(edges: edges.indices.filter { grouping.group[$0] != grouping.group[$0 + 1] }.map { edges[$0] })
        case .nominal(let levels): scale = .nominal(levels: levels.indices.filter { grouping.group[$0] != other }.map { levels[$0] })
        }
        return FeatureBins(feature: feature, unit: unit, scale: scale, missing: keptMissing)
    }
}
