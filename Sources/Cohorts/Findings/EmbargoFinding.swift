// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Learning

/// Training rows whose outcome was not known yet when the first test row is looked at.
public enum EmbargoFinding {
    /// - Parameters:
    ///   - split: made without an embargo.
    ///   - isDropped: whether the study leaves these rows out.
    /// - Returns: `nil` where there are no test rows.
    public static func finding(_ outcome: CohortOutcome, split: Split, days: SplitDays, isDropped: Bool, rows: String) -> Finding? {
        guard split.test.count > 0, split.training.count > 0 else { return nil }
        let late = days.late(split.training, before: split.test).count
        let total = split.training.count
        let isOpen = late > 0 && !isDropped
        return Finding(
            key: "cohort.embargo", about: About(outcome: outcome.name, rows: .train), value: Double(late) / Double(total), count: late, total: total,
            verdict: isOpen ? .insufficient : .information, why: isOpen ? "cohort.embargo.why" : nil,
            support: Support(cells: [late, total - late], rows: rows), stage: "split",
            says: Sentence(isDropped ? "cohort.embargo.dropped" : "cohort.embargo.kept"))
    }

    static let sentences: [SentenceTemplate] = [
        SentenceTemplate(
            "cohort.embargo.kept",
            en: "Of {count:count} of {total:count} rows to learn from, the outcome was known only after the first test row is looked at.",
            nl: "Van {count:count} van {total:count} leerrijen werd de uitkomst pas bekend nadat de eerste testrij wordt bekeken."),
        SentenceTemplate(
            "cohort.embargo.dropped",
            en:
                "{count:count} of {total:count} rows to learn from were left out: their outcome was known only after the first test row is seen.",
            nl: "{count:count} van {total:count} leerrijen blijven weg: hun uitkomst werd pas bekend nadat de eerste testrij wordt bekeken."),
        SentenceTemplate(
            "cohort.embargo.why", en: "A model in use would not have had them: write `embargo: drop` to see how it then does.",
            nl: "Een model in gebruik had ze niet gehad: schrijf `embargo: drop` om te zien hoe het dan gaat."),
    ]
}
