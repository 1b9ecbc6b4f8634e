// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of intervals from resampled families.
enum ResampledWords {
    static let title = LocalizedText(en: "Intervals by formula and by resampling", nl: "Intervallen uit formules en uit trekkingen")
    static func lead(_ resamples: String) -> LocalizedText {
        LocalizedText(
            en: """
                Families were drawn again \(resamples) times, with the cut-off taken anew where a capacity sets it. Where the two intervals \
                are about \
                as wide, the formula leaves nothing out; where the resampled one is clearly wider, trust that one.
                """,
            nl: """
                Gezinnen zijn \(resamples) keer opnieuw getrokken, met een nieuwe grens waar een capaciteit die bepaalt. Zijn de twee intervallen \
                ongeveer even breed, dan laat de formule niets weg; is dat uit de trekkingen duidelijk breder, ga dan daarop af.
                """)
    }

    static func widths(middle: String, from low: String, to high: String) -> LocalizedText {
        LocalizedText(
            en: "The resampled interval is \(middle) times as wide as the formula's in the middle case (from \(low) to \(high)).",
            nl: "Het interval uit trekkingen is in het middelste geval \(middle) keer zo breed als dat uit de formule (van \(low) tot \(high)).")
    }

    static let all = LocalizedText(en: "Every interval", nl: "Elk interval")
    static let formula = LocalizedText(en: "By formula", nl: "Uit een formule")
    static let resampled = LocalizedText(en: "By resampling", nl: "Uit trekkingen")
    static let ratio = LocalizedText(en: "Ratio of widths", nl: "Verhouding van de breedtes")
    static func comparedWith(_ other: String) -> LocalizedText { LocalizedText(en: "compared with \(other)", nl: "vergeleken met \(other)") }
}
