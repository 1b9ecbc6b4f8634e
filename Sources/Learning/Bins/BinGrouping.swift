// SPDX-License-Identifier: EUPL-1.2

/// Which bins of a feature's finest resolution share one bin of a model: a table, so that another resolution needs no pass over rows.
public struct BinGrouping: Hashable, Sendable {
    /// The group of each fine bin. Groups are numbered as the fine bins are ordered; the last one is `other`.
    public let group: [Int]
    public let count: Int

    public init(group: [Int]) {
        self.group = group
        count = (group.max() ?? -1) + 1
    }

    public static func identity(_ count: Int) -> BinGrouping { BinGrouping(group: Array(0..<count)) }

    /// Sums of fine bins, by group.
    public func sums<Number: AdditiveArithmetic>(_ fine: [Number]) -> [Number] {
        var result = [Number](repeating: .zero, count: count)
        for (bin, value) in fine.enumerated() { result[group[bin]] += value }
        return result
    }

    /// The value of each fine bin's group.
    public func spread<Value>(_ grouped: [Value]) -> [Value] { group.map { grouped[$0] } }
}

extension BinGrouping {
    /// Joins groups of `bins` until each one that is estimated holds enough rows and events.
    ///
    /// Numeric groups join their neighbours; levels and missing kinds that are too rare go to `other`.
    ///
    /// - Parameters:
    ///   - rows: rows of each fine bin.
    ///   - events: events of each fine bin; empty when no minimum is asked.
    ///   - keepsCut: whether an expert wants the edge before that fine value bin.
    public func meeting(
        minimumRows: Int, minimumEvents: Int, rows: [Double], events: [Double], of bins: FeatureBins, keepsCut: (Int) -> Bool = { _ in false }
    ) -> BinGrouping {
        let rows = sums(rows)
        let events = events.isEmpty ? [] : sums(events)
        func suffices(_ groups: Range<Int>) -> Bool {
            rows[groups].reduce(0, +) >= Double(minimumRows) && (minimumEvents == 0 || events[groups].reduce(0, +) >= Double(minimumEvents))
        }
        let other = count - 1
        // Fine value bins of a numeric feature come first; their groups are joined by position.
        let ordered = bins.isNumeric ? (group[bins.valueBinCount - 1] + 1) : 0
        var target = [Int](repeating: -1, count: count)
        var next = 0
        if ordered > 0 {
            let firstFine = Dictionary(group[..<bins.valueBinCount].enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: min)
            let cuts = QuantileCuts.merging(ordered, isForced: { firstFine[$0].map(keepsCut) ?? false }, suffices: suffices)
            var upcoming = cuts[...]
            for position in 0..<ordered {
                if upcoming.first == position {
                    upcoming.removeFirst()
                    next += 1
                }
                target[position] = next
            }
            next += 1
        }
        for position in ordered..<other where suffices(position..<position + 1) {
            target[position] = next
            next += 1
        }
        for position in ordered...other where target[position] < 0 { target[position] = next }
        return BinGrouping(group: group.map { target[$0] })
    }
}
