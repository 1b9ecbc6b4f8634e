// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences of this room's findings.
public enum CohortsSentences {
    public static let all: [SentenceTemplate] =
        [
            SentenceTemplate(
                "cohort.flow.all", en: "{count:count} of {total:count} rows are left.", nl: "{count:count} van {total:count} rijen blijven over."),
            SentenceTemplate(
                "cohort.flow.group", en: "Of {group}, {count:count} of {total:count} rows are left.",
                nl: "Van {group} blijven {count:count} van {total:count} rijen over."),
        ] + LeakageLinter.sentences + WordingLint.sentences
}
