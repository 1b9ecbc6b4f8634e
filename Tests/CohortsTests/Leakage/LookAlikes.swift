// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Foundation
import RegisterData

/// Studies that look like a trap and are honest, ten kinds.
enum LookAlikes {
    static let all: [@Sendable (inout CleanStudy) -> Void] = [
        // Two years before, out in time.
        { $0.plan(.init(name: "wealth", register: "VEHTAB", time: .annual, moment: .years(-3 ... -3), publishedAfterMonths: 18)) },
        // An honest predictor of AUC .95: the outcome follows it, not the other way round.
        { form in
            let x = form.index.map { _ in form.normal() }
            form.outcome = x.map { form.random.uniform() < 1 / (1 + exp(-(5.5 * $0 - 4))) ? 1 : 0 }
            form.add(x, named: "strong")
        },
        // Missing more often with the outcome, as poverty does.
        { $0.gap("wage", events: 0.3, others: 0.15) },
        // Few values, so that many rows are alike by chance.
        { form in
            form.columns.removeAll()
            for name in ["parity", "smokes", "sex", "season"] { form.add(form.index.map { _ in Double(form.random.below(4)) }, named: name) }
        },
        // Earlier measures, up to the index.
        {
            $0.plan(
                .init(
                    name: "earlier", register: "JGDBESCHERMBUS", columns: ["jgdbmaatregel"], time: .spell, moment: .days(-1_000...0),
                    relative: .init(name: "mother"), publishedAfterMonths: nil))
        },
        // A spell that is cut at the index, costs of birth care of an earlier pregnancy.
        { form in
            form.plan(.init(name: "length", register: "SECMBUS", columns: ["s", "e"], time: .spell, spellEnd: "e", isCutAtIndex: true))
            form.plan(.init(name: "earlier_birth", register: "ZVW", columns: ["zvwkgeboortezorg"], time: .annual, moment: .years(-2 ... -2)))
        },
        // A date of before the index, and a column named after an earlier year.
        { form in
            form.add(form.index.map { CivilDay(daysSinceEpoch: $0.daysSinceEpoch - Int32(form.random.below(900))) }, named: "moved")
            form.plan(.init(name: "since_moved", columns: ["moved", "conception"]))
            form.plan(.init(name: "income2012", columns: ["income2012"]))
        },
        // A wait that differs, all seen: the register goes on long enough.
        { form in
            let end = (form.index.map(\.daysSinceEpoch).max() ?? 0) - 400
            form.take(form.index.indices.filter { form.index[$0].daysSinceEpoch < end })
            form.table.removeAll { $0.name == "followed_until" }
            form.add(form.index.map { CivilDay(daysSinceEpoch: $0.daysSinceEpoch + 200 + Int32(form.random.below(115))) }, named: "followed_until")
        },
        // Shares between 0 and 1, whole thousands, many zeros.
        { form in
            form.add(form.index.map { _ in (form.random.uniform() * 100).rounded() / 100 }, named: "share")
            form.add(form.index.map { _ in form.random.uniform() < 0.7 ? 0 : Double(1 + form.random.below(20)) }, named: "cigarettes")
        },
        // A code that is rare, and of which half have the outcome.
        { form in
            let codes = form.logOdds.map { odds -> Int32 in form.random.uniform() < 0.04 + 0.05 / (1 + exp(-odds)) ? 1 : 0 }
            form.outcome = codes.indices.map { row in codes[row] == 1 ? UInt8(form.random.below(2)) : form.outcome[row] }
            form.add(codes, levels: ["none", "risk"], named: "diagnosis")
            form.plan(
                .init(
                    name: "partner_wage", register: "SPOLISBUS", time: .spell, moment: .days(-365...0),
                    relative: .init(name: "partner", moment: .index)))
        },
    ]
}
