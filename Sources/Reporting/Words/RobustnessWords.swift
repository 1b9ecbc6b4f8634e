// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the section about other families, other areas and other years.
enum RobustnessWords {
    static let title = LocalizedText(en: "Would it hold elsewhere?", nl: "Zou het ergens anders ook kloppen?")
    static let refitsTitle = LocalizedText(en: "With other families of the same kind", nl: "Met andere gezinnen van dezelfde soort")
    static func refitsLead(_ resamples: String, failed: String) -> LocalizedText {
        LocalizedText(
            en: """
                The model was made anew \(resamples) times, each time from families that were drawn again from the same rows, with every choice that \
                was made for the study's own model made again (\(failed) times no model could be made). What it then loses on the rows as \
                they are is \
                its optimism; how far risks move is their instability.
                """,
            nl: """
                Het model is \(resamples) keer opnieuw gemaakt, steeds uit gezinnen die opnieuw uit dezelfde rijen zijn getrokken, met alle keuzes \
                opnieuw die voor het model van de studie zijn gemaakt (\(failed) keer lukte dat niet). Wat het dan verliest op de rijen \
                zoals ze zijn, \
                is het optimisme; hoe ver risico's verschuiven, is de instabiliteit.
                """)
    }
    static let caption = LocalizedText(en: "Corrected for optimism", nl: "Gecorrigeerd voor optimisme")
    static let apparent = LocalizedText(en: "On the rows learned from", nl: "Op de rijen waarvan het leerde")
    static let optimism = LocalizedText(en: "Optimism", nl: "Optimisme")
    static let corrected = LocalizedText(en: "To expect on new rows", nl: "Te verwachten op nieuwe rijen")
    static let chartTitle = LocalizedText(en: "How far a risk moves", nl: "Hoe ver een risico verschuift")
    static let original = LocalizedText(en: "Risk by the study's model", nl: "Risico volgens het model van de studie")
    static let resampled = LocalizedText(en: "Risk by models of other families", nl: "Risico volgens modellen van andere gezinnen")
    static let rows = LocalizedText(en: "Rows in the chart", nl: "Rijen in de grafiek")

    static func chartAlternative(_ risk: String, low: String, high: String) -> LocalizedText {
        LocalizedText(
            en: "Where the study's model says \(risk), 95 of 100 models of other families say between \(low) and \(high).",
            nl: "Waar het model van de studie \(risk) zegt, zeggen 95 van de 100 modellen van andere gezinnen tussen \(low) en \(high).")
    }

    static let areaTitle = LocalizedText(en: "In areas that it did not learn from", nl: "In gebieden waarvan het niet leerde")
    static let yearTitle = LocalizedText(en: "In years that came after", nl: "In jaren die erna kwamen")
    static let unitsLead = LocalizedText(
        en: """
            Each was judged by a model that did not learn from it. The interval of the average says how sure we are of the average; where a \
            next one would \
            lie is wider, for places and years differ. Small ones are judged together.
            """,
        nl: """
            Elk is beoordeeld door een model dat er niet van leerde. Het interval van het gemiddelde zegt hoe zeker dat gemiddelde is; waar \
            een volgend \
            gebied of jaar zou liggen, is breder, want plaatsen en jaren verschillen. Kleine zijn samengenomen.
            """)
    static let average = LocalizedText(en: "Average", nl: "Gemiddeld")
    static let next = LocalizedText(en: "A next one", nl: "Een volgend")
    static func merged(_ name: String, _ more: Int) -> LocalizedText {
        LocalizedText(en: "\(name) and \(more) more", nl: "\(name) en nog \(more)")
    }
    static let shown = LocalizedText(
        en: "The units that are furthest from 1; the table has all.", nl: "De gebieden of jaren die het verst van 1 liggen; de tabel heeft ze alle.")
    static let unit = LocalizedText(en: "Area or year", nl: "Gebied of jaar")
    static let between = LocalizedText(en: "Spread between them (SD)", nl: "Spreiding ertussen (SD)")
    static let summaryCaption = LocalizedText(en: "What they say together", nl: "Wat ze samen zeggen")

    static let transportTitle = LocalizedText(en: "In another year or place", nl: "In een ander jaar of op een andere plaats")
    static let transportLead = LocalizedText(
        en: """
            The model was made without the rows of that year or place, and judged there. Does it do otherwise because other people live there, \
            because the outcome is more or less frequent for all alike, or because other things predict it?
            """,
        nl: """
            Het model is gemaakt zonder de rijen van dat jaar of die plaats, en daar beoordeeld. Doet het daar anders omdat er andere mensen wonen, \
            omdat de uitkomst voor iedereen vaker of minder vaak voorkomt, of omdat andere dingen de uitkomst voorspellen?
            """)
    static let weightedLead = LocalizedText(
        en: "Without a single outcome from there, the other rows can be weighted so that they are like the people there:",
        nl: "Zonder één uitkomst van daar kunnen de andere rijen zo worden gewogen, dat ze lijken op de mensen daar:")
    static let groupsCaption = LocalizedText(
        en: "Observed / predicted of each group there, before and after the update",
        nl: "Werkelijk / voorspeld per groep daar, voor en na de wijziging")
    static let groupsAsTheyAreCaption = LocalizedText(
        en: "Observed / predicted of each group there", nl: "Werkelijk / voorspeld per groep daar")
    static let asItIs = LocalizedText(en: "As it is", nl: "Zoals het is")
    static let updated = LocalizedText(en: "Updated", nl: "Bijgewerkt")
    static let seeTransport = LocalizedText(en: "See that year or place", nl: "Zie dat jaar of die plaats")
}
