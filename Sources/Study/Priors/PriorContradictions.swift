// SPDX-License-Identifier: EUPL-1.2

import Basics
import RiskModels
import Settings

/// Statements about one feature that cannot hold together: each is an error at the latest of them that names all.
///
/// Cuts go with everything but a feature that is left out.
enum PriorContradictions {
    static func report(_ statements: [WrittenPrior], _ context: inout SettingsContext) {
        reportPairs(statements, &context)
        reportAnchors(statements, &context)
    }

    private static func reportPairs(_ statements: [WrittenPrior], _ context: inout SettingsContext) {
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
        case (.shape(let a), .shape(let b)), (.shape(let a), .tendency(let b, _)), (.tendency(let a, _), .shape(let b)),
            (.tendency(let a, _), .tendency(let b, _)):
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
        case (.effect(let one), .effect(let other)):
            return one.isApart(from: other)
                ? LocalizedText(
                    en: "they are about the same contrast, and their 95% intervals lie apart",
                    nl: "ze gaan over hetzelfde verschil, en hun 95%-intervallen overlappen niet")
                : nil
        case (.threshold, _), (_, .threshold), (.tendency, .effect), (.effect, .tendency), (.earlier, _), (_, .earlier): return nil
        }
    }

    /// Anchors of one feature that a shape cannot pass through together, though it can through each.
    private static func reportAnchors(_ statements: [WrittenPrior], _ context: inout SettingsContext) {
        for statement in statements {
            guard case .shape(let shape) = statement.prior.statement else { continue }
            let anchors = statements.compactMap { other -> (written: WrittenPrior, point: BoundedPoint)? in
                guard other.prior.feature == statement.prior.feature, case .effect(let effect) = other.prior.statement else { return nil }
                return effect.anchored.map { (other, $0) }
            }
            guard let together = firstOff(shape, anchors.map(\.point)) else { continue }
            let named = (together.map { anchors[$0].written } + [statement]).sorted { $0.position < $1.position }
            guard let last = named.last else { continue }
            let list = named.dropLast().map { "`\($0.path)` (\($0.prior.kind), line \($0.position.line))" }.joined(separator: ", ")
            let lijst = named.dropLast().map { "`\($0.path)` (\($0.prior.kind), regel \($0.position.line))" }.joined(separator: ", ")
            context.error(
                last.path, at: last.position,
                en: "\(list) and `\(last.path)` (\(last.prior.kind), line \(last.position.line)) cannot all hold for "
                    + "`\(statement.prior.feature)`: no \(shape.rawValue) effect passes through the intervals of these anchors. Leave one out.",
                nl: "\(lijst) en `\(last.path)` (\(last.prior.kind), regel \(last.position.line)) gaan niet samen voor "
                    + "`\(statement.prior.feature)`: geen effect van de vorm \(shape.rawValue) gaat door de intervallen van deze ankers. "
                    + "Laat er een weg.")
        }
    }

    /// The first two points, or else three, that a shape cannot pass through.
    private static func firstOff(_ shape: ShapeKind, _ points: [BoundedPoint]) -> [Int]? {
        guard !shape.fits(points) else { return nil }
        let pairs = points.indices.flatMap { last in (0..<last).map { [$0, last] } }
        let triples = points.indices.flatMap { last in (0..<last).flatMap { middle in (0..<middle).map { [$0, middle, last] } } }
        return (pairs + triples).first { chosen in
            Set(chosen.map { points[$0].at }).count == chosen.count && !shape.fits(chosen.map { points[$0] })
        }
    }
}
