// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences about labels and measurements.
enum LabelSentences {
    static let all = [
        SentenceTemplate(
            "label.detection-ratio",
            en: """
                In group {group}, “{outcome}” is on record {value:ratio} times as often as in {compareTo}, beyond what the features and the \
                comparison with “{comparator}” explain (between {low:ratio} and {high:ratio}).
                """,
            nl: """
                In de groep {group} staat “{outcome}” {value:ratio} keer zo vaak in de registers als bij {compareTo}, meer dan de eigenschappen en \
                de vergelijking met “{comparator}” verklaren (tussen {low:ratio} en {high:ratio}).
                """),
        SentenceTemplate(
            "label.detection-ratio.history",
            en: """
                Among those whom an earlier policy flagged ({column}), “{outcome}” is on record {value:ratio} times as often as among the others, \
                beyond what the features and the comparison with “{comparator}” explain (between {low:ratio} and {high:ratio}).
                """,
            nl: """
                Bij wie eerder beleid al had aangewezen ({column}) staat “{outcome}” {value:ratio} keer zo vaak in de registers als bij de anderen, \
                meer dan de eigenschappen en de vergelijking met “{comparator}” verklaren (tussen {low:ratio} en {high:ratio}).
                """),
        SentenceTemplate(
            "label.needs-comparator",
            en: """
                Not to be told: more recorded cases may be more need or a closer look. It takes an outcome that another system recorded for \
                everybody alike (`comparator`).
                """,
            nl: """
                Niet te zeggen: meer geregistreerde gevallen kan meer nood zijn, of meer toezicht. Daarvoor is een uitkomst nodig die een ander \
                systeem bij iedereen gelijk heeft vastgelegd (`comparator`).
                """),
        SentenceTemplate(
            "label.needs-history",
            en: "Not to be told whether earlier policy shaped the records. It takes a column that says whom that policy flagged (`history`).",
            nl:
                "Niet te zeggen of eerder beleid de registers heeft gekleurd. Daarvoor is een kolom nodig die zegt wie toen is aangewezen "
                + "(`history`)."
        ),
        SentenceTemplate(
            "measurement.ratio",
            en: """
                Of what is true, {column} records {value:ratio} times as much in group {group} as in {compareTo} (between {low:ratio} and \
                {high:ratio}).
                """,
            nl: """
                Van wat waar is legt {column} in de groep {group} {value:ratio} keer zoveel vast als bij {compareTo} (tussen {low:ratio} en \
                {high:ratio}).
                """),
        SentenceTemplate(
            "measurement.needs-validation",
            en: """
                Not to be told: a lower value may be true or recorded less fully. It takes a sample in which somebody looked up the true values \
                (`validation`).
                """,
            nl: """
                Niet te zeggen: een lagere waarde kan waar zijn, of minder goed vastgelegd. Daarvoor is een steekproef nodig waarin iemand de ware \
                waarden heeft nagezocht (`validation`).
                """),
    ]
}
