// SPDX-License-Identifier: EUPL-1.2

import Learning

extension ScoringModel {
    /// A card as bins: those of each feature that it asks about, cut where the card cuts.
    ///
    /// Draws are of intercept and slope given the points: they know nothing of another card that other rows would have given.
    ///
    /// - Parameters:
    ///   - bins: the finest bins of all features, for the order of features, units and kinds of missing.
    init(card: [Scorecard.Line], bins: [FeatureBins], curve: ScoreCurve, seed: UInt64) {
        let draws = curve.draws(Posterior.drawCount, seed: seed)
        let slopeError = curve.variances.slope.squareRoot()
        func coefficient(_ points: Int) -> Coefficient {
            Coefficient(
                logOdds: Double(points) * curve.slope, standardError: Double(points.magnitude) * slopeError,
                draws: draws.slope.map { Self.rounded(draw: Double(points) * $0) })
        }
        let terms = bins.compactMap { fine -> Term? in
            let lines = card.filter { $0.condition.feature == fine.feature }
            guard !lines.isEmpty else { return nil }
            let scale: FeatureBins.Scale =
                switch fine.scale {
                case .numeric: .numeric(edges: Set(lines.flatMap(\.condition.cuts)).sorted())
                case .nominal(let levels): .nominal(levels: levels)
                }
            let own = FeatureBins(feature: fine.feature, unit: fine.unit, scale: scale, missing: fine.missing)
            let points = (0..<own.count).map { bin in
                lines.reduce(0) { $0 + $1.condition.times(for: own.content(of: bin)) * $1.points }
            }
            return Term(bins: own, coefficients: points.map(coefficient))
        }
        let intercept = Coefficient(
            logOdds: curve.intercept, standardError: curve.variances.intercept.squareRoot(), draws: draws.intercept.map(Self.rounded(draw:)))
        self.init(kind: ScorecardParameters.name, intercept: intercept, terms: terms)
    }
}

extension ScorecardCondition {
    /// How many times the points count in a bin whose edges are cuts of the card.
    fileprivate func times(for content: FeatureBins.Content) -> Int {
        guard case .steps(let from, let to) = kind else { return holds(for: content) ? 1 : 0 }
        guard case .interval(let low?, _) = content else { return 0 }
        return min(max(Int(low.rounded(.down)) - from, 0), to - from)
    }

    /// Whether the condition holds in all of a bin whose edges are cuts of the card.
    fileprivate func holds(for content: FeatureBins.Content) -> Bool {
        switch (kind, content) {
        case (.atLeast(let cut), .interval(let low?, _)), (.isValue(let cut), .interval(let low?, _)): low >= cut
        case (.below(let cut), .interval(_, let high?)): high <= cut
        case (.level(let level), .level(let other)): level == other
        case (.missing(let name), .missing(let other)): name == other
        default: false
        }
    }
}
