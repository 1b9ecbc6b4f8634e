// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// Why a statistic has no value. A finding's `reason` and its sentence are the name of the template.
enum Undefined: String, CaseIterable {
    case noRows = "no-rows"
    case notAProbability = "not-a-probability"
    case oneOutcome = "one-outcome"
    case riskOfZeroOrOne = "risk-of-zero-or-one"
    case notEstimable = "not-estimable"

    /// The first reason that holds for these predictions.
    init(_ predictions: Predictions, needsProbability: Bool) {
        if predictions.count == 0 {
            self = .noRows
        } else if needsProbability, predictions.scale != .probability {
            self = .notAProbability
        } else if !predictions.hasBothOutcomes {
            self = .oneOutcome
        } else if needsProbability, !predictions.isInsideUnitInterval {
            self = .riskOfZeroOrOne
        } else {
            self = .notEstimable
        }
    }

    var template: String { "undefined." + rawValue }

    static var sentences: [SentenceTemplate] {
        allCases.map { reason in
            switch reason {
            case .noRows:
                SentenceTemplate(reason.template, en: "Not computed: there are no rows.", nl: "Niet berekend: er zijn geen rijen.")
            case .notAProbability:
                SentenceTemplate(
                    reason.template, en: "Not computed: the score is not a probability, so only its order means something.",
                    nl: "Niet berekend: de score is geen kans. Alleen de volgorde heeft betekenis.")
            case .oneOutcome:
                SentenceTemplate(
                    reason.template, en: "Not computed: all rows have the same outcome.", nl: "Niet berekend: alle rijen hebben dezelfde uitkomst.")
            case .riskOfZeroOrOne:
                SentenceTemplate(
                    reason.template, en: "Not computed: some risks are exactly 0 or 1, so their log odds are infinite.",
                    nl: "Niet berekend: sommige risico's zijn precies 0 of 1. Dan is dit getal oneindig.")
            case .notEstimable:
                SentenceTemplate(
                    reason.template, en: "Not computed: the predictions do not determine this number, for example because all risks are equal.",
                    nl: "Niet berekend: de voorspellingen leggen dit getal niet vast, bijvoorbeeld omdat alle risico's gelijk zijn.")
            }
        }
    }
}
