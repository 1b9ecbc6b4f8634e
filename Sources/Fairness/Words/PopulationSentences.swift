// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences about numbers by area, and about whom a capacity reaches.
enum PopulationSentences {
    static let all =
        ["", ".years"].map { form in
            let years = form.isEmpty ? ("", "") : (" in {first_year}-{last_year}", " in {first_year}-{last_year}")
            return SentenceTemplate(
                "area.planning\(form)",
                en: """
                    Of {total:count} rows in {areas:count} areas, {count:count} had “{outcome}”\(years.0); by the model {expected:0} were expected. Numbers \
                    of {printed:count} areas are large enough to print.
                    """,
                nl: """
                    Van {total:count} rijen in {areas:count} gebieden hadden er {count:count} “{outcome}”\(years.1); volgens het model werden het er \
                    {expected:0}. De getallen van {printed:count} gebieden zijn groot genoeg om te tonen.
                    """)
        } + [
            SentenceTemplate(
                "area.level",
                en: """
                    The smallest areas of which every number may be printed are those of the level “{column}” ({count:count} areas): each has at least \
                    {minimum:count} rows with and {minimum:count} without the outcome.
                    """,
                nl: """
                    De kleinste gebieden waarvan elk getal getoond mag worden, zijn die van het niveau “{column}” ({count:count} gebieden): elk heeft \
                    minstens {minimum:count} rijen met en {minimum:count} zonder de uitkomst.
                    """),
            SentenceTemplate(
                "area.level.whole",
                en: """
                    At no level do all areas have at least {minimum:count} rows with and {minimum:count} without the outcome: only the number of all areas \
                    together may be printed whole. A crosswalk to larger areas may help.
                    """,
                nl: """
                    Op geen enkel niveau hebben alle gebieden minstens {minimum:count} rijen met en {minimum:count} zonder de uitkomst: alleen het getal \
                    van alle gebieden samen mag getoond worden. Een koppeltabel naar grotere gebieden kan helpen.
                    """),
            SentenceTemplate(
                "area.level.none",
                en: "There are fewer than {minimum:count} rows with, or without, the outcome in all areas together: nothing is printed.",
                nl: "In alle gebieden samen zijn er minder dan {minimum:count} rijen met, of zonder, de uitkomst: er wordt niets getoond."),
            SentenceTemplate(
                "area.reach", en: "Of {total:count} rows, {count:count} are selected; the table says whom that reaches and misses in each group.",
                nl: "Van {total:count} rijen worden er {count:count} aangewezen; de tabel zegt wie daarmee per groep wordt bereikt en gemist."),
        ]
}
