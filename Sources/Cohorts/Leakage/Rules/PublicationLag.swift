// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// Last year's income, which comes out eighteen months after the year.
struct PublicationLag: LeakageRule {
    let trap = LeakageTrap.publicationLag

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en:
                    "The feature {feature} is from a file that comes out {months:0} months after its year: at the index date it may not be "
                    + "there yet. "
                    + "For use in practice, take an earlier year.",
                nl: "De eigenschap {feature} komt uit een bestand dat {months:0} maanden na het jaar verschijnt: op de peildatum is het er "
                    + "misschien "
                    + "nog niet. Neem voor de praktijk een eerder jaar.")
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        study.features.compactMap { feature in
            // What reaches the year of the index is a trap of its own.
            guard let months = feature.publishedAfterMonths, case .years(let years) = feature.moment, years.upperBound < 0 else { return nil }
            // On the first day of the year of the index.
            let passed = 12 * (-years.upperBound - 1)
            guard months > passed else { return nil }
            return LeakageFinding(trap, .feature(feature.name), .warning, arguments: ["months": .integer(months)])
        }
    }
}
