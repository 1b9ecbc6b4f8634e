// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the printed scorecard.
enum ScorecardWords {
    static let title = LocalizedText(en: "The scorecard", nl: "De puntenkaart")
    static let lead = LocalizedText(
        en: """
            A model that fits on paper. Add up the points of every condition that holds; the second table gives the risk that belongs to the total. \
            A condition whose value is missing does not hold. It shows what goes together, not what causes what.
            """,
        nl: """
            Een model dat op papier past. Tel de punten op van elke voorwaarde die klopt; de tweede tabel geeft het risico bij het totaal. Een \
            voorwaarde waarvan de waarde ontbreekt, klopt niet. De kaart toont wat samengaat, niet wat de oorzaak is.
            """)
    static let steps = LocalizedText(
        en: """
            Points for each step count as many times as there are steps: with 2 points for each step of 1 above 0, the value 3 gives 6 points. \
            A value that is missing makes no steps.
            """,
        nl: """
            Punten per stap tellen zo vaak als er stappen zijn: met 2 punten per stap van 1 boven 0 geeft de waarde 3 dus 6 punten. Een waarde \
            die ontbreekt, telt als nul stappen.
            """)
    static func eachStep(above low: String, most: String) -> LocalizedText {
        LocalizedText(en: "each step of 1 above \(low), at most \(most)", nl: "per stap van 1 boven \(low), hoogstens \(most)")
    }
    static let noPoints = LocalizedText(
        en: "No condition is worth a point on these rows: everybody has the same risk.",
        nl: "Geen voorwaarde is op deze rijen een punt waard: iedereen heeft hetzelfde risico.")
    static let cardCaption = LocalizedText(en: "Points for each condition that holds", nl: "Punten voor elke voorwaarde die klopt")
    static let condition = LocalizedText(en: "Condition", nl: "Voorwaarde")
    static let points = LocalizedText(en: "Points", nl: "Punten")
    static let total = LocalizedText(en: "Total score", nl: "Totaal")
    static let scoresCaption = LocalizedText(en: "What a total score means", nl: "Wat een totaal betekent")
    static let risk = LocalizedText(en: "Risk by the card", nl: "Risico volgens de kaart")
    static let interval = LocalizedText(en: "95% interval", nl: "95%-interval")
    static let seen = LocalizedText(en: "Seen in the training rows", nl: "Gezien in de leerrijen")
    static let scores = LocalizedText(en: "For totals", nl: "Bij totaal")
    static let scoresNote = LocalizedText(
        en: """
            The interval beside the risk takes the card as given; how the card itself could differ is said below. What was seen is given for \
            neighbouring totals together where one alone has fewer than 20 rows with, or without, the outcome. These are the rows that the card was \
            made from: how well it does on other rows is in the section on performance.
            """,
        nl: """
            Het interval naast het risico gaat uit van deze kaart; hoe de kaart zelf anders kan zijn, staat hieronder. Wat er is gezien, staat er \
            voor totalen samen als één totaal minder dan 20 rijen met, of zonder, de uitkomst heeft. Dit zijn de rijen waarvan de kaart is gemaakt: \
            hoe goed de kaart het op andere rijen doet, staat bij de prestaties.
            """)
    static let tooFew = LocalizedText(en: "too few", nl: "te weinig")
    static let stabilityTitle = LocalizedText(en: "How much the card could differ", nl: "Hoe anders de kaart had kunnen zijn")
    static let stabilityCaption = LocalizedText(
        en: "What cards from resampled rows choose", nl: "Wat kaarten op opnieuw getrokken rijen kiezen")
    static let chosen = LocalizedText(en: "Chose this condition", nl: "Koos deze voorwaarde")
    static let chosenFeature = LocalizedText(en: "Chose a condition of this feature", nl: "Koos een voorwaarde van dit kenmerk")
    static let meanPoints = LocalizedText(en: "Points that they give (mean)", nl: "Punten die ze geven (gemiddeld)")
    static let range = LocalizedText(en: "Least to most", nl: "Minste tot meeste")
    static let stabilityNote = LocalizedText(
        en:
            """
            Points are counted in the points of the printed card. A condition without points is not on the card, but other rows could have put it \
            there.
            """,
        nl:
            """
            Punten zijn geteld in punten van deze kaart. Een voorwaarde zonder punten staat niet op de kaart, maar had er met andere rijen kunnen \
            staan.
            """
    )

    /// "4 to 6", or one score.
    static func scores(_ from: Int, _ to: Int) -> LocalizedText {
        let (low, high) = (score(from), score(to))
        return from == to ? LocalizedText(low) : LocalizedText(en: "\(low) to \(high)", nl: "\(low) tot en met \(high)")
    }

    /// A total, with a minus sign and not a hyphen.
    static func score(_ score: Int) -> String { score < 0 ? "−\(-score)" : "\(score)" }

    static func formula(offset: String, multiplier: String) -> LocalizedText {
        LocalizedText(
            en: "Without the table: risk = 1 / (1 + exp(-(\(offset) + total) / \(multiplier))).",
            nl: "Zonder de tabel: risico = 1 / (1 + exp(-(\(offset) + totaal) / \(multiplier))).")
    }
}
