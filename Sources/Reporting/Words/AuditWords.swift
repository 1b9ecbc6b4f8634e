// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the audit by group.
enum AuditWords {
    static let title = LocalizedText(en: "Groups", nl: "Groepen")
    static let lead = LocalizedText(
        en: """
            Each group is held against what it is compared with. Groups differ in how often the outcome happens and in what is known about them, \
            so a difference in missed or wrongly selected is not by itself an error of the model; it is always something to explain.
            """,
        nl: """
            Elke groep is vergeleken. Groepen verschillen in hoe vaak de uitkomst voorkomt en in wat er over hen bekend is. Een verschil in gemist \
            of ten onrechte aangewezen is dus niet vanzelf een fout van het model; het vraagt wel altijd om uitleg.
            """)
    static let overviewTitle = LocalizedText(en: "All comparisons at a glance", nl: "Alle vergelijkingen in één oogopslag")
    static let overviewCaption = LocalizedText(
        en: "Difference between each group and what it is compared with (shares in percentage points)",
        nl: "Verschil tussen elke groep en waarmee die is vergeleken (delen in procentpunten)")
    static let group = LocalizedText(en: "Group", nl: "Groep")
    static let metric = LocalizedText(en: "Measure", nl: "Maat")
    static let value = LocalizedText(en: "Value", nl: "Waarde")
    static let interval = LocalizedText(en: "95% interval", nl: "95%-interval")
    static let counted = LocalizedText(en: "Rows", nl: "Rijen")
    static let difference = LocalizedText(en: "Difference", nl: "Verschil")
    static let ratio = LocalizedText(en: "Ratio", nl: "Verhouding")
    static let verdict = LocalizedText(en: "Verdict", nl: "Oordeel")
    static let comparedWith = LocalizedText(en: "Compared with", nl: "Vergeleken met")
    static let why = LocalizedText(en: "Why", nl: "Waarom")
    static let tooFew = LocalizedText(en: "too few", nl: "te weinig")
    static let allSentences = LocalizedText(en: "Every group in words", nl: "Elke groep in woorden")
    static let allNumbers = LocalizedText(en: "Every number of this audit", nl: "Elk getal van deze toets")
    static let chartNote = LocalizedText(
        en: "A mark is the group's value, the line its 95% interval, the dotted line what the group is compared with.",
        nl: "Een teken is de waarde van de groep, de lijn het 95%-interval, de stippellijn waarmee de groep is vergeleken.")

    static let comparisons: [String: LocalizedText] = [
        "overall": LocalizedText(en: "all rows", nl: "alle rijen"),
        "complement": LocalizedText(en: "all other rows", nl: "alle andere rijen"),
        "largest": LocalizedText(en: "the largest group", nl: "de grootste groep"),
    ]

    static let worstTitle = LocalizedText(en: "Largest differences between two groups", nl: "Grootste verschillen tussen twee groepen")
    static let worstLead = LocalizedText(
        en: "The largest of many differences is never zero: part of it is chance, more so with many or small groups.",
        nl: "Het grootste van veel verschillen is nooit nul: een deel is toeval, meer nog bij veel of kleine groepen.")
    static let worstCaption = LocalizedText(en: "Largest difference per attribute and measure", nl: "Grootste verschil per kenmerk en maat")
    static let attribute = LocalizedText(en: "Attribute", nl: "Kenmerk")
    static let highest = LocalizedText(en: "Highest", nl: "Hoogst")
    static let lowest = LocalizedText(en: "Lowest", nl: "Laagst")

    static func alternative(_ metric: String, highest: (String, String), lowest: (String, String), unprinted: Int) -> LocalizedText {
        let rest =
            unprinted == 0
            ? LocalizedText("")
            : LocalizedText(
                en: " Not printed for \(unprinted) \(unprinted == 1 ? "group" : "groups") with too few.",
                nl: " Niet afgedrukt voor \(unprinted) \(unprinted == 1 ? "groep" : "groepen") met te weinig.")
        return LocalizedText(
            en: "Highest for \(highest.0): \(highest.1). Lowest for \(lowest.0): \(lowest.1).\(rest.en)",
            nl: "Het hoogst voor \(highest.0): \(highest.1). Het laagst voor \(lowest.0): \(lowest.1).\(rest.nl)")
    }

    static let nothingPrinted = LocalizedText(
        en: "No group has enough events to print this.", nl: "Geen groep heeft genoeg gevallen om dit af te drukken.")

    static func one(_ group: String, _ value: String) -> LocalizedText { LocalizedText(en: "\(group): \(value).", nl: "\(group): \(value).") }

    static let areasTitle = LocalizedText(en: "Areas", nl: "Gebieden")
    static let areasLead = LocalizedText(
        en: "Whether the model predicts as well in each area. With many areas some differ by chance; small areas differ most.",
        nl: "Of het model in elk gebied even goed voorspelt. Bij veel gebieden wijken er altijd een paar af door toeval, vooral kleine gebieden.")
    static let area = LocalizedText(en: "Area", nl: "Gebied")
    static let areasShown = LocalizedText(
        en: "The chart shows the areas furthest from what was predicted; the table has all.",
        nl: "De grafiek toont de gebieden die het verst van de voorspelling liggen; de tabel heeft ze allemaal.")

    static func point(_ point: String) -> LocalizedText {
        LocalizedText(en: "All numbers are \(point).", nl: "Alle getallen gelden \(point).")
    }

    static let cases = LocalizedText(en: "Cases", nl: "Gevallen")
    static let byChance = LocalizedText(en: "By chance alone", nl: "Door toeval alleen")
    static let crossedTitle = LocalizedText(en: "Groups within groups", nl: "Groepen binnen groepen")
    static let crossedLead = LocalizedText(
        en:
            """
            Attributes taken together: a group can fall short that neither attribute shows by itself. Folded; only groups \
            with a concern are listed.
            """,
        nl: "Kenmerken samen: een groep kan tekortkomen zonder dat een van de kenmerken dat apart laat zien. Alleen groepen met een zorg staan erin.")
    static let noCrossedConcern = LocalizedText(
        en: "No comparison went beyond its limit. The evidence file has every number.",
        nl: "Geen vergelijking ging over de grens. Alle getallen staan in het bewijsbestand.")

    static func crossed(_ attributes: String, groups: String, concerns: String) -> LocalizedText {
        LocalizedText(
            en: "\(attributes): \(groups) groups, \(concerns) with a concern", nl: "\(attributes): \(groups) groepen, \(concerns) met een zorg")
    }
}
