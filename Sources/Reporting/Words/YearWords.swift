// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words of the section by year.
enum YearWords {
    static let title = LocalizedText(en: "Year by year", nl: "Jaar voor jaar")
    static let lead = LocalizedText(
        en: """
            A model holds as long as the world stays as it was. Where the outcome becomes more or less frequent at the same predicted risk, the \
            risks are out of date: they can be right on average over all years and wrong in the last.
            """,
        nl: """
            Een model klopt zolang de wereld blijft zoals die was. Komt de uitkomst bij hetzelfde voorspelde risico vaker of minder vaak voor, dan \
            zijn de risico's verouderd: ze kunnen over alle jaren samen kloppen en in het laatste jaar niet.
            """)
    static let figure = LocalizedText(en: "Observed / predicted in each year", nl: "Werkelijk / voorspeld per jaar")
    static let year = LocalizedText(en: "Year", nl: "Jaar")
    static let groups = LocalizedText(en: "Each group by year", nl: "Elke groep per jaar")
    static let groupsCaption = LocalizedText(
        en: "Observed / predicted by group and year, with 95% intervals", nl: "Werkelijk / voorspeld per groep en jaar, met 95%-intervallen")
    static let trend = LocalizedText(
        en: "Yearly change beside all others", nl: "Verandering per jaar, naast alle anderen")
    static let see = LocalizedText(en: "See the years", nl: "Zie de jaren")

    static func alternative(highest: (String, String), lowest: (String, String)) -> LocalizedText {
        LocalizedText(
            en: "Highest in \(highest.0): \(highest.1); lowest in \(lowest.0): \(lowest.1). 1 is as predicted.",
            nl: "Het hoogst in \(highest.0): \(highest.1); het laagst in \(lowest.0): \(lowest.1). 1 is zoals voorspeld.")
    }
}
