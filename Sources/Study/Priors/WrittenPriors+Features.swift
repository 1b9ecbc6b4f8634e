// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import Settings

extension WrittenPriors {
    /// What is wrong with the names: features that there are not, and units that are not theirs.
    ///
    /// - Parameters:
    ///   - features: names of all features.
    ///   - units: of those that have one.
    func issues(features: [String], units: [String: String]) -> [SettingIssue] {
        statements.flatMap { statement -> [SettingIssue] in
            let name = statement.prior.feature
            guard features.contains(name) else {
                let hint = PlanChecks.suggestion(for: name, among: features)
                return [
                    statement.issue(
                        .error, statement.subject, en: "there is no feature `\(name)`. \(hint.en)", nl: "er is geen eigenschap `\(name)`. \(hint.nl)")
                ]
            }
            guard let unit = statement.unit, let own = units[name], own != unit else { return [] }
            // Of an earlier model the unit is held against the column's, with the levels.
            if case .earlier = statement.prior.statement { return [] }
            return [
                statement.issue(
                    .warning, "unit",
                    en: "the source measures `\(name)` in `\(unit)`, the data in `\(own)`. Convert the effect, or correct the unit.",
                    nl: "de bron meet `\(name)` in `\(unit)`, de gegevens in `\(own)`. Reken het effect om, of verbeter de eenheid.")
            ]
        }
    }

    /// What is wrong with the kinds of the features: steps and shapes are of numbers, levels must be there.
    func issues(_ features: Features) -> [SettingIssue] {
        statements.compactMap { statement in
            guard let column = features[statement.prior.feature] else { return nil }
            return statement.issue(with: column)
        }
    }
}

extension WrittenPrior {
    func issue(_ severity: SettingIssue.Severity, _ key: String, en: String, nl: String) -> SettingIssue {
        SettingIssue(
            severity, file: file, position: position, path: path, message: LocalizedText(en: "`\(path[key])`: \(en)", nl: "`\(path[key])`: \(nl)"))
    }

    fileprivate func issue(with column: FeatureColumn) -> SettingIssue? {
        switch (prior.statement, column.values) {
        case (.earlier(let effect), _):
            return ModelMismatch.of(effect.term.bins, column).map { issue(.error, "file", en: $0.en, nl: $0.nl) }
        case (.effect(let effect), .nominal(_, let levels)):
            for contrast in effect.contrasts {
                guard let places = contrast.places else { return notNumeric(column.name) }
                for place in places {
                    guard case .level(let level) = place else { return notNumeric(column.name) }
                    if !levels.contains(level) { return noSuchLevel(column.name) }
                }
            }
            return nil
        case (.effect(let effect), .numeric):
            let places = effect.contrasts.compactMap(\.places).joined()
            let isNumber = places.allSatisfy { if case .level(let text) = $0 { Double(text)?.isFinite ?? false } else { true } }
            return isNumber ? nil : noSuchLevel(column.name)
        case (.shape, .nominal), (.tendency, .nominal), (.threshold, .nominal): return notNumeric(column.name)
        case (.shape, .numeric), (.tendency, .numeric), (.threshold, .numeric), (.forbidden, _): return nil
        }
    }

    /// The key that names the feature.
    fileprivate var subject: String { if case .earlier = prior.statement { "file" } else { "feature" } }

    private func notNumeric(_ feature: String) -> SettingIssue {
        issue(
            .error, "feature",
            en: "`\(feature)` has levels and no order. A shape, a cut, a value or a step needs a number; an effect between levels needs `level` and "
                + "`against`.",
            nl: "`\(feature)` heeft waarden zonder volgorde. Een vorm, een grens, een getal of een stap vraagt een getal; een effect tussen waarden "
                + "vraagt `level` en `against`.")
    }

    private func noSuchLevel(_ feature: String) -> SettingIssue {
        issue(
            .error, "level", en: "`\(feature)` has no such level. Write codes as the data do.",
            nl: "`\(feature)` heeft die waarde niet. Schrijf codes zoals in de gegevens.")
    }
}

extension PublishedEffect.Contrast {
    /// The places that it compares; `nil` for a slope.
    fileprivate var places: [PublishedEffect.Place]? {
        switch self {
        case .slope: nil
        case .difference(let place, let other): [place, other]
        case .departure(let place): [place]
        }
    }
}
