// SPDX-License-Identifier: EUPL-1.2

/// Quotients that do not exist are `nil`.
enum Ratio {
    static func of(_ numerator: Double?, _ denominator: Double?) -> Double? {
        guard let numerator, let denominator else { return nil }
        return finite(numerator / denominator)
    }

    static func mean(_ values: [Double]) -> Double? { of(values.reduce(0, +), Double(values.count)) }
    static func share(_ flags: [Bool]) -> Double? { of(Double(flags.reduce(0) { $0 + ($1 ? 1 : 0) }), Double(flags.count)) }
    static func finite(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }
}
