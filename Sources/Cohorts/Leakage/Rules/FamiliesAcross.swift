// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Learning
import RegisterData

/// Brothers and sisters, households or dwellings on both sides of a split.
struct FamiliesAcross: LeakageRule {
    let trap = LeakageTrap.familiesAcross
    /// Groups of a household's size: so many different values a row, and none in more rows.
    private static let (shares, largest, fewest) = (0.3...0.9, 25, 200)
    private static let names = [
        "rinpersoonma", "rinpersoonmoeder", "rinpersoonhkw", "huishoudnr", "rinobjectnummer", "household_id", "family_id", "mother_id",
        "huishoudnummer",
        "gezinsnummer",
    ]

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "{count:count} families have rows on both sides of a split: the model recognises them. Split by family.",
                nl: "{count:count} gezinnen hebben rijen aan beide kanten van een verdeling: het model herkent ze. Verdeel per gezin."),
            sentence(
                "kept",
                en: "Rows of a family that also has test rows stay among those learned from (siblings: keep): the test looks better than it is.",
                nl: "Rijen van een gezin met testrijen blijven bij de rijen om van te leren (siblings: keep): de toets lijkt beter dan hij is."),
            sentence(
                "column",
                en: "The column {column} looks like a family, household or dwelling, and rows are split without it. Give it the role cluster.",
                nl: "De kolom {column} lijkt een gezin, huishouden of woning, en rijen worden verdeeld zonder daarop te letten. Geef haar de rol "
                    + "cluster."),
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        if study.split.hasFamilies { return study.split.keepsSiblings ? [LeakageFinding(trap, .study, .warning, "kept")] : [] }
        return study.otherColumns.filter { Self.names.contains($0) }.sorted().map { LeakageFinding(trap, .column($0), .warning, "column") }
    }

    func findings(in rows: LintedRows, of study: LintedStudy) -> [LeakageFinding] {
        guard study.split.hasFamilies else { return unused(rows, study) }
        let families = Clusters(keys: rows.families)
        let across = rows.splits.map { SplitChecker.familiesAcross($0, families: families) }.max() ?? 0
        guard across > 0 else { return [] }
        return [LeakageFinding(trap, .study, study.split.keepsSiblings ? .warning : .blocking, count: across)]
    }

    /// Texts that come back in a few rows each are keys of households.
    private func unused(_ rows: LintedRows, _ study: LintedStudy) -> [LeakageFinding] {
        rows.table.columns.compactMap { column in
            let name = column.name.lowercased()
            let isOpen = study.otherColumns.contains(name) && !Self.names.contains(name)
            guard isOpen, column.count >= Self.fewest, column.type == .text else { return nil }
            let coded = column.coded()
            var size = [Int](repeating: 0, count: coded.codes.count)
            for code in coded.index where code >= 0 { size[Int(code)] += 1 }
            guard Self.shares.contains(Double(size.count) / Double(column.count)), (size.max() ?? 0) <= Self.largest else { return nil }
            return LeakageFinding(trap, .column(column.name), .warning, "column")
        }
    }
}
