// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What a model may learn from: no outcome, no protected attribute, no key, nothing known only afterwards.
///
/// Made by `Cohorts` from a plan's declaration, never from a whole table.
public struct Features: Sendable {
    public let rowCount: Int
    public let columns: [FeatureColumn]

    public init(rowCount: Int, columns: [FeatureColumn]) {
        precondition(columns.allSatisfy { $0.count == rowCount }, "features have one value a row")
        (self.rowCount, self.columns) = (rowCount, columns)
    }

    public subscript(name: String) -> FeatureColumn? { columns.first { $0.name == name } }
}

/// One predictor.
public struct FeatureColumn: Sendable {
    public enum Values: Sendable {
        /// Ordered values; NaN where missing.
        case numeric([Double])
        /// Positions in `levels`; -1 where missing. Levels are codes as written in the data.
        case nominal(codes: [Int32], levels: [String])
    }

    public let name: String
    public let unit: String?
    public let values: Values
    /// `RegisterData.MissingKind.rawValue` of each row, or `nil` when nothing is missing: each kind gets a bin of its own.
    public let missing: [UInt8]?
    /// Name of each missing kind that occurs, as the model file shows it: `not-recorded`, `unlinked`, `-9`.
    public let missingNames: [UInt8: String]
    /// Cuts that an expert wants kept (a numeric feature).
    public let expertCuts: [Double]

    public init(
        name: String, unit: String? = nil, values: Values, missing: [UInt8]? = nil, missingNames: [UInt8: String] = [:], expertCuts: [Double] = []
    ) {
        self.name = name
        self.unit = unit
        self.values = values
        self.missing = missing
        self.missingNames = missingNames
        self.expertCuts = expertCuts
    }

    public var count: Int {
        switch values {
        case .numeric(let values): values.count
        case .nominal(let codes, _): codes.count
        }
    }
}

extension Features: Fingerprinted {
    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(rowCount)
        for column in columns {
            builder.feed(column.name)
            builder.feed(column.unit)
            switch column.values {
            case .numeric(let values): builder.feed(array: values)
            case .nominal(let codes, let levels):
                builder.feed(array: codes)
                for level in levels { builder.feed(level) }
            }
            if let missing = column.missing { builder.feed(array: missing) }
            for (kind, name) in column.missingNames.sorted(by: { $0.key < $1.key }) {
                builder.feed(Int(kind))
                builder.feed(name)
            }
            builder.feed(array: column.expertCuts)
        }
    }
}
