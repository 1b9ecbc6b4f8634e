// SPDX-License-Identifier: EUPL-1.2

import Learning

/// One feature of a pair: groups of the bins that its main effect has, so that what a pair says of one feature alone can be moved there.
struct PairSide: Hashable, Sendable {
    /// Position in the binned matrix.
    let feature: Int
    /// The groups, as the model file shows them.
    let bins: FeatureBins
    /// From the bins of the main effect to the groups.
    let ofMain: BinGrouping
    /// From the feature's finest bins to the groups.
    let ofFine: BinGrouping

    /// - Parameters:
    ///   - main: the feature's main effect.
    ///   - rows: of each of its bins.
    ///   - groups: of the values of a numeric feature with many of them.
    init(_ main: BinLayout.Term, of matrix: BinnedMatrix, rows: [Double], groups: Int) {
        let mainBins = matrix.bins[main.column].grouped(by: main.grouping)
        let ofMain = BinGrouping.coarse(mainBins, rows: rows, groups: groups)
        feature = main.column
        bins = mainBins.grouped(by: ofMain)
        self.ofMain = ofMain
        ofFine = BinGrouping(group: main.grouping.group.map { ofMain.group[$0] })
    }

    var pairSide: BinPair.Side { BinPair.Side(feature: feature, grouping: ofFine) }

    /// How many of the first groups are in order; 0 when none are.
    var orderedCount: Int { bins.isNumeric ? bins.valueBinCount : 0 }
}
