// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Foundation
import RegisterData

/// Forms that only the rows show, or the plan of the split.
extension PlantedForm {
    static let families: [PlantedForm] = [
        .init(.familiesAcross, "study") { form in
            // Split by rows, though there are families of two.
            form.judgedFamilies = form.families.indices.map { UInt64($0 / 2) }
            form.families = form.families.indices.map { UInt64($0) }
        },
        .init(.familiesAcross, "study") { form in
            (form.siblings, form.study.split.keepsSiblings) = (.keep, true)
        },
        .init(.familiesAcross, "RINPERSOONHKW") { form in
            form.study.split.hasFamilies = false
            form.study.otherColumns = ["rinpersoonhkw", "year"]
        },
        .init(.familiesAcross, "mother_id") { form in
            form.study.split.hasFamilies = false
            form.study.otherColumns = ["mother_id"]
        },
        .init(.familiesAcross, "home") { form in
            form.study.split.hasFamilies = false
            form.study.otherColumns = ["home"]
            let homes = 400 + form.random.below(300)
            form.table.append(Column(name: "home", values: .text(form.index.indices.map { _ in "H\(form.random.below(homes))" })))
        },
        .init(.duplicateRows, "study") { $0.repeatRows(share: 0.05) },
        .init(.duplicateRows, "study") { $0.repeatRows(share: 0.15) },
        .init(.duplicateRows, "study") { $0.repeatRows(share: 0.4) },
        .init(.duplicateRows, "study") { form in
            // The register was read twice.
            form.take((0..<form.outcome.count).flatMap { [$0, $0] })
            form.families = form.families.indices.map { UInt64($0) }
        },
        .init(.duplicateRows, "study") { form in
            // Twins: one outcome and one mother, a row each, in families of their own.
            form.repeatRows(share: 0.08)
        },
    ]

    static let rows: [PlantedForm] = [
        .init(.truncatedCohort, "study") { form in
            form.study.index.longestWaitDays = 315
            form.study.index.registerEnds = form.study.index.lastDay
        },
        .init(.truncatedCohort, "study") { form in
            form.study.index.longestWaitDays = 315
            form.study.index.registerEnds = form.study.index.lastDay.map {
                CivilDay(daysSinceEpoch: $0.daysSinceEpoch + Int32(form.random.below(314)))
            }
        },
        .init(.truncatedCohort, "protection") { $0.truncate(longest: 315, spread: 180) },
        .init(.truncatedCohort, "protection") { $0.truncate(longest: 1_095, spread: 1_000) },
        .init(.truncatedCohort, "protection") { $0.truncate(longest: 600, spread: 400) },
        .init(.learnedBeforeSplit, "study") { $0.study.learnedSteps = [LearnedStep(name: "imputation", learnsFromAllRows: true)] },
        .init(.learnedBeforeSplit, "income") { $0.study.learnedSteps = [LearnedStep(name: "scaling", feature: "income", learnsFromAllRows: true)] },
        .init(.learnedBeforeSplit, "score") { form in
            let raw = form.index.map { _ in exp(form.normal()) }, n = Double(raw.count)
            let mean = raw.reduce(0, +) / n, spread = (raw.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
            form.add(raw.map { ($0 - mean) / spread }, named: "score")
        },
        .init(.learnedBeforeSplit, "filled") { form in
            var raw = form.index.map { _ in (500 * form.normal()).rounded() / 10 }
            let gaps = raw.indices.filter { _ in form.random.uniform() < 0.15 }, others = Set(raw.indices).subtracting(gaps)
            let mean = others.sorted().reduce(0) { $0 + raw[$1] } / Double(others.count)
            for row in gaps { raw[row] = mean }
            form.add(raw, named: "filled")
        },
        .init(.learnedBeforeSplit, "town_rate") { form in
            let town = form.index.map { _ in form.random.below(12) }
            var (rows, events) = ([Double](repeating: 0, count: 12), [Double](repeating: 0, count: 12))
            for (place, event) in zip(town, form.outcome) { (rows[place], events[place]) = (rows[place] + 1, events[place] + Double(event)) }
            form.add(town.map { events[$0] / rows[$0] }, named: "town_rate")
        },
    ]

    static let values: [PlantedForm] = [
        .init(.tellTale, "stay") { form in form.add(form.outcome.map { Double($0) * 5 + form.random.uniform() }, named: "stay") },
        .init(.tellTale, "folded") { form in
            form.add(form.outcome.map { $0 == 1 ? 5 + form.random.uniform() : 11 * form.random.uniform().rounded() }, named: "folded")
        },
        .init(.tellTale, "ward") { form in
            form.add(
                form.outcome.map { $0 == 1 ? Int32(form.random.below(9)) : 9 + Int32(form.random.below(9)) }, levels: (0..<18).map { "W\($0)" },
                named: "ward")
        },
        .init(.tellTale, "risk") { form in
            form.add(form.outcome.map { ($0 == 1 ? 4.2 : 0) + form.normal() * 0.9 }, named: "risk")
        },
        .init(.tellTale, "weight") { form in
            form.add(form.outcome.map { $0 == 1 ? 1_500 + 900 * form.random.uniform() : 2_500 + 2_000 * form.random.uniform() }, named: "weight")
        },
        .init(.tellingMissingness, "plan_day") { $0.gap("plan_day", events: 0, others: 1) },
        .init(.tellingMissingness, "visit") { $0.gap("visit", events: 1, others: 0) },
        .init(.tellingMissingness, "ward") { $0.gap("ward", events: 0.1, others: 0.7) },
        .init(.tellingMissingness, "birth_note") { $0.gap("birth_note", events: 0.8, others: 0.2) },
        .init(.tellingMissingness, "advice") { form in
            form.add(
                form.outcome.map { event in form.random.uniform() < (event == 1 ? 0.05 : 0.65) ? -1 : Int32(form.random.below(3)) },
                levels: ["a", "b", "c"], named: "advice")
        },
        .init(.namesRows, "number") { $0.number("number", from: 1) },
        .init(.namesRows, "record") { $0.number("record", from: 0) },
        .init(.namesRows, "case") { $0.number("case", from: 400_000) },
        .init(.namesRows, "shuffled") { $0.number("shuffled", from: 1, inOrder: false) },
        .init(.namesRows, "letter") { form in
            form.table.append(Column(name: "letter", values: .text(form.index.indices.map { "B\($0)" })))
            form.plan(.init(name: "letter", columns: ["letter"]))
        },
    ]
}

extension CleanStudy {
    /// Copies some rows, each in a family of its own.
    mutating func repeatRows(share: Double) {
        let again = outcome.indices.filter { _ in random.uniform() < share }
        take(Array(outcome.indices) + again)
        families = families.indices.map { UInt64($0) }
    }

    /// Outcomes known after a wait that differs; those after the end of the register are not there.
    mutating func truncate(longest: Int, spread: Int) {
        let waits = index.map { _ in longest - random.below(spread) }
        let end = (index.map(\.daysSinceEpoch).max() ?? 0) - 200
        table.removeAll { $0.name == "followed_until" }
        add(index.indices.map { CivilDay(daysSinceEpoch: index[$0].daysSinceEpoch + Int32(waits[$0])) }, named: "followed_until")
        take(index.indices.filter { index[$0].daysSinceEpoch + Int32(waits[$0]) <= end })
    }

    mutating func gap(_ name: String, events: Double, others: Double) {
        let missing = outcome.map { event -> UInt8 in random.uniform() < (event == 1 ? events : others) ? 1 : 0 }
        add(missing.map { $0 == 1 ? .nan : random.uniform() * 100 }, missing: missing, named: name)
    }

    mutating func number(_ name: String, from first: Int, inOrder: Bool = true) {
        var numbers = index.indices.map { Int64($0 + first) }
        if !inOrder { random.shuffle(&numbers) }
        table.append(Column(name: name, values: .integer(numbers)))
        plan(.init(name: name, columns: [name]))
    }
}
