// SPDX-License-Identifier: EUPL-1.2

/// A running sum whose rounding error does not grow with the number of terms.
///
/// Source: Neumaier (1974), Z. Angew. Math. Mech. 54, 39-51, algorithm IV.
public struct Sum: Hashable, Sendable {
    private var total = 0.0
    private var lost = 0.0

    public init() {}

    public mutating func add(_ term: Double) {
        let next = total + term
        // Branch-free form of Neumaier's test: what the addition lost, from whichever operand was larger (Knuth's two-sum).
        let virtual = next - total
        lost += (total - (next - virtual)) + (term - virtual)
        total = next
    }

    public var value: Double {
        let result = total + lost
        return result.isFinite ? result : total
    }

    public static func exact(_ terms: [Double]) -> Double {
        var sum = Sum()
        for term in terms { sum.add(term) }
        return sum.value
    }

    /// The sum of `term(0) ... term(count - 1)`.
    public static func exact(count: Int, _ term: (Int) -> Double) -> Double {
        var sum = Sum()
        for index in 0..<count { sum.add(term(index)) }
        return sum.value
    }
}
