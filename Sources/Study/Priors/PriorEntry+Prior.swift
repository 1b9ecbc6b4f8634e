// SPDX-License-Identifier: EUPL-1.2

import RiskModels
import StatMath
import func Foundation.log

extension PriorEntry {
    /// The row as the model takes it.
    ///
    /// - Returns: `nil` for a row with errors.
    var prior: Prior? { statement.map { Prior(feature: feature, statement: $0, source: source) } }

    private var statement: Prior.Statement? {
        switch kind {
        case .oddsRatio:
            guard let published else { return nil }
            return effect(.oddsRatio, [contrast], [published.logOdds], errors: [published.standardError], between: 0.2)
        case .coefficient:
            guard let logOdds, let deviation else { return nil }
            return effect(.coefficient, [contrast], [logOdds], errors: [deviation], between: 0)
        case .anchor:
            guard let deviation, let place = at.map({ PublishedEffect.Place.value($0) }) ?? level.map({ .level($0) }) else { return nil }
            return effect(.anchor, [.departure(place)], [logOdds ?? 0], errors: [deviation], between: 0)
        case .curve: return curve
        case .threshold: return cut.isEmpty ? nil : .threshold(cut)
        case .increasing: return shape(.increasing)
        case .decreasing: return shape(.decreasing)
        case .convex: return shape(.convex)
        case .concave: return shape(.concave)
        case .unimodal: return shape(.unimodal)
        case .forbid: return .forbidden
        }
    }

    private func shape(_ kind: ShapeKind) -> Prior.Statement { (strength ?? .hard).statement(kind) }

    private var published: PublishedOddsRatio? {
        guard let oddsRatio, interval.count == 2 else { return nil }
        return PublishedOddsRatio(ratio: oddsRatio, low: interval[0], high: interval[1], confidence: confidence)
    }

    private var contrast: PublishedEffect.Contrast {
        guard let level, let against else { return .slope(per: step ?? 1) }
        return .difference(.level(level), from: .level(against))
    }

    private var curve: Prior.Statement? {
        guard let reference, !points.isEmpty else { return nil }
        let contrasts = points.map { PublishedEffect.Contrast.difference(.value($0.at), from: .value(reference)) }
        let values = points.map { log($0.oddsRatio) }
        if covariance.count == points.count {
            let matrix = Matrix(rows: points.count, columns: points.count, elements: covariance.flatMap { $0 })
            return PublishedEffect(
                kind: .curve, contrasts: contrasts, logOdds: values, covariance: matrix, between: between ?? 0.2, weight: weight
            ).map { .effect($0) }
        }
        let errors = points.compactMap { point -> Double? in
            guard point.interval.count == 2 else { return nil }
            return PublishedOddsRatio(ratio: point.oddsRatio, low: point.interval[0], high: point.interval[1], confidence: confidence).standardError
        }
        return effect(.curve, contrasts, values, errors: errors, between: 0.2)
    }

    private func effect(
        _ kind: PublishedEffect.Kind, _ contrasts: [PublishedEffect.Contrast], _ logOdds: [Double], errors: [Double], between usual: Double
    ) -> Prior.Statement? {
        PublishedEffect(kind: kind, contrasts: contrasts, logOdds: logOdds, errors: errors, between: between ?? usual, weight: weight)
            .map { .effect($0) }
    }
}
