// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences about slices.
enum SliceSentences {
    static let all = [
        SentenceTemplate(
            "slice.search",
            en: """
                In {search_rows:count} rows, {total:count} groups of at least {minimum:count} that the features make were looked at; \
                {count:count} of them were then judged on {judged_rows:count} other rows.
                """,
            nl: """
                In {search_rows:count} rijen zijn {total:count} groepen van minstens {minimum:count} bekeken die de eigenschappen maken; \
                {count:count} daarvan zijn daarna beoordeeld op {judged_rows:count} andere rijen.
                """),
        SentenceTemplate(
            "slice.observed-expected",
            en: """
                Where {group}: measured by what the model expects, “{outcome}” happens {value:ratio} times as often as elsewhere \
                (between {low:ratio} and {high:ratio}).
                """,
            nl: """
                Waar {group}: gemeten aan wat het model verwacht komt “{outcome}” {value:ratio} keer zo vaak voor als elders (tussen {low:ratio} en \
                {high:ratio}).
                """),
        SentenceTemplate(
            "slice.log-loss",
            en: "Where {group}, the scores miss by {value:4} more (log-loss) than they promise, against elsewhere (between {low:4} and {high:4}).",
            nl: "Waar {group} zitten de scores er {value:4} meer naast (log-loss) dan ze beloven, vergeleken met elders (tussen {low:4} en {high:4})."
        ),
        SentenceTemplate(
            "slice.nothing", en: "Not judged: there are too few rows or no features to search.",
            nl: "Niet beoordeeld: er zijn te weinig rijen of geen eigenschappen om te doorzoeken."),
    ]
}
