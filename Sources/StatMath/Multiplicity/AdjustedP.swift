// SPDX-License-Identifier: EUPL-1.2

/// P-values adjusted for how many hypotheses are tested together.
public enum AdjustedP {
    /// Holm's step-down procedure: controls the chance of any false rejection, under any dependence.
    ///
    /// Source: Holm (1979), Scand. J. Stat. 6, 65-70.
    /// - Parameter p: in [0, 1]; the answer has the same order.
    public static func holm(_ p: [Double]) -> [Double] {
        var (result, largest) = (p, 0.0)
        for (rank, index) in order(p).enumerated() {
            largest = max(largest, min(1, p[index] * Double(p.count - rank)))
            result[index] = largest
        }
        return result
    }

    /// Benjamini and Hochberg's step-up procedure: controls the expected share of false rejections, for independent or positively
    /// dependent tests.
    ///
    /// Source: Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, 289-300.
    /// - Parameter p: in [0, 1]; the answer has the same order.
    public static func benjaminiHochberg(_ p: [Double]) -> [Double] {
        var (result, smallest) = (p, 1.0)
        for (rank, index) in order(p).enumerated().reversed() {
            smallest = min(smallest, p[index] * Double(p.count) / Double(rank + 1))
            result[index] = smallest
        }
        return result
    }

    private static func order(_ p: [Double]) -> [Int] { p.indices.sorted { (p[$0], $0) < (p[$1], $1) } }
}
