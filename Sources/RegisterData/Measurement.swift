// SPDX-License-Identifier: EUPL-1.2

/// How the values of a column may be compared: what a model makes of it unless a person says otherwise.
public enum Measurement: String, Hashable, Sendable, Codable, CaseIterable {
    /// Names without an order.
    case nominal
    /// Few values in an order.
    case ordered
    /// Amounts.
    case scale

    /// Numbers with more distinct values than this are amounts.
    public static let mostOrderedValues = 12
}

extension Column {
    /// Texts and labelled values are nominal; numbers with at most twelve distinct values ordered; other numbers and dates a scale.
    public var measurement: Measurement {
        switch values {
        case .category, .text: .nominal
        case .date: .scale
        case .number, .integer: distinctValueCount(upTo: Measurement.mostOrderedValues + 1) <= Measurement.mostOrderedValues ? .ordered : .scale
        }
    }

    /// Distinct values that are not missing; counting stops at `limit`.
    public func distinctValueCount(upTo limit: Int = .max) -> Int {
        func count<Value: Hashable>(_ values: [Value]) -> Int {
            var seen: Set<Value> = []
            for row in values.indices where missing?[row] ?? 0 == 0 {
                seen.insert(values[row])
                if seen.count >= limit { break }
            }
            return seen.count
        }
        return switch values {
        case .number(let values): count(values)
        case .integer(let values): count(values)
        case .category(let codes, _): count(codes)
        case .text(let values): count(values)
        case .date(let values): count(values)
        }
    }
}
