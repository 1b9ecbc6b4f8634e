// SPDX-License-Identifier: EUPL-1.2

import SyntheticRegisters

/// `docs/truth-table.md`: what audits made of registers whose biases are known.
public struct TruthTablePage {
    private let results: [RegisterResult]
    /// Those of full registers, which are in no other count.
    let registers: [RegisterResult]
    private let others: Int
    private let freeze: Freeze

    /// - Parameters:
    ///   - results: those of another freeze are not used.
    ///   - others: registers that were run at other freezes.
    public init(results: [RegisterResult], others: Int = 0, freeze: Freeze) {
        let own = results.filter { $0.commit == freeze.commit }
        var seen: Set<String> = []
        let once = own.filter { seen.insert("\($0.cell) \($0.number)").inserted }
        self.results = once.filter { !$0.cell.hasSuffix(RegisterSource.registers.suffix) }
        registers = once.filter { $0.cell.hasSuffix(RegisterSource.registers.suffix) }
        self.others = others + results.count { $0.commit != nil } - once.count
        self.freeze = freeze
    }

    public var text: String {
        let sections = [introduction, caughtTable, notAtRandom, cleanTable, attribution, unidentified, decoys, asRegisters, conditions]
        return sections.flatMap { $0 }.joined(separator: "\n") + "\n"
    }

    private func rows(_ cell: TruthCell) -> [RegisterResult] { results.filter { $0.cell == cell.name } }

    private func rows(_ isWanted: (TruthCell.Arm) -> Bool) -> (rows: [RegisterResult], wanted: Int) {
        let cells = TruthPlan.cells.filter { isWanted($0.arm) }
        return (cells.flatMap(rows), cells.reduce(0) { $0 + $1.registers })
    }

    private var introduction: [String] {
        [
            "# The truth table", "",
            "An audit that cries wolf is as useless as one that is blind. `make truth-table` invents registers whose biases are known, has the program "
                + "study each as it would any table, and counts what it says: whether a bias is *caught* (a `concern` on the key that must say it, about "
                + "the right attribute and group, in the right direction, on the right column, step or year), and every *false alarm* (a `concern` whose true "
                + "value, computed from what only the maker of the register knows, is within its limit).", "",
            "100,000 births a register, 2015 to 2019, 500 areas, three attributes (15%, 30%, four levels) of which one, drawn at random, is affected. All "
                + "registers have the same study file and all optional inputs. Dials and limits were fixed before there was an audit. Seeds of "
                + "these registers come from the hash of the commit at which the audit was frozen (`\(freeze.commit.prefix(12))`), so nobody could have "
                + "looked at them before. The audit is a process of its own that is given a folder without any truth.", "",
            "\(results.count) of \(TruthPlan.cells.reduce(0) { $0 + $1.registers }) registers run.", "",
        ]
    }

    /// `34 of 100`, and the share where some are lacking.
    func count(_ hits: Int, _ rows: [RegisterResult]) -> String { rows.isEmpty ? "–" : "\(hits) of \(rows.count)" }

    private func caught(_ rows: [RegisterResult]) -> String { count(rows.count(where: \.isCaught), rows) }

    private static let keys: [Mechanism: String] = [
        .label: "`label.detection-ratio`", .measurement: "`measurement.ratio`", .missingAtRandom: "`missing.gap`",
        .representation: "`cohort.attrition`", .proxy: "`proxy.joint`, area first", .drift: "`validation.observed-expected` by year",
        .feedback: "`label.detection-ratio` about the past flag",
    ]

    private var caughtTable: [String] {
        let header = [
            "## Caught", "",
            "Needed: at medium 94 of 100 (form 3: 85), at strong 39 of 40; weak biases are within the limit on purpose. *Oracle*: a Wald test by one who knows "
                + "the form of the bias, whom it touches and everything else of the truth. *Rates*: a table of rates with a gap above 5 points on the affected "
                + "attribute.", "",
            "| | must be said by | weak | medium, constant | medium, a third of areas | strong | medium, varying with income | oracle, medium | rates, medium |",
            "|---|---|---|---|---|---|---|---|---|",
        ]
        return header
            + Mechanism.caught.map { mechanism in
                func of(_ strength: Strength, _ forms: [BiasForm]) -> [RegisterResult] {
                    rows {
                        if case .biased(mechanism, strength, let form) = $0 { return forms.contains(form) }
                        return false
                    }.rows
                }
                let usual: [BiasForm] = [.constant, .thirdOfAreas], medium = of(.medium, usual)
                return "| \(mechanism.letter) \(mechanism.rawValue) | \(Self.keys[mechanism] ?? "") | \(caught(of(.weak, usual))) | "
                    + "\(caught(of(.medium, [.constant]))) | \(caught(of(.medium, [.thirdOfAreas]))) | \(caught(of(.strong, usual))) | "
                    + "\(caught(of(.medium, [.varyingWithIncome]))) | \(count(medium.count { $0.oracle == true }, medium)) | "
                    + "\(count(medium.count(where: \.naive), medium)) |"
            } + [""]
    }

    private var notAtRandom: [String] {
        let found = rows { $0 == .notAtRandom }.rows
        let fine = found.count { $0.verdict == "fine" }, open = found.count(where: \.isLeftOpen)
        return [
            "Missing that depends on the value itself (c2, medium) cannot be seen by anybody: `fine` in \(count(fine, found)), left open "
                + "(`insufficient`) in \(count(open, found)).", "",
        ]
    }

    private var cleanTable: [String] {
        let kinds = TruthCell.Clean.allCases.map { kind in rows { $0 == .clean(kind) } }
        let all = kinds.flatMap(\.rows)
        func alarmed(_ rows: [RegisterResult], _ family: AlarmFamily) -> Int { rows.count { ($0.falseAlarms[family] ?? 0) > 0 } }
        func line(_ name: String, _ hits: ([RegisterResult]) -> Int) -> String {
            "| \(name) | " + (kinds.map { count(hits($0.rows), $0.rows) } + [count(hits(all), all)]).joined(separator: " | ") + " |"
        }
        return [
            "## False alarms on honest registers", "",
            "Registers with at least one false alarm in a family. C0: attributes independent of everything; C1: incomes of the affected group half a standard "
                + "deviation lower; C2: its need truly higher (.3 log-odds). Allowed: 28 of 400 in each family.", "",
            "| family | C0 | C1 | C2 | all |", "|---|---|---|---|---|",
        ] + AlarmFamily.allCases.map { family in line(family.rawValue) { alarmed($0, family) } }
            + [
                line("any") { rows in rows.count { $0.falseAlarms.values.contains { $0 > 0 } } },
                line("*a table of rates, gap above 5 points*") { $0.count(where: \.naiveAnywhere) }, "",
            ]
    }

    /// What one bias may truly cause elsewhere.
    private static let consequences: [Mechanism: Set<AlarmFamily>] = [
        .label: [.label, .fairness], .measurement: [.measurement, .fairness], .missingAtRandom: [.missing], .representation: [.cohort],
        .proxy: [.proxy, .stigma], .drift: [.validation], .feedback: [.label],
    ]

    private var attribution: [String] {
        let lines = Mechanism.caught.map { mechanism in
            let found = rows {
                if case .biased(mechanism, let strength, _) = $0 { return strength != .weak }
                return false
            }.rows
            let cells = AlarmFamily.allCases.map { family -> String in
                guard !found.isEmpty else { return "–" }
                let share = Double(found.count { ($0.falseAlarms[family] ?? 0) > 0 }) / Double(found.count)
                let text = String(format: share)
                return Self.consequences[mechanism]?.contains(family) == true ? "(\(text))" : share > 0.05 ? "**\(text)**" : text
            }
            return "| \(mechanism.letter) \(mechanism.rawValue) (\(found.count)) | " + cells.joined(separator: " | ") + " |"
        }
        return [
            "## What a bias is taken for", "",
            "Share of registers with a medium or strong bias in which something else is falsely alarmed. In brackets: where the bias has true consequences. "
                + "Allowed elsewhere: .05; **bold** is more.", "",
            "| bias | " + AlarmFamily.allCases.map(\.rawValue).joined(separator: " | ") + " |",
            "|---|" + String(repeating: "---|", count: AlarmFamily.allCases.count),
        ] + lines + [""]
    }

    private var unidentified: [String] {
        [
            "## Without the input that tells", "",
            "A biased label, a mis-measured feature and true need give the same data unless somebody brings a comparator, a validation sample or a history. "
                + "Needed: `insufficient` with the name of that input in 94 of 100; `fine` or \"bias\" is a failure.", "",
            "| register | named |", "|---|---|",
        ]
            + TruthCell.Unidentified.allCases.map { kind in
                let found = rows { $0 == .unidentified(kind) }.rows
                return "| \(kind.rawValue) | \(count(found.count(where: \.isLeftOpen), found)) |"
            } + [""]
    }

    private var decoys: [String] {
        [
            "## Decoys", "", "Printed, not judged: what is said of the affected group where something else is the matter.", "",
            "| decoy | a biased label is alarmed | families with false alarms |", "|---|---|---|",
        ]
            + TruthCell.Decoy.allCases.map { kind in
                let found = rows { $0 == .decoy(kind) }.rows
                let families = AlarmFamily.allCases.compactMap { family -> String? in
                    let hits = found.count { ($0.falseAlarms[family] ?? 0) > 0 }
                    return hits > 0 ? "\(family.rawValue) \(hits)" : nil
                }
                return "| \(kind.rawValue) | \(count(found.count { $0.verdict == "concern" }, found)) | \(families.joined(separator: ", ")) |"
            } + [""]
    }

    private var conditions: [String] {
        [
            "## Conditions", "",
            "- Form 2 (a third of the areas, three times as strong) cannot be at strong for b and c1: it would need a negative record or more missing answers "
                + "than there are; there all 40 have form 1. e and f have one form.",
            "- A register of area, income and need shifts has its true values computed with the scores that the study really gave, each row's true chance in "
                + "the place of its outcome.",
            "- Evaluations at earlier freezes: \(freeze.earlier.count). Registers that were run there, or twice: \(others).",
            "- The registers of the development have seeds 1 to 999; the form that varies with income was not looked at before the freeze.", "",
        ]
    }
}

extension String {
    /// Two decimals, as in `.05`.
    fileprivate init(format share: Double) {
        let hundredths = Int((share * 100).rounded())
        self = hundredths >= 100 ? "1" : hundredths == 0 ? "0" : ".\(hundredths < 10 ? "0" : "")\(hundredths)"
    }
}
