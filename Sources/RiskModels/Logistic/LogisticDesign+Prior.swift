// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

extension LogisticDesign {
    /// A prior as a penalty of columns.
    ///
    /// - Returns: `nil` where the rows have not the level that it is about, or compare it with itself.
    /// - Throws: `RiskModelsError.parameter` for a feature that is not there.
    func normal(_ prior: CoefficientPrior) throws(RiskModelsError) -> LogisticPenalty.Normal? {
        try prior.validate()
        var factors = try contrast(prior.term)
        if let other = prior.comparedWith, let known = factors {
            factors = try contrast(other).map { known.merging($0.mapValues { -$0 }) { $0 + $1 } }
        }
        let columns = (factors ?? [:]).filter { $0.value != 0 }.sorted { $0.key < $1.key }
        guard !columns.isEmpty else { return nil }
        return LogisticPenalty.Normal(columns: columns.map(\.key), factors: columns.map(\.value), mean: prior.mean, variance: prior.variance)
    }

    /// The column that a term is first of all about, if it has one.
    func column(of term: String) -> Int? { names.firstIndex(of: term) }

    /// The columns of a term, with factors; none for a reference, `nil` for a level that no row has.
    private func contrast(_ term: String) throws(RiskModelsError) -> [Int: Double]? {
        if let column = column(of: term), sources[column] != .intercept {
            var factors = [column: 1.0]
            if case .slope(let feature) = sources[column] {
                for (index, trend) in trends[feature].enumerated() {
                    if let bend = sources.firstIndex(of: .bend(feature: feature, index: index)) { factors[bend] = trend }
                }
            }
            return factors
        }
        for (feature, bins) in bins.enumerated() {
            let reference = Self.name(.bin(feature: feature, bin: references[feature]), self.bins)
            if !bins.isNumeric, term == reference { return [:] }
            if term.hasPrefix(bins.feature + "=") || term.hasPrefix(bins.feature + ": ") { return nil }
        }
        throw .parameter("priors", expected: "of terms of the model, and \(term) is none")
    }
}
