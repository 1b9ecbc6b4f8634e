// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What a study is for and not for, by the purpose that its plan declares.
struct PurposeWords: Sendable {
    let name: LocalizedText
    let isFor: [LocalizedText]
    let isNotFor: [LocalizedText]

    static let forTitle = LocalizedText(en: "What this is for", nl: "Waar dit voor is")
    static let notForTitle = LocalizedText(en: "What this is not for", nl: "Waar dit niet voor is")

    static func of(_ purpose: String) -> PurposeWords {
        switch purpose {
        case "research": research
        case "population-policy": populationPolicy
        case "individual-screening": individualScreening
        default: PurposeWords(name: LocalizedText(purpose), isFor: [], isNotFor: [noCause, noDecision])
        }
    }

    private static let noCause = LocalizedText(
        en: "Saying that a factor is a cause. The model shows what goes together.",
        nl: "Zeggen dat een kenmerk de oorzaak is. Het model laat zien wat samengaat.")
    private static let noDecision = LocalizedText(
        en: "Decisions about one person or one family.", nl: "Besluiten over één persoon of één gezin.")
    private static let otherPlaces = LocalizedText(
        en: "Places, years or groups that are not in these data, without testing it there first.",
        nl: "Plaatsen, jaren of groepen die niet in deze gegevens zitten, zonder het daar eerst te toetsen.")

    private static let research = PurposeWords(
        name: LocalizedText(en: "Research", nl: "Onderzoek"),
        isFor: [
            LocalizedText(
                en: "Learning which features go together with the outcome, and how well it can be predicted.",
                nl: "Leren welke kenmerken samengaan met de uitkomst, en hoe goed die te voorspellen is."),
            LocalizedText(
                en: "Finding where the data or the model treat groups differently.",
                nl: "Vinden waar de gegevens of het model groepen verschillend behandelen."),
        ],
        isNotFor: [
            noDecision,
            LocalizedText(
                en: "Lists of people, scores or cut-offs that leave the research environment.",
                nl: "Lijsten van mensen, scores of grenzen die de onderzoeksomgeving verlaten."),
            noCause,
        ])

    private static let populationPolicy = PurposeWords(
        name: LocalizedText(en: "Policy for a population", nl: "Beleid voor een bevolking"),
        isFor: [
            LocalizedText(
                en: "Seeing in which areas and groups the need is larger, so that support can be planned there.",
                nl: "Zien in welke gebieden en groepen de behoefte groter is, zodat u daar steun kunt plannen."),
            LocalizedText(
                en: "Working out beforehand whom an amount of support would reach, and whom not.",
                nl: "Vooraf uitrekenen wie u met een hoeveelheid steun zou bereiken, en wie niet."),
        ],
        isNotFor: [
            LocalizedText(
                en: "Choosing, visiting or judging one person or family.", nl: "Eén persoon of gezin uitkiezen, bezoeken of beoordelen."),
            LocalizedText(en: "Checks, sanctions or cuts.", nl: "Controle, straf of korting."),
            noCause, otherPlaces,
        ])

    private static let individualScreening = PurposeWords(
        name: LocalizedText(en: "Screening in care", nl: "Screening in de zorg"),
        isFor: [
            LocalizedText(
                en: "Helping a professional to offer support in time, next to their own judgement and a talk with the family.",
                nl: "Een professional helpen om op tijd steun aan te bieden, naast het eigen oordeel en een gesprek met het gezin."),
            LocalizedText(
                en: "The people and the capacity for which it was judged here.", nl: "De mensen en de capaciteit waarvoor het hier is beoordeeld."),
        ],
        isNotFor: [
            LocalizedText(
                en: "A decision without a person who can and may decide otherwise.",
                nl: "Een besluit zonder een mens die anders kan en mag besluiten."),
            LocalizedText(
                en: "Obligations, sanctions or a report about a family.", nl: "Verplichtingen, straf of een melding over een gezin."),
            LocalizedText(
                en: "Refusing support because a prediction is low.", nl: "Steun weigeren omdat een voorspelling laag is."),
            noCause, otherPlaces,
        ])
}
