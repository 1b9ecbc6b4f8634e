// SPDX-License-Identifier: EUPL-1.2

import Basics
import MissingData
import Settings

/// How the values of one column are drawn, as a file says it.
struct ImputationMethodSection: SettingsSection {
    enum Name: String, CaseIterable, Sendable {
        case predictiveMeanMatching = "predictive-mean-matching"
        case normal, semicontinuous, multinomial, discriminant
        case hotDeck = "hot-deck"
        case hierarchy
    }

    var method = Name.predictiveMeanMatching
    var donors = 5
    var bounds: [Double] = []
    var point = 0.0
    var digits: [Int] = []

    /// - Precondition: the declaration's check found nothing.
    var imputation: ImputationMethod {
        switch method {
        case .predictiveMeanMatching: .predictiveMeanMatching(donors: donors)
        case .normal: .normal(bounds: bounds.count == 2 && bounds[0] < bounds[1] ? bounds[0]...bounds[1] : nil)
        case .semicontinuous: .semicontinuous(at: point, donors: donors)
        case .multinomial: .multinomial
        case .discriminant: .discriminant
        case .hotDeck: .hotDeck
        case .hierarchy: .hierarchy(digits)
        }
    }

    static let declaration = SettingsDeclaration<ImputationMethodSection>(
        keys: [
            .required(
                "method", .choice(), \.method,
                en: "Numbers: predictive-mean-matching (also counts), normal, semicontinuous. Levels: multinomial, discriminant, hot-deck, "
                    + "hierarchy.",
                nl: "Getallen: predictive-mean-matching (ook aantallen), normal, semicontinuous. Categorieën: multinomial, discriminant, hot-deck, "
                    + "hierarchy."),
            .optional(
                "donors", .integer(from: 1, through: 1000), \.donors,
                en: "Of predictive-mean-matching and semicontinuous: among how many nearest rows one gives; 5 unless given.",
                nl: "Van predictive-mean-matching en semicontinuous: uit hoeveel meest gelijkende rijen er een geeft; 5 tenzij gegeven."),
            .optional(
                "bounds", .list(.number(), count: 2), \.bounds, en: "Of normal: the least and the largest value that is drawn.",
                nl: "Van normal: de kleinste en de grootste waarde die wordt getrokken."),
            .optional(
                "at", .number(), \.point, en: "Of semicontinuous: the value that many have exactly; 0 unless given.",
                nl: "Van semicontinuous: de waarde die velen precies hebben; 0 tenzij gegeven."),
            .optional(
                "digits", .list(.integer(from: 1, through: 100)), \.digits,
                en: "Of hierarchy: how long the beginnings of a code are that make groups, as [1, 2] for occupations of four digits.",
                nl: "Van hierarchy: hoe lang het begin van een code is dat een groep aangeeft, zoals [1, 2] voor beroepen van vier cijfers."),
        ],
        check: { section, path, context in
            let owners: [(key: String, methods: [Name])] = [
                ("donors", [.predictiveMeanMatching, .semicontinuous]), ("bounds", [.normal]), ("at", [.semicontinuous]), ("digits", [.hierarchy]),
            ]
            for (key, methods) in owners where context.isWritten(path[key]) && !methods.contains(section.method) {
                let words = methods.map { "`\($0.rawValue)`" }.joined(separator: ", ")
                context.error(
                    path[key], en: "`\(path[key])` belongs to \(words). Leave it out.", nl: "`\(path[key])` hoort bij \(words). Laat het weg.")
            }
            if section.bounds.count == 2, !(section.bounds[0] < section.bounds[1]) {
                context.error(
                    path["bounds"], en: "`\(path["bounds"])`: the second number must be larger than the first.",
                    nl: "`\(path["bounds"])`: het tweede getal moet groter zijn dan het eerste.")
            }
            let ascends = zip(section.digits, section.digits.dropFirst()).allSatisfy { $0 < $1 }
            if section.method == .hierarchy, section.digits.isEmpty || !ascends {
                context.error(
                    path["digits"], en: "`\(path["digits"])`: give lengths from short to long, such as [1, 2].",
                    nl: "`\(path["digits"])`: geef lengten van kort naar lang, zoals [1, 2].")
            }
        })
}
