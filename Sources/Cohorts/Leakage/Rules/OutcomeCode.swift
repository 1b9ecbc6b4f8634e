// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Learning
import StatMath

/// A cost, a code or a record that is the outcome under another name.
struct OutcomeCode: LeakageRule {
    let trap = LeakageTrap.outcomeCode
    /// Costs that only a pregnancy makes, as parts of column names.
    private static let pregnancyCosts = ["geboortezorg", "verlos", "kraam"]
    /// A level of which nearly all rows have the outcome, and that holds a good part of all events.
    private static let (purity, reach, fewest, commonest) = (0.95, 0.3, 20, 0.3)

    var sentences: [SentenceTemplate] {
        [
            sentence(
                en: "The feature {feature} reads the same records as an outcome, in the same time. Leave it out, or end its window before "
                    + "the index.",
                nl: "De eigenschap {feature} leest dezelfde gegevens als een uitkomst, over dezelfde tijd. Laat haar weg, of stop vóór de "
                    + "peildatum."),
            sentence(
                "shared",
                en: "The feature {feature} is computed from a column that also makes an outcome. Is that meant?",
                nl: "De eigenschap {feature} volgt uit een kolom die ook een uitkomst bepaalt. Is dat de bedoeling?"),
            sentence(
                "pregnancy",
                en: "The feature {feature} holds costs of birth care of the year of the index or later: they say that there is a pregnancy. Take an "
                    + "earlier year.",
                nl: "De eigenschap {feature} bevat kosten van geboortezorg uit het jaar van de peildatum of later: die verraden de zwangerschap. "
                    + "Neem een eerder jaar."),
            sentence(
                "level",
                en:
                    "Of the rows with one value of {feature}, {count:count} of {total:count} have the outcome {outcome}. Is it a code for "
                    + "the outcome?",
                nl: "Van de rijen met één waarde van {feature} hebben {count:count} van {total:count} de uitkomst {outcome}. Is dit een "
                    + "code voor de "
                    + "uitkomst?"),
        ]
    }

    func findings(in study: LintedStudy) -> [LeakageFinding] {
        study.features.compactMap { feature in
            if feature.columns.contains(where: { column in Self.pregnancyCosts.contains { column.contains($0) } }),
                feature.register != nil, feature.moment.reachesYearOfIndex || feature.moment == .index
            {
                return LeakageFinding(trap, .feature(feature.name), .blocking, "pregnancy")
            }
            let shared = study.outcomes.contains { $0.register == feature.register && !$0.columns.isDisjoint(with: feature.columns) }
            guard shared else { return nil }
            guard feature.register != nil else { return LeakageFinding(trap, .feature(feature.name), .warning, "shared") }
            return feature.moment.passesIndex ? LeakageFinding(trap, .feature(feature.name), .blocking) : nil
        }
    }

    func findings(in rows: LintedRows, of study: LintedStudy) -> [LeakageFinding] {
        rows.outcomes.flatMap { outcome -> [LeakageFinding] in
            let known = outcome.known.indices.filter { outcome.known[$0] }
            let events = known.count { outcome.values[$0] == 1 }
            guard Double(events) < Self.commonest * Double(known.count) else { return [] }
            return rows.features.columns.compactMap { finding($0, outcome, known, events: events) }
        }
    }

    private func finding(_ column: FeatureColumn, _ outcome: CohortOutcome, _ known: [Int], events: Int) -> LeakageFinding? {
        for level in levels(of: column, outcome, known) {
            guard level.rows >= Self.fewest, Double(level.events) >= Self.reach * Double(events),
                let share = Proportion(level.events, of: level.rows), share.value >= Self.purity, share.wilson().low > 0.85
            else { continue }
            return LeakageFinding(
                trap, .feature(column.name), .warning, outcome: outcome.name, "level",
                arguments: ["outcome": .text(outcome.name)], value: share.value, count: level.events, total: level.rows)
        }
        return nil
    }

    /// The levels of a code; of a number that is 0 in many rows, whether it is above.
    private func levels(of column: FeatureColumn, _ outcome: CohortOutcome, _ known: [Int]) -> [(rows: Int, events: Int)] {
        switch column.values {
        case .nominal(let codes, let levels):
            var counts = [(rows: Int, events: Int)](repeating: (0, 0), count: levels.count)
            for row in known where codes[row] >= 0 {
                counts[Int(codes[row])].rows += 1
                counts[Int(codes[row])].events += Int(outcome.values[row])
            }
            return counts
        case .numeric(let values):
            guard values.count(where: { $0 == 0 }) * 2 > values.count else { return [] }
            let above = known.filter { values[$0] > 0 }
            return [(above.count, above.count { outcome.values[$0] == 1 })]
        }
    }
}
