// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Nominal features with many levels as one number a row: the share of an outcome in the row's level, counted on other rows.
///
/// They may be counted on many more rows than a model learns from: what little a sample knows of each of hundreds of levels says less of them than
/// whoever has all rows can know.
///
/// Of a training row these are the rows of neither its own fold nor the held-out one, of a held-out row all training rows: what a model learns
/// from the number is what it can do with it later, and no row helps to tell itself or its family.
/// Source: Micci-Barreca (2001), SIGKDD Explorations 3, 27-32.
package struct LevelShares {
    private let foldCount: Int
    private let counted: [Counted]

    /// Weight of the rows and of those with the outcome, by fold and level.
    private struct Counted {
        let column: String
        let levels: Int
        var all: [Double]
        var events: [Double]
    }

    /// Up to so many levels a model has a coefficient for each.
    private static let mostLevels = 20
    /// Rows that a level's own share is worth: levels with fewer stay close to the share of all rows.
    private static let prior = 20.0

    /// Whether a feature has more levels than a model has use for.
    package static func hasMany(_ feature: FeatureColumn) -> Bool {
        if case .nominal(_, let levels) = feature.values { levels.count > mostLevels } else { false }
    }

    /// - Parameters:
    ///   - features: those with many levels, of the rows that are counted; others are passed over.
    ///   - outcome: of the same rows, as are the folds and the weights.
    /// - Returns: `nil` where no feature has many levels, or where there are too few folds to count on others.
    package init?(_ features: Features, outcome: [UInt8], folds: [Int32], foldCount: Int, weight: (Int) -> Double) {
        guard foldCount > 2 else { return nil }
        var counted: [Counted] = []
        for feature in features.columns {
            guard case .nominal(let codes, let levels) = feature.values, Self.hasMany(feature) else { continue }
            let none = [Double](repeating: 0, count: levels.count * foldCount)
            var own = Counted(column: feature.name, levels: levels.count, all: none, events: none)
            for row in codes.indices where feature.missingKind(row) == 0 && codes[row] >= 0 {
                let cell = Int(folds[row]) * levels.count + Int(codes[row]), weight = weight(row)
                own.all[cell] += weight
                if outcome[row] == 1 { own.events[cell] += weight }
            }
            counted.append(own)
        }
        guard !counted.isEmpty else { return nil }
        (self.foldCount, self.counted) = (foldCount, counted)
    }

    /// The features of some rows for a model that does not see a fold.
    ///
    /// - Parameter folds: of these rows.
    package func features(_ features: Features, folds: [Int32], heldOut: Int) -> Features {
        let columns = features.columns.map { column -> FeatureColumn in
            guard let own = counted.first(where: { $0.column == column.name }), case .nominal(let codes, _) = column.values else { return column }
            let shares = (0..<foldCount).map { share(own, without: [heldOut, $0]) }
            return FeatureColumn(
                name: column.name,
                values: .numeric(
                    codes.indices.map { row in
                        column.missingKind(row) == 0 && codes[row] >= 0 ? shares[Int(folds[row])][Int(codes[row])] : .nan
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
