// SPDX-License-Identifier: EUPL-1.2

/// How many of several independent events happen, each with a chance of its own.
///
/// Source: the recursion of Chen, Dempster and Liu (1994), Biometrika 81, 457-469, in its direct form.
enum PoissonBinomial {
    /// Twice the smaller tail, with half the probability of the observed number in it: the mid-p value.
    static func twoSidedP(_ count: Int, chances: [Double]) -> Double {
        let probability = distribution(chances)
        guard probability.indices.contains(count) else { return 1 }
        let half = probability[count] / 2
        let below = probability[..<count].reduce(0, +) + half, above = probability[(count + 1)...].reduce(0, +) + half
        return min(1, 2 * min(below, above))
    }

    /// P(0), ..., P(n).
    static func distribution(_ chances: [Double]) -> [Double] {
        var probability = [1.0]
        probability.reserveCapacity(chances.count + 1)
        for chance in chances {
            probability.append(0)
            for count in stride(from: probability.count - 1, to: 0, by: -1) {
                probability[count] = probability[count] * (1 - chance) + probability[count - 1] * chance
            }
            probability[0] *= 1 - chance
        }
        return probability
    }
}
