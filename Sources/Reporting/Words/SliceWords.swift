// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the section about groups that nobody named.
enum SliceWords {
    static let title = LocalizedText(en: "Groups that nobody named", nl: "Groepen die niemand had genoemd")
    static let lead = LocalizedText(
        en: """
            A model can fail people whom no law or form names: say, young mothers in small homes. One half of the rows was searched for such groups; \
            what was found had to show again on the other half.
            """,
        nl: """
            Een model kan mensen tekortdoen die geen wet of formulier noemt: bijvoorbeeld jonge moeders in kleine huizen. In de ene helft van de \
            rijen is naar zulke groepen gezocht; wat daar opviel, moest op de andere helft opnieuw blijken.
            """)
    static let nothing = LocalizedText(
        en: "In none of these groups is the model wrong beyond the limit on the other half.",
        nl: "In geen van deze groepen zit het model er op de andere helft verder naast dan de grens toelaat.")
    static let noCandidate = LocalizedText(
        en: "No group stood out enough to be judged.", nl: "Geen groep viel genoeg op om te beoordelen.")
    static let caption = LocalizedText(en: "What was found, judged on the other half", nl: "Wat is gevonden, beoordeeld op de andere helft")
    static let group = LocalizedText(en: "Group", nl: "Groep")
    static let ratio = LocalizedText(en: "Times the rest", nl: "Keer de rest")
    static let events = LocalizedText(en: "Events", nl: "Met de uitkomst")
    static let rows = LocalizedText(en: "Rows", nl: "Rijen")
    static let logLoss = LocalizedText(en: "Log-loss beyond promise", nl: "Log-loss boven belofte")
    static let note = LocalizedText(
        en: """
            “Times the rest”: events for each one that the model expects, against everybody else. Above 1 the model underrates the group, below 1 \
            it overrates it.
            """,
        nl: """
            “Keer de rest”: hoe vaak de uitkomst voorkomt per keer dat het model die verwacht, vergeleken met alle anderen. Boven 1 schat het model \
            de groep te laag in, onder 1 te hoog.
            """)
    static let seeSection = LocalizedText(en: "See the groups that nobody named", nl: "Zie de groepen die niemand had genoemd")

    static func open(_ count: String, of total: String) -> LocalizedText {
        LocalizedText(
            en: "For \(count) of \(total) groups that were found the other half is not enough to say. That is not a pass.",
            nl: "Voor \(count) van de \(total) gevonden groepen is de andere helft te klein om iets te zeggen. Dat is geen voldoende.")
    }

    static func more(_ count: Int, _ numbers: NumberWords) -> LocalizedText {
        count == 1
            ? LocalizedText(en: "And one more such group.", nl: "En nog één zo'n groep.")
            : LocalizedText(en: "And \(numbers.count(count)) more such groups.", nl: "En nog \(numbers.count(count)) van zulke groepen.")
    }
}
