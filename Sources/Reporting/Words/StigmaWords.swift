// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the section about neighbourhoods.
enum StigmaWords {
    static let title = LocalizedText(en: "Where flags and false alarms fall", nl: "Waar aanwijzingen en vals alarm terechtkomen")
    static let lead = LocalizedText(
        en: """
            A neighbourhood where many are flagged wrongly gets a name that it did not earn. That more are flagged where the risk is higher is not \
            by itself unfair; more false alarms than the scores themselves expect is.
            """,
        nl: """
            Een buurt waar velen ten onrechte worden aangewezen, krijgt een naam die zij niet verdient. Dat er meer worden aangewezen waar het \
            risico hoger is, is nog niet oneerlijk. Meer vals alarm dan de scores zelf verwachten is dat wel.
            """)
    static let lorenzTitle = LocalizedText(en: "How false alarms lie over neighbourhoods", nl: "Hoe vals alarm over buurten is verdeeld")
    static let lorenzRows = LocalizedText(
        en: "Share of rows, least burdened neighbourhoods first", nl: "Deel van de rijen, buurten met het minste vals alarm eerst")
    static let lorenzAlarms = LocalizedText(en: "Share of false alarms", nl: "Deel van het vals alarm")
    static let lorenzNote = LocalizedText(
        en: "The dotted line: every row carries as much. The further the line hangs below it, the more a few neighbourhoods carry.",
        nl: "De stippellijn: elke rij draagt evenveel. Hoe verder de lijn eronder hangt, hoe meer een paar buurten dragen.")
    static let flagged = LocalizedText(en: "Flagged", nl: "Aangewezen")
    static let flaggedPerThousand = LocalizedText(en: "Flagged per 1,000", nl: "Aangewezen per 1.000")
    static let quotient = LocalizedText(en: "Times the average", nl: "Keer het gemiddelde")
    static let falsePerThousand = LocalizedText(en: "Wrongly per 1,000", nl: "Ten onrechte per 1.000")
    static let falseAlarms = LocalizedText(en: "Wrongly", nl: "Ten onrechte")
    static let expected = LocalizedText(en: "Wrongly, by expected", nl: "Ten onrechte / verwacht")
    static let neighbourhood = LocalizedText(en: "Neighbourhood", nl: "Buurt")
    static let seeSection = LocalizedText(en: "See where false alarms fall", nl: "Zie waar vals alarm valt")

    static func top(_ count: String) -> LocalizedText {
        LocalizedText(
            en: "The \(count) neighbourhoods where most are flagged for their size",
            nl: "De \(count) buurten waar naar verhouding het meest is aangewezen")
    }

    static func all(_ count: String) -> LocalizedText {
        LocalizedText(en: "All \(count) neighbourhoods", nl: "Alle \(count) buurten")
    }

    static func lorenzAlternative(rows: String, alarms: String) -> LocalizedText {
        LocalizedText(
            en: "The \(rows) of rows in the most burdened neighbourhoods carry \(alarms) of all false alarms.",
            nl: "De \(rows) van de rijen in de zwaarst belaste buurten dragen \(alarms) van alle vals alarm.")
    }

    /// - Parameter concerns: `nil` for none.
    static func judged(_ total: String, concerns: String?, fine: String, open: String) -> LocalizedText {
        LocalizedText(
            en: """
                Of \(total) neighbourhoods with flags, \(concerns ?? "none") \(concerns == "1" ? "has" : "have") more false alarms than the limit \
                allows, \(fine) stay within it; for \(open) the data are not enough to say.
                """,
            nl: """
                Van de \(total) buurten met aanwijzingen \(concerns == nil || concerns == "1" ? "heeft" : "hebben") er \(concerns ?? "geen een") \
                meer vals alarm dan de grens toelaat, en blijven er \(fine) binnen de grens. Voor \(open) zijn er te weinig gegevens.
                """)
    }

    /// - Parameters:
    ///   - wrongly: of 100 flagged.
    ///   - most: how far above expectation false alarms can be.
    static func cannotReach(wrongly: String, most: String, limit: String) -> LocalizedText {
        LocalizedText(
            en: """
                Of 100 flagged, \(wrongly) are flagged wrongly. So many cannot be much more than the scores expect: at most about \(most) times. The \
                limit of \(limit) can hardly be reached. “Within the limit” says little here; look at how many there are.
                """,
            nl: """
                Van 100 aangewezenen zijn er \(wrongly) ten onrechte aangewezen. Zoveel kunnen het er bijna niet méér zijn dan de scores \
                verwachten: hoogstens ongeveer \(most) keer. De grens van \(limit) is zo nauwelijks te bereiken. “Binnen de grens” zegt hier weinig; \
                kijk naar het aantal.
                """)
    }

    static func concerns(_ count: Int, of total: String, _ names: [String], _ numbers: NumberWords) -> LocalizedText {
        let first = names.prefix(4).joined(separator: ", "), rest = names.count - 4
        return LocalizedText(
            en: "In \(numbers.count(count)) of \(total) neighbourhoods more are flagged wrongly than the scores themselves expect: \(first)"
                + (rest > 0 ? " and \(rest) more." : "."),
            nl: "In \(numbers.count(count)) van de \(total) buurten worden er meer ten onrechte aangewezen dan de scores zelf verwachten: \(first)"
                + (rest > 0 ? " en nog \(rest)." : "."))
    }

    // Facts: what a number means, and what chance gives.

    static let gini = LocalizedText(
        en: "is how unevenly false alarms lie over neighbourhoods (Gini; 0 is even, 1 is all in one).",
        nl: "is hoe ongelijk vals alarm over buurten ligt (Gini; 0 is gelijk, 1 is alles in één buurt).")

    static func half(_ count: String, of total: String) -> LocalizedText {
        LocalizedText(
            en: "of neighbourhoods (\(count) of \(total)) carry half of all false alarms.",
            nl: "van de buurten (\(count) van de \(total)) draagt de helft van alle vals alarm.")
    }

    static func quotients(of total: String, above: String) -> LocalizedText {
        LocalizedText(
            en: "of \(total) neighbourhoods have more than \(above) times the average share of flagged.",
            nl: "van de \(total) buurten hebben meer dan \(above) keer het gemiddelde deel aangewezenen.")
    }

    static let moran = LocalizedText(
        en: "is how much neighbourhoods with many false alarms touch each other (Moran's I; 0 is no pattern, 1 is clusters).",
        nl: "is hoe sterk buurten met veel vals alarm aan elkaar grenzen (Morans I; 0 is geen patroon, 1 is bij elkaar).")

    static func byChance(_ value: String) -> LocalizedText {
        LocalizedText(en: "By chance alone: about \(value).", nl: "Door toeval alleen: ongeveer \(value).")
    }
}
