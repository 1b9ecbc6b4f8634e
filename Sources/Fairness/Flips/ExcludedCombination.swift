// SPDX-License-Identifier: EUPL-1.2

import Learning

/// A combination of values that cannot be: a row that a flip would turn into it is left out.
public struct ExcludedCombination: Hashable, Sendable {
    public enum Condition: Hashable, Sendable {
        case equal(FeatureProfile.Value)
        /// `from <= x < below`; `nil` where open.
        case range(from: Double?, below: Double?)
    }

    /// By feature.
    public let conditions: [String: Condition]

    public init(_ conditions: [String: Condition]) { self.conditions = conditions }

    /// The rows that all conditions hold for; a missing value meets none.
    func isMet(_ features: Features) -> [Bool] {
        var met = [Bool](repeating: !conditions.isEmpty, count: features.rowCount)
        for (feature, condition) in conditions {
            guard let column = features[feature] else { return met.map { _ in false } }
            for row in met.indices where met[row] { met[row] = column.missingKind(row) == 0 && Self.holds(condition, column, row) }
        }
        return met
    }

    private static func holds(_ condition: Condition, _ column: FeatureColumn, _ row: Int) -> Bool {
        switch (column.values, condition) {
        case (.numeric(let values), .equal(.number(let number))): values[row] == number
        case (.numeric(let values), .range(let from, let below)):
            (from.map { values[row] >= $0 } ?? true) && (below.map { values[row] < $0 } ?? true)
        case (.nominal(let codes, let levels), .equal(let value)):
            levels.indices.contains(Int(codes[row])) && levels[Int(codes[row])] == value.code
        case (.numeric, .equal), (.nominal, .range): false
        }
    }
}
