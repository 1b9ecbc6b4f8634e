// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the section about archetypes and flips.
enum FlipWords {
    static let title = LocalizedText(en: "Recognisable families, and one change about them", nl: "Herkenbare gezinnen, en één verandering")
    static let lead = LocalizedText(
        en: """
            What does the model make of a family that you would recognise, and how much does its score change when one thing about it changes? This \
            is about the model, not about what happens to families: a change that moves the score need not move the outcome.
            """,
        nl: """
            Wat maakt het model van een gezin dat u zou herkennen, en hoeveel verandert de score als er één ding aan dat gezin verandert? Dit gaat \
            over het model, niet over wat gezinnen overkomt: een verandering van de score hoeft de uitkomst niet te veranderen.
            """)
    static let flipsTitle = LocalizedText(en: "One change, all else as it is", nl: "Eén verandering, de rest zoals het is")
    static let flipsLead = LocalizedText(
        en: "The same rows were scored twice. Rows that would become something that cannot be, or that next to nobody is, are left out.",
        nl: "Dezelfde rijen kregen twee keer een score. Rijen die iets onmogelijks zouden worden, of iets wat bijna niemand is, tellen niet mee.")
    static let archetypesTitle = LocalizedText(en: "Families as somebody drew them up", nl: "Gezinnen zoals iemand ze heeft bedacht")
    static let archetypesLead = LocalizedText(
        en: "First what the model gives when the values are written in; then the families in the data that are really so.",
        nl: "Eerst wat het model geeft als de waarden zijn ingevuld; daarna de gezinnen in de gegevens die echt zo zijn.")
    static let together = LocalizedText(en: "Together, and one by one", nl: "Samen, en één voor één")
    static let change = LocalizedText(en: "Change", nl: "Verandering")
    static let archetype = LocalizedText(en: "Family", nl: "Gezin")
    static let meanScore = LocalizedText(en: "Mean score", nl: "Gemiddelde score")
    static let difference = LocalizedText(en: "Difference (points)", nl: "Verschil (procentpunt)")
    static let topDecile = LocalizedText(en: "In the top tenth", nl: "In het hoogste tiende")
    static let selected = LocalizedText(en: "Selected", nl: "Aangewezen")
    static let everybody = LocalizedText(en: "The same rows as they are", nl: "Dezelfde rijen zoals ze zijn")
    static let real = LocalizedText(en: "Such rows in the data", nl: "Zulke rijen in de gegevens")
    static let happened = LocalizedText(en: "Had the outcome", nl: "Had de uitkomst")
    static let expected = LocalizedText(en: "Expected", nl: "Verwacht")
    static let notTold = LocalizedText(en: "not told", nl: "geen getal")
    static let figureTitle = LocalizedText(
        en: "How much each change moves the mean score", nl: "Hoeveel elke verandering de gemiddelde score verschuift")
    static let figureNote = LocalizedText(
        en: "Percentage points, with what the model is unsure of. The dotted line is no change.",
        nl: "Procentpunt, met wat het model niet zeker weet. De stippellijn is geen verandering.")
    static let seeSection = LocalizedText(en: "See the recognisable families", nl: "Zie de herkenbare gezinnen")
}
