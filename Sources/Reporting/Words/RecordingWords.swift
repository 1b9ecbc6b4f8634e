// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the section about how outcome and features are recorded.
enum RecordingWords {
    static let title = LocalizedText(en: "Is the outcome itself recorded alike?", nl: "Is de uitkomst zelf overal gelijk vastgelegd?")
    static let lead = LocalizedText(
        en: """
            A model learns what is on record, not what happened. Where a group is watched more closely, more is on record; where forms are filled \
            in less fully, less. The model then passes that on.
            """,
        nl: """
            Een model leert wat in de registers staat, niet wat er is gebeurd. Waar meer toezicht is, wordt meer vastgelegd; waar formulieren minder \
            goed zijn ingevuld, minder. Het model geeft dat door.
            """)
    static let outcomeTitle = LocalizedText(en: "The outcome", nl: "De uitkomst")
    static let featuresTitle = LocalizedText(en: "The features", nl: "De eigenschappen")
    static let ratio = LocalizedText(en: "On record, for equal need", nl: "Vastgelegd, bij gelijke nood")
    static let ratioNote = LocalizedText(
        en: "1: as often as in what the group is compared with. Above 1: more is on record than its need explains; below 1: less.",
        nl: "1: even vaak als waarmee de groep is vergeleken. Boven 1: er staat meer in de registers dan de nood verklaart; onder 1: minder.")
    static let ownRatio = LocalizedText(en: "This outcome", nl: "Deze uitkomst")
    static let comparatorRatio = LocalizedText(en: "What it is held against", nl: "Waarmee die is vergeleken")
    static let measured = LocalizedText(en: "Recorded of what is true", nl: "Vastgelegd van wat waar is")
    static let column = LocalizedText(en: "Feature", nl: "Eigenschap")
    static let own = LocalizedText(en: "In the group", nl: "In de groep")
    static let other = LocalizedText(en: "In the others", nl: "In de rest")
    static let measuredRatio = LocalizedText(en: "Ratio", nl: "Verhouding")
    static let seeSection = LocalizedText(en: "See how it is recorded", nl: "Zie hoe het is vastgelegd")

    static func chartTitle(_ attribute: String) -> LocalizedText {
        LocalizedText(en: "On record, for equal need: by \(attribute)", nl: "Vastgelegd, bij gelijke nood: naar \(attribute)")
    }

    static func open(_ attribute: String, _ count: String, of total: String) -> LocalizedText {
        LocalizedText(
            en: "“\(attribute)”: for \(count) of \(total) groups the data are not enough to say. That is not a pass.",
            nl: "“\(attribute)”: voor \(count) van de \(total) groepen zijn er te weinig gegevens. Dat is geen voldoende.")
    }
}
