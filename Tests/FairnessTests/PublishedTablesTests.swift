// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import Foundation
import Metrics
import Protected
import TestSupport
import Testing

/// Numbers that others published, or that other tools print for the same data.
@Suite("Published tables", .needsSharedData)
struct PublishedTablesTests {
    /// ProPublica's file names two columns twice, so columns go by their place and the line of names is a row to leave out.
    private static let columns = [
        "sex": "V6", "race": "V10", "decile_score": "V12", "days_b_screening_arrest": "V16", "c_charge_degree": "V23", "is_recid": "V25",
        "score_text": "V41", "two_year_recid": "V53",
    ]

    private func compas(onlyProPublicasRows: Bool, compareTo: [String: Reference]) throws -> [Finding] {
        let table = try AuditedTable(SharedData.url("data/compas/compas-scores-two-years.csv.gz"), Set(Self.columns.values), hasHeader: false)
        func text(_ name: String, _ row: Int) -> String { Self.columns[name].flatMap { table.columns[$0]?[row] } ?? "" }
        let rows = table.rows { row in
            guard row > 0, onlyProPublicasRows else { return row > 0 }
            guard let days = Int(text("days_b_screening_arrest", row)) else { return false }
            return abs(days) <= 30 && text("is_recid", row) != "-1" && text("c_charge_degree", row) != "O" && text("score_text", row) != "N/A"
        }
        let predictions = try Predictions(
            risk: rows.map { Double(text("decile_score", $0)) ?? .nan }, outcome: rows.map { UInt8(text("two_year_recid", $0)) ?? 9 }, scale: .score)
        let attributes = try ["race", "sex"].map { name in try ProtectedAttribute.made(name, rows.map { text(name, $0) }) }
        let audit = GroupAudit(compareTo: compareTo, intersections: 1, minimumEvents: 1)
        let selection = Selection.threshold(5, of: predictions), equity = EquityAudit(minimumRows: 1)
        return Verdicts.adjust(
            try audit.audit(predictions, selection: selection, attributes: attributes, context: testContext)
                + equity.audit(predictions, selection: selection, attributes: attributes, context: testContext))
    }

    /// ProPublica (2016), 7,214 defendants, decile of at least 5; fairlearn 0.15 for the differences over all groups.
    @Test func compasOfAllDefendants() throws {
        let findings = try compas(onlyProPublicasRows: false, compareTo: ["race": .level("Caucasian"), "sex": .overall])
        let african = try #require(findings.about("fairness.fpr", "race", "African-American"))
        #expect(african.count == 805 && african.total == 1795 && isClose(african.value, 0.448468, within: 5e-7))
        #expect(isClose(findings.about("fairness.fpr", "race", "Caucasian")?.value, 0.234543, within: 5e-7))
        let gap = try #require(findings.about("fairness.gap.fpr", "race", "African-American"))
        #expect(isClose(gap.value, 0.213925, within: 5e-7))
        #expect(isClose(gap.interval?[0], 0.182053, within: 5e-7) && isClose(gap.interval?[1], 0.245023, within: 5e-7))
        #expect(gap.about.compareTo == "Caucasian" && findings.about("fairness.gap.fpr", "race", "Caucasian") == nil)

        #expect(isClose(findings.about("fairness.worst-gap.selection-rate", "race")?.value, 0.457118, within: 5e-7))
        let odds = ["tpr", "fpr"].compactMap { findings.about("fairness.worst-gap.\($0)", "race")?.value }.max()
        #expect(isClose(odds, 0.576692, within: 5e-7))
        #expect(isClose(findings.about("fairness.equalised-odds-worst", "race")?.value, 0.576692, within: 5e-7))
        #expect(isClose(findings.about("fairness.equalised-odds-worst", "sex")?.value, 0.020698, within: 5e-7))
        #expect(isClose(findings.about("fairness.worst-gap.selection-rate", "sex")?.value, 0.044809, within: 5e-7))
        let sexOdds = ["tpr", "fpr"].compactMap { findings.about("fairness.worst-gap.\($0)", "sex")?.value }.max()
        #expect(isClose(sexOdds, 0.020698, within: 5e-7))
        let rates = ["Female", "Male"].compactMap { findings.about("fairness.selection-rate", "sex", $0)?.value }
        #expect(isClose((rates.min() ?? 0) / (rates.max() ?? 1), 0.904348, within: 5e-7))
    }

    /// ProPublica's 6,172 defendants.
    @Test(arguments: [
        ("African-American", 3175, 0.70425, 0.42338, 0.28477, 0.64954), ("Caucasian", 2103, 0.69276, 0.22014, 0.49635, 0.59483),
    ])
    func compasOfProPublicasRows(race: String, n: Int, auc: Double, fpr: Double, fnr: Double, ppv: Double) throws {
        let findings = try compas(onlyProPublicasRows: true, compareTo: [:])
        #expect(findings.about("fairness.prevalence", "race", race)?.total == n)
        for (key, value) in [("auc", auc), ("fpr", fpr), ("fnr", fnr), ("ppv", ppv)] {
            #expect(isClose(findings.about("fairness.\(key)", "race", race)?.value, value, within: 5.1e-6), "\(key)")
        }
        // A decile is no probability: nothing is expected of it.
        #expect(findings.about("fairness.observed-expected", "race", race)?.value == nil)
    }

    /// German credit, older than 25 against the rest: statistical parity difference and disparate impact of the label.
    @Test func germanCredit() throws {
        let table = try AuditedTable(SharedData.url("data/german_credit/german_data_credit.csv"), ["age", "class-label"])
        let good = try #require(table.columns["class-label"]).map { UInt8($0 == "1" ? 1 : 0) }
        let age = try #require(table.columns["age"]).map { (Int($0) ?? 0) > 25 ? "older" : "25 or younger" }
        let findings = try prevalence(good, "age", age, comparedWith: "older")
        #expect(isClose(findings.about("fairness.gap.prevalence", "age", "25 or younger")?.value, -0.149448, within: 5e-7))
        #expect(isClose(findings.about("fairness.ratio.prevalence", "age", "25 or younger")?.value, 0.794826, within: 5e-7))
    }

    /// Adult, training file: women against men.
    @Test func adult() throws {
        // Readers go by a file's name.
        let table = try withTemporaryFolder { folder in
            let copy = folder.appendingPathComponent("adult.csv.gz")
            try FileManager.default.copyItem(at: SharedData.url("data/adult/adult.data.gz"), to: copy)
            return try AuditedTable(copy, ["V10", "V15"], hasHeader: false)
        }
        let rich = try #require(table.columns["V15"]).map { UInt8($0 == ">50K" ? 1 : 0) }
        let findings = try prevalence(rich, "sex", try #require(table.columns["V10"]), comparedWith: "Male")
        #expect(isClose(findings.about("fairness.gap.prevalence", "sex", "Female")?.value, -0.196276, within: 5e-7))
        #expect(isClose(findings.about("fairness.ratio.prevalence", "sex", "Female")?.value, 0.358023, within: 5e-7))
    }

    private func prevalence(_ outcome: [UInt8], _ name: String, _ groups: [String], comparedWith level: String) throws -> [Finding] {
        let predictions = try Predictions(risk: Array(repeating: 0.5, count: outcome.count), outcome: outcome)
        let audit = GroupAudit(compareTo: [name: .level(level)])
        let attribute = try ProtectedAttribute.made(name, groups)
        return Verdicts.adjust(try audit.audit(predictions, selection: nil, attributes: [attribute], context: testContext))
    }
}
