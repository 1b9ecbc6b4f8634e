// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import Learning
import RegisterData

/// A study without a trap, drawn from a seed: births with their family, legal lags, gaps that say nothing, an outcome followed for years.
/// Forms of traps and look-alikes are changes of it.
struct CleanStudy {
    static let rowCount = 1_200
    static let firstYear = 2014

    var study: LintedStudy
    var columns: [FeatureColumn] = []
    var table: [Column] = []
    var outcome: [UInt8] = []
    var index: [CivilDay]
    var families: [UInt64]
    var siblings = SplitParameters.Siblings.dropFromTraining
    /// The log-odds that the outcome was drawn from.
    var logOdds: [Double] = []
    var random: Philox
    let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
        var random = Philox(seed: seed, stage: "clean-study")
        let n = Self.rowCount
        func normal() -> Double { (-2 * Foundation.log(max(1e-12, random.uniform()))).squareRoot() * cos(2 * .pi * random.uniform()) }
        let age = (0..<n).map { _ in (280 + 50 * normal()).rounded() / 10 }, income = (0..<n).map { _ in (30_000 * exp(0.5 * normal())).rounded() }
        let area = (0..<n).map { _ in Int32(random.below(8)) }
        let start = CivilDay(year: Self.firstYear, month: 1, day: 1)?.daysSinceEpoch ?? 0
        index = (0..<n).map { _ in CivilDay(daysSinceEpoch: start + Int32(random.below(5 * 365))) }
        for row in 0..<n {
            let poverty: Double = 10.3 - Foundation.log(income[row])
            let youth: Double = 28 - age[row]
            logOdds.append(-2 + 0.05 * youth + 0.3 * poverty + 0.1 * Double(area[row] % 3))
        }
        outcome = logOdds.map { random.uniform() < 1 / (1 + exp(-$0)) ? 1 : 0 }
        families = (0..<n).map { UInt64($0 / (1 + random.below(2)) + 1) }
        var income2 = income, gaps = [UInt8](repeating: 0, count: n)
        for row in 0..<n where random.uniform() < 0.1 { (income2[row], gaps[row]) = (.nan, 1) }
        columns = [
            FeatureColumn(name: "age", values: .numeric(age)), FeatureColumn(name: "income", values: .numeric(income2), missing: gaps),
            FeatureColumn(name: "area", values: .nominal(codes: area, levels: (0..<8).map { "WK\($0)" })),
        ]
        let known = index.map { CivilDay(daysSinceEpoch: $0.daysSinceEpoch + 3 * 365) }
        table = [
            Column(name: "conception", values: .date(index)), Column(name: "followed_until", values: .date(known)),
            Column(name: "age", values: .number(age)), Column(name: "income", values: .number(income)),
        ]
        study = LintedStudy(
            features: [
                FeatureProvenance(name: "age", register: "GBAPERSOONTAB", columns: ["birth_date"], time: .constant),
                FeatureProvenance(
                    name: "income", register: "INHATAB", columns: ["inhbrutinkh"], time: .annual,
                    moment: .years(-1 - Int(seed % 2) ... -1 - Int(seed % 2)),
                    relative: .init(name: "household", moment: .years(-1 ... -1))),
                FeatureProvenance(
                    name: "area", register: "VSLGWBTAB", columns: ["wc"], time: .snapshot, moment: .index,
                    relative: .init(name: "dwelling", moment: .index), boundaryYear: Self.firstYear - 1),
                FeatureProvenance(
                    name: "jobs", register: "SPOLISBUS", columns: ["wage"], time: .spell, moment: .days(-365...0), spellEnd: "end"),
            ],
            outcomes: [
                OutcomeProvenance(
                    name: "protection", register: "JGDBESCHERMBUS", columns: ["jgdbmaatregel"], knownAtColumn: "followed_until", followUpDays: 1_095,
                    endings: ["death", "emigration"])
            ],
            index: IndexProvenance(
                columns: ["conception"], laterEvents: ["birth"], firstDay: index.min(), lastDay: index.max()))
        self.random = random
    }

    mutating func normal() -> Double {
        (-2 * Foundation.log(max(1e-12, random.uniform()))).squareRoot() * cos(2 * .pi * random.uniform())
    }

    /// Adds a feature to the rows and, where the plan knows nothing better, to the plan.
    mutating func add(_ values: [Double], missing: [UInt8]? = nil, named name: String) {
        columns.append(FeatureColumn(name: name, values: .numeric(values), missing: missing))
        study.features.append(FeatureProvenance(name: name, columns: [name]))
    }

    mutating func add(_ codes: [Int32], levels: [String], missing: [UInt8]? = nil, named name: String) {
        columns.append(FeatureColumn(name: name, values: .nominal(codes: codes, levels: levels), missing: missing))
        study.features.append(FeatureProvenance(name: name, columns: [name]))
    }

    mutating func add(_ days: [CivilDay], named name: String) { table.append(Column(name: name, values: .date(days))) }

    /// Keeps only some rows, in this order; a row may come back.
    mutating func take(_ rows: [Int]) {
        columns = columns.map { column in
            let missing = column.missing.map { kinds in rows.map { kinds[$0] } }
            switch column.values {
            case .numeric(let values): return FeatureColumn(name: column.name, values: .numeric(rows.map { values[$0] }), missing: missing)
            case .nominal(let codes, let levels):
                return FeatureColumn(name: column.name, values: .nominal(codes: rows.map { codes[$0] }, levels: levels), missing: missing)
            }
        }
        table = table.map { column in
            switch column.values {
            case .date(let days): Column(name: column.name, values: .date(rows.map { days[$0] }))
            case .number(let values): Column(name: column.name, values: .number(rows.map { values[$0] }))
            case .integer(let values): Column(name: column.name, values: .integer(rows.map { values[$0] }))
            case .text(let values): Column(name: column.name, values: .text(rows.map { values[$0] }))
            case .category(let codes, let levels): Column(name: column.name, values: .category(codes: rows.map { codes[$0] }, levels: levels))
            }
        }
        outcome = rows.map { outcome[$0] }
        index = rows.map { index[$0] }
        families = rows.map { families[$0] }
        logOdds = rows.map { logOdds[$0] }
    }

    /// What the linter says of the plan and of the rows.
    func findings() throws -> [LeakageFinding] {
        let universe = Universe(count: outcome.count, fingerprint: FingerprintBuilder().finish())
        let known = [Bool](repeating: true, count: outcome.count)
        let split = try Splitter(universe: universe, families: families).split(known, SplitParameters(siblings: siblings, seed: seed))
        return LeakageLinter.lint(study) + (try lint(split, known))
    }

    private func lint(_ split: Split, _ known: [Bool]) throws -> [LeakageFinding] {
        let rows = LintedRows(
            table: try Table(columns: table), features: Features(rowCount: outcome.count, columns: columns),
            outcomes: [CohortOutcome(name: "protection", values: outcome, known: known)], index: index,
            years: index.map { $0.components.year }, families: judgedFamilies ?? families, splits: [split])
        return try LeakageLinter.lint(rows, of: study)
    }

    /// The families as they are, where the split went by others.
    var judgedFamilies: [UInt64]?
}
