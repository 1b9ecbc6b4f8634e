// SPDX-License-Identifier: EUPL-1.2

extension BinGrouping {
    /// Few groups of a feature's bins: values as they are where there are at most `kept`, else quantile groups (numeric), or the most
    /// frequent levels and the rest (nominal). Missing kinds stay apart.
    ///
    /// - Parameters:
    ///   - rows: of each bin.
    ///   - groups: of the values of a numeric feature with more than `kept` bins.
    ///   - kept: most values that stay as they are, and most levels with the rest.
    public static func coarse(_ bins: FeatureBins, rows: [Double], groups: Int, keeping kept: Int = 16) -> BinGrouping {
        precondition(rows.count == bins.count, "rows of each bin")
        let values = bins.valueBinCount
        guard values > kept else { return .identity(bins.count) }
        let isStart: (Int) -> Bool
        if bins.isNumeric {
            let cuts = Set(QuantileCuts.positions(counts: Array(rows[..<values]), limit: groups))
            isStart = { $0 == 0 || cuts.contains($0) }
        } else {
            let frequent = Set((0..<values).sorted { (rows[$0], $1) > (rows[$1], $0) }.prefix(kept - 1))
            isStart = { frequent.contains($0) }
        }
        let starts = (0..<values).map(isStart)
        let other = starts.count { $0 } + bins.missing.count
        var next = -1
        var group = starts.map { start in
            if start { next += 1 }
            return start || bins.isNumeric ? next : other
        }
        group += bins.missing.indices.map { next + 1 + $0 } + [other]
        return BinGrouping(group: group)
    }
}
