// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// A number that runs on with the rows.
struct NamedRows: LeakageRule {
    let trap = LeakageTrap.namesRows

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The feature {feature} names rows: another value in nearly every row. Give it the role key or ignore.",
                nl: "De eigenschap {feature} wijst rijen aan: in bijna elke rij een andere waarde. Geef haar de rol key of ignore.")
        ]
    }

    func findings(in rows: LintedRows, of study: LintedStudy) -> [LeakageFinding] {
        study.features.filter { feature in
            rows.table.columns.contains { feature.columns == [$0.name.lowercased()] && NamesRows.test($0) }
        }.map { LeakageFinding(trap, .feature($0.name), .blocking) }
    }
}
