// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the parts about people who are alike, and about all attributes crossed.
enum AlikeWords {
    static func title(_ feature: String) -> LocalizedText {
        LocalizedText(en: "People who are alike in “\(feature)”", nl: "Mensen die gelijk zijn in “\(feature)”")
    }

    static let lead = LocalizedText(
        en: """
            A difference in who is selected may come from this one thing alone. So here groups are compared among people who are alike in it, and \
            those differences are averaged (conditional parity). Whether it is a good reason for a difference is for people to decide.
            """,
        nl: """
            Een verschil in wie wordt aangewezen kan door dit ene alleen komen. Daarom zijn groepen hier vergeleken onder mensen die erin gelijk \
            zijn, en zijn die verschillen gemiddeld (conditional parity). Of het een goede reden voor een verschil is, bepalen mensen.
            """)

    static func levels(_ attribute: String) -> LocalizedText {
        LocalizedText(en: "Level by level: \(attribute)", nl: "Per niveau: \(attribute)")
    }

    static func caption(_ group: String) -> LocalizedText {
        LocalizedText(en: "Share selected, group \(group) and the others", nl: "Deel dat wordt aangewezen, groep \(group) en de rest")
    }

    static let level = LocalizedText(en: "Level", nl: "Niveau")
    static let weight = LocalizedText(en: "Share of all rows", nl: "Deel van alle rijen")
    static let own = LocalizedText(en: "Selected in the group", nl: "Aangewezen in de groep")
    static let others = LocalizedText(en: "Selected among the others", nl: "Aangewezen in de rest")
    static let rows = LocalizedText(en: "Rows of the group", nl: "Rijen van de groep")
    static let seeSection = LocalizedText(en: "See the people who are alike", nl: "Zie de mensen die gelijk zijn")

    static let crossedTitle = LocalizedText(en: "All attributes crossed", nl: "Alle kenmerken samen")
    static let crossedLead = LocalizedText(
        en: """
            How much do all combinations of the attributes matter together, and do particular combinations stand out? This is information beside the \
            comparisons: a small share says nothing good of a single group.
            """,
        nl: """
            Hoeveel doen alle combinaties van de kenmerken er samen toe, en springen bepaalde combinaties eruit? Dit is informatie naast de \
            vergelijkingen: een klein deel zegt niets goeds over een enkele groep.
            """)
}
