// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Nominal features with many levels as one number a row: the share of an outcome in the row's level, counted on other rows.
///
/// Of a training row these are the rows of neither its own fold nor the held-out one, of a held-out row all training rows: what a model learns
/// from the number is what it can do with it later, and no row helps to tell itself or its family.
/// Source: Micci-Barreca (2001), SIGKDD Explorations 3, 27-32.
package struct LevelShares {
    private let features: Features
    private let folds: [Int32]
    private let foldCount: Int
    private let counted: [Counted]

    /// Weight of the rows and of those with the outcome, by fold and level.
    private struct Counted {
        let column: Int
        let codes: [Int32]
        let levels: Int
        var all: [Double]
        var events: [Double]
    }

    /// Up to so many levels a model has a coefficient for each.
    private static let mostLevels = 20
    /// Rows that a level's own share is worth: levels with fewer stay close to the share of all rows.
    private static let prior = 20.0

    /// - Returns: `nil` where no feature has many levels, or where there are too few folds to count on others.
    package init?(_ features: Features, outcome: [UInt8], folds: [Int32], foldCount: Int, weight: (Int) -> Double) {
        guard foldCount > 2 else { return nil }
        var counted: [Counted] = []
        for (column, feature) in features.columns.enumerated() {
            guard case .nominal(let codes, let levels) = feature.values, levels.count > Self.mostLevels else { continue }
            let none = [Double](repeating: 0, count: levels.count * foldCount)
            var own = Counted(column: column, codes: codes, levels: levels.count, all: none, events: none)
            for row in codes.indices where feature.missingKind(row) == 0 && codes[row] >= 0 {
                let cell = Int(folds[row]) * levels.count + Int(codes[row]), weight = weight(row)
                own.all[cell] += weight
                if outcome[row] == 1 { own.events[cell] += weight }
            }
            counted.append(own)
        }
        guard !counted.isEmpty else { return nil }
        (self.features, self.folds, self.foldCount, self.counted) = (features, folds, foldCount, counted)
    }

    /// The features for a model that does not see a fold.
    package func features(heldOut: Int) -> Features {
        var columns = features.columns
        for own in counted {
            let shares = (0..<foldCount).map { share(own, without: [heldOut, $0]) }, column = columns[own.column]
            columns[own.column] = FeatureColumn(
                name: column.name,
                values: .numeric(
                    own.codes.indices.map { row in
                        column.missingKind(row) == 0 && own.codes[row] >= 0 ? shares[Int(folds[row])][Int(own.codes[row])] : .nan
                    }),
                missing: column.missing, missingNames: column.missingNames)
        }
        return Features(rowCount: features.rowCount, columns: columns)
    }

    /// The share in each level, on the rows of all folds but some.
    private func share(_ own: Counted, without folds: Set<Int>) -> [Double] {
        var all = [Double](repeating: 0, count: own.levels), events = all
        for fold in (0..<foldCount) where !folds.contains(fold) {
            for level in 0..<own.levels {
                all[level] += own.all[fold * own.levels + level]
                events[level] += own.events[fold * own.levels + level]
            }
        }
        let whole = all.reduce(0, +), mean = whole > 0 ? events.reduce(0, +) / whole : 0
        return zip(events, all).map { ($0 + Self.prior * mean) / ($1 + Self.prior) }
    }
}
