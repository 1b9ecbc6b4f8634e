// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected
import StatMath
import Testing

/// Groups of two attributes are judged by what they have beyond what the two add up to (methods 34).
@Suite("Departure from additivity")
struct InteractionTests {
    /// A crossed group: events, and how many of them are missed.
    struct Cell {
        let origin: String
        let sex: String
        let events: Int
        let missed: Int
    }

    private func audited(_ cells: [Cell], limit: Double? = 0.05, goals: [FairnessGoal] = [], minimumEvents: Int = 20) throws -> [Finding] {
        let (made, groups) = try predictions(
            cells.map {
                (
                    "\($0.origin) \($0.sex)",
                    ConfusionCounts(truePositives: $0.events - $0.missed, falsePositives: 10, falseNegatives: $0.missed, trueNegatives: 200)
                )
            })
        let parts = groups.map { $0.split(separator: " ").map(String.init) }
        let goal = limit.map { FairnessGoal(metric: "fnr", attribute: "origin", limit: $0) }
        return Verdicts.adjust(
            try GroupAudit(minimumEvents: minimumEvents, goals: goals + [goal].compactMap { $0 }).audit(
                made, selection: .threshold(0.5, of: made), attributes: [.made("origin", parts.map { $0[0] }), .made("sex", parts.map { $0[1] })],
                context: testContext))
    }

    private func departures(_ findings: [Finding], _ metric: String = "fnr") -> [Finding] {
        findings.filter { $0.key == "fairness.interaction.\(metric)" }
    }

    /// Both attributes matter, and they add up: 10, 30, 25 and 45 of 100 missed.
    private let additive = [
        Cell(origin: "A", sex: "m", events: 20_000, missed: 2_000), Cell(origin: "B", sex: "m", events: 8_000, missed: 2_400),
        Cell(origin: "A", sex: "f", events: 12_000, missed: 3_000), Cell(origin: "B", sex: "f", events: 4_000, missed: 1_800),
    ]

    @Test func whatAddsUpIsNoConcernOfTheIntersection() throws {
        let findings = try audited(additive)
        #expect(departures(findings).count == 4)
        #expect(departures(findings).allSatisfy { abs($0.value ?? 1) < 1e-12 && $0.verdict == .fine })
        // Each attribute apart is; and the gap of the crossed group is shown.
        #expect(findings.about("fairness.gap.fnr", "origin", "B")?.verdict == .concern)
        let crossed = findings.filter { $0.key.hasPrefix("fairness.gap.fnr") && $0.about.attribute == "origin x sex" }
        #expect(crossed.count == 4 && crossed.allSatisfy { $0.verdict == .information && $0.value != nil })
        #expect(findings.about("fairness.worst-gap.fnr", "origin x sex")?.verdict == .information)
    }

    /// p11 - p10 - p01 + p00 of a table of two by two, with the sign of the cell.
    @Test func aTableOfTwoByTwoHasTheInteractionContrast() throws {
        var cells = additive
        cells[3] = Cell(origin: "B", sex: "f", events: 4_000, missed: 2_600)
        let findings = departures(try audited(cells))
        for (levels, expected) in [(["B", "f"], 0.2), (["A", "f"], -0.2), (["B", "m"], -0.2), (["A", "m"], 0.2)] {
            let finding = try #require(findings.first { ($0.about.group ?? [:]).values.sorted() == levels.sorted() })
            #expect(abs((finding.value ?? 0) - expected) < 1e-12 && finding.verdict == .concern)
            #expect(finding.says?.arguments["limit"] == 0.05 && finding.why == "fairness.gap.concern")
        }
    }

    /// The slow way: row and column effects fitted to the other cells by turns, until nothing moves.
    @Test func aLargerTableHasDeletedResiduals() throws {
        var random = Philox(seed: 5, stage: "test.interaction")
        let cells = ["A", "B", "C"].flatMap { origin in
            ["f", "m", "x", "y"].map { sex -> Cell in
                let events = 200 + random.below(3_000)
                return Cell(origin: origin, sex: sex, events: events, missed: events / 10 + random.below(events / 2))
            }
        }
        let findings = departures(try audited(cells))
        for cell in cells {
            let others = cells.filter { $0.origin != cell.origin || $0.sex != cell.sex }
            var row: [String: Double] = [:], column: [String: Double] = [:]
            func mean(_ cells: [Cell], _ effect: (Cell) -> Double) -> Double {
                cells.reduce(0) { $0 + Double($1.missed) - Double($1.events) * effect($1) } / cells.reduce(0) { $0 + Double($1.events) }
            }
            for _ in 0..<2_000 {
                for origin in ["A", "B", "C"] { row[origin] = mean(others.filter { $0.origin == origin }) { column[$0.sex] ?? 0 } }
                for sex in ["f", "m", "x", "y"] { column[sex] = mean(others.filter { $0.sex == sex }) { row[$0.origin] ?? 0 } }
            }
            let expected = Double(cell.missed) / Double(cell.events) - (row[cell.origin] ?? 0) - (column[cell.sex] ?? 0)
            let finding = findings.first { $0.about.group == ["origin": cell.origin, "sex": cell.sex] }
            #expect(abs((finding?.value ?? 9) - expected) < 1e-9)
        }
    }

    /// Observed less expected: a tenth of the group's mean score is the limit, as of the ratio.
    @Test func scoresAreHeldAgainstWhatTheTwoAddUpTo() throws {
        var risk: [Double] = [], outcome: [UInt8] = [], origin: [String] = [], sex: [String] = []
        func add(_ o: String, _ s: String, _ rows: Int, _ events: Int) {
            risk += Array(repeating: 0.2, count: rows)
            outcome += (0..<rows).map { $0 < events ? 1 : 0 }
            origin += Array(repeating: o, count: rows)
            sex += Array(repeating: s, count: rows)
        }
        add("A", "m", 40_000, 8_000)
        add("B", "m", 40_000, 10_000)
        add("A", "f", 40_000, 8_000)
        add("B", "f", 40_000, 12_000)
        let made = try Predictions(risk: risk, outcome: outcome)
        let findings = Verdicts.adjust(
            try GroupAudit().audit(made, selection: nil, attributes: [.made("origin", origin), .made("sex", sex)], context: testContext))
        let departure = try #require(findings.about("fairness.interaction.observed-expected", "origin x sex", "B", "f"))
        #expect(abs((departure.value ?? 0) - 0.05) < 1e-12 && departure.verdict == .concern)
        #expect(abs((departure.says?.arguments["limit"]?.double ?? 0) - 0.02) < 1e-12)
        // Normal limits: variances of four shares.
        let error = [0.2, 0.25, 0.2, 0.3].reduce(0.0) { $0 + $1 * (1 - $1) / 40_000 }.squareRoot()
        #expect(abs((departure.interval?[1] ?? 0) - 0.05 - 1.959964 * error) < 1e-6)
        #expect(findings.about("fairness.ratio.observed-expected", "origin x sex", "B", "f")?.verdict == .information)
        #expect(findings.about("fairness.ratio.observed-expected", "origin", "B")?.verdict == .concern)
    }

    @Test func aGoalThatNamesTheIntersectionStillJudgesItsGap() throws {
        let findings = try audited(additive, goals: [FairnessGoal(metric: "fnr", attribute: "sex x origin", limit: 0.05)])
        #expect(findings.about("fairness.gap.fnr", "origin x sex", "B", "f")?.verdict == .concern)
    }

    /// With three of four groups there is nothing to add up from; with few events how many are needed; without a limit no verdict.
    @Test func whatCannotBeToldIsNotFine() throws {
        let three = departures(try audited(Array(additive.dropLast())))
        #expect(three.count == 3 && three.allSatisfy { $0.verdict == .insufficient && $0.value == nil && $0.reason != nil })
        let few = departures(
            try audited(additive.map { Cell(origin: $0.origin, sex: $0.sex, events: $0.events / 200, missed: $0.missed / 200) }, minimumEvents: 21))
        #expect(few.allSatisfy { $0.verdict == .insufficient })
        #expect(few.contains { $0.value == nil && ($0.says?.arguments["needed"]?.double ?? 0) > 21 })
        #expect(departures(try audited(additive, limit: nil)).allSatisfy { $0.verdict == .information })
        #expect(departures(try audited(additive.map { Cell(origin: $0.origin, sex: "m", events: 40, missed: 4) })).count == 2)
    }

    /// Two attributes that both matter, add up, and go together: p below .05 in at most 6.5 of 100.
    @Test func theTestHasItsSize() throws {
        var random = Philox(seed: 11, stage: "test.interaction.size"), rejected = 0
        let shares = [("A", "m", 600, 0.2), ("B", "m", 150, 0.5), ("A", "f", 200, 0.35), ("B", "f", 120, 0.65)], tables = 400
        for _ in 0..<tables {
            let cells = shares.map { origin, sex, events, share in
                Cell(origin: origin, sex: sex, events: events, missed: (0..<events).count { _ in random.uniform() < share })
            }
            let p = departures(try audited(cells)).first?.says?.arguments["p"]?.double ?? 0
            rejected += p < 0.05 ? 1 : 0
        }
        #expect(Double(rejected) / Double(tables) <= 0.065 + 0.022, "\(rejected) of \(tables)")
    }

    @Test func everyDepartureCanBeSaid() throws { expectSpeakable(departures(try audited(additive)) + departures(try audited(additive), "npv")) }
}
