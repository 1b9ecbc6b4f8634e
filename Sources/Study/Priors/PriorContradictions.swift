// SPDX-License-Identifier: EUPL-1.2

import Basics
import RiskModels
import Settings

/// Statements about one feature that cannot hold together: each is an error at the later one that names both.
enum PriorContradictions {
    static func report(_ statements: [WrittenPrior], _ context: inout SettingsContext) {
        for (index, later) in statements.enumerated() {
            let before = statements[..<index].filter { $0.prior.feature == later.prior.feature }
            guard let (earlier, why) = before.lazy.compactMap({ other in reason(other.prior, later.prior).map { (other, $0) } }).first else {
                continue
            }
            context.error(
                later.path, at: later.position,
                en: "`\(later.path)` (\(later.prior.kind), line \(later.position.line)) and `\(earlier.path)` (\(earlier.prior.kind), line "
                    + "\(earlier.position.line)) cannot both hold for `\(later.prior.feature)`: \(why.en). Leave one out.",
                nl: "`\(later.path)` (\(later.prior.kind), regel \(later.position.line)) en `\(earlier.path)` (\(earlier.prior.kind), regel "
                    + "\(earlier.position.line)) gaan niet samen voor `\(later.prior.feature)`: \(why.nl). Laat er een weg.")
        }
    }

    /// Why two statements about one feature cannot both hold; `nil` where they can.
    private static func reason(_ one: Prior, _ other: Prior) -> LocalizedText? {
        switch (one.statement, other.statement) {
        case (.forbidden, _), (_, .forbidden):
            return LocalizedText(
                en: "a feature that is left out has no effect to speak of",
                nl: "een eigenschap die wegblijft heeft geen effect om iets over te zeggen")
        case (.shape(let a), .shape(let b)):
            let pair: Set<ShapeKind> = [a, b]
            if a == b { return LocalizedText(en: "they say the same", nl: "ze zeggen hetzelfde") }
            if pair == [.increasing, .decreasing] { return LocalizedText(en: "it cannot rise and fall", nl: "het kan niet stijgen en dalen") }
            if pair == [.convex, .concave] { return LocalizedText(en: "it cannot bend both ways", nl: "het kan niet beide kanten op buigen") }
            return nil
        case (.shape(let shape), .effect(let effect)), (.effect(let effect), .shape(let shape)):
            let isAgainst = effect.isWhollyAgainst(shape)
            return isAgainst
                ? LocalizedText(
                    en: "the whole interval of the effect goes against the shape", nl: "het hele interval van het effect gaat tegen de vorm in")
                : nil
        default: return nil
        }
    }
}

extension PublishedEffect {
    /// Whether some contrast's 95% interval, by the study alone, lies wholly on the side that a shape forbids.
    fileprivate func isWhollyAgainst(_ shape: ShapeKind) -> Bool {
        let sign: Double
        switch shape {
        case .increasing: sign = 1
        case .decreasing: sign = -1
        case .convex, .concave, .unimodal: return false
        }
        return contrasts.indices.contains { index in
            guard let direction = contrasts[index].direction else { return false }
            let value = sign * direction * logOdds[index]
            return value + 1.959963984540054 * errors[index] < 0
        }
    }
}

extension PublishedEffect.Contrast {
    /// Whether it goes up the feature (1) or down (-1); `nil` where that is not said.
    fileprivate var direction: Double? {
        switch self {
        case .slope: return 1
        case .difference(let place, let other):
            guard let to = place.number, let from = other.number, to != from else { return nil }
            return to > from ? 1 : -1
        case .departure: return nil
        }
    }
}

extension PublishedEffect.Place {
    fileprivate var number: Double? {
        switch self {
        case .value(let value): value
        case .level(let level): Double(level)
        }
    }
}
