// SPDX-License-Identifier: EUPL-1.2

/// A number that others determine: a body mass index, a share, a sum. It is computed again whenever one of them was imputed.
public struct PassiveVariable: Sendable {
    public let name: String
    public let sources: [String]
    /// From the values of the sources, in their order.
    public let formula: @Sendable ([Double]) -> Double

    /// - Parameter sources: columns of numbers.
    public init(_ name: String, from sources: [String], _ formula: @escaping @Sendable ([Double]) -> Double) {
        (self.name, self.sources, self.formula) = (name, sources, formula)
    }
}
