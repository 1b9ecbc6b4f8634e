// SPDX-License-Identifier: EUPL-1.2

extension BinnedMatrix {
    /// Bins of a numeric feature below which a first resolution is not made coarser.
    private static let fewestBins = 8

    /// The same rows with some of the features, without pairs.
    ///
    /// - Parameter features: positions, in the order of the result.
    public func selecting(features: [Int]) -> BinnedMatrix { BinnedMatrix(self, features: features, coarse: features.map { coarse[$0] }) }

    /// The same features, of which numeric ones begin with fewer bins where all bins together would be more than a model has room for.
    ///
    /// Every feature gets the same limit: the largest with which they fit, but no less than 8 bins. Levels, kinds of missing and cuts of
    /// experts stay.
    ///
    /// - Parameter dimension: bins of all features at the first resolution.
    public func fitting(dimension: Int) -> BinnedMatrix {
        func bins(_ groupings: [BinGrouping]) -> Int { groupings.reduce(0) { $0 + $1.count } }
        guard bins(coarse) > dimension else { return self }
        var limit = coarse.map(\.count).max() ?? 0
        var coarser = coarse
        while limit > Self.fewestBins, bins(coarser) > dimension {
            limit -= 1
            coarser = self.bins.indices.map { feature in
                let own = self.bins[feature]
                guard own.isNumeric, coarse[feature].count > limit else { return coarse[feature] }
                return CodedFeature.firstResolution(own, rowCounts[feature], limit: limit, forced: expertCuts[feature])
            }
        }
        return BinnedMatrix(self, features: Array(self.bins.indices), coarse: coarser)
    }
}
