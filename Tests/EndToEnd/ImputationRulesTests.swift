// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import RegisterData
import Study
import TestSupport
import Testing

/// `evenkans impute --rules`: a file that says how columns are imputed.
@Suite struct ImputationRulesTests {
    /// Two births of each mother, with an income that many have none of, a mass index that follows from two others, and an occupation in four digits.
    private static func births(in folder: URL, _ rows: Int = 1600) throws {
        var random = Philox(seed: 5, stage: "test.rules")
        var lines = ["mother,year,height,weight,bmi,income,house,occupation"]
        for row in 0..<rows {
            let height = Double(150 + random.below(40)), weight = Double(450 + random.below(500)) / 10
            let income = random.uniform() < 0.3 ? 0 : 800 + random.below(3000), group = income == 0 ? 9 : min(8, income / 450)
            let hasWeight = random.uniform() > 0.25, house = 100 + 7 * (row / 2 % 90)
            let cells = [
                "k\(row / 2)", "\(2018 + row % 4 / 2)", "\(height)", hasWeight ? "\(weight)" : "",
                hasWeight ? "\(weight / (height * height / 10_000))" : "", random.uniform() < 0.25 ? "" : "\(income)",
                random.uniform() < 0.3 ? "" : "\(house)",
                random.uniform() < 0.2 ? "" : "o\(group)\(random.below(3))\(random.below(4))\(random.below(3))",
            ]
            lines.append(cells.joined(separator: ","))
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appendingPathComponent("births.csv"))
    }

    private static let rules = """
        methods:
          income: {method: semicontinuous}
          weight: {method: normal, bounds: [40, 100]}
          occupation: {method: hierarchy, digits: [2, 3]}
        formulas:
          bmi: weight / power(height / 100, 2)
        cluster: mother
        time: year
        family: [house]
        """

    private static func impute(in folder: URL, rules: String, _ options: [String] = []) throws -> CommandLineRun {
        try Data(rules.utf8).write(to: folder.appendingPathComponent("rules.yaml"))
        return try CommandLineRun(
            ["impute", "births.csv", "--out", "done", "-m", "2", "--iterations", "3", "--rules", "rules.yaml"] + options, in: folder)
    }

    @Test func columnsAreImputedAsTheFileSays() throws {
        try withTemporaryFolder { folder in
            try Self.births(in: folder)
            let run = try Self.impute(in: folder, rules: Self.rules)
            #expect(run.code == 0, "\(run.messages)")
            func cells(_ name: String) throws -> [[String]] {
                try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n").dropFirst().map {
                    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                }
            }
            let before = try cells("births.csv"), after = try cells("done/imputed-1.csv")
            var weights = 0, incomes: [Double] = [], houses: [String: Set<String>] = [:]
            for (was, row) in zip(before, after) {
                let height = try #require(Double(row[2])), weight = try #require(Double(row[3])), bmi = try #require(Double(row[4]))
                #expect(isClose(bmi, weight / (height * height / 10_000), within: 1e-6))
                if was[3].isEmpty {
                    weights += 1
                    #expect((40...100).contains(weight))
                }
                if was[5].isEmpty { incomes.append(try #require(Double(row[5]))) }
                houses[row[0] + row[1], default: []].insert(row[6])
            }
            let none = Double(incomes.count { $0 == 0 }) / Double(incomes.count)
            #expect(weights > 300 && none > 0.2 && none < 0.4, "\(none)")
            #expect(houses.values.allSatisfy { $0.count == 1 }, "a family has one house in a year")
            // A gap that a brother or sister fills is a gap in the table as it was.
            let long = try cells("done/imputed-long.csv").filter { $0[0] == "0" }
            #expect(zip(before, long).allSatisfy { $0[6].isEmpty == $1[8].isEmpty })
            #expect(run.messages.contains("value of another row of the family"))
            let evidence = try EvidenceFile(decoding: try Data(contentsOf: folder.appendingPathComponent("done/diagnostics.json")))
            let methods = Set(evidence.findings.flatMap { $0.table?.column("method")?.compactMap(\.string) ?? [] })
            #expect(methods.isSuperset(of: ["semicontinuous", "normal", "hierarchy"]), "\(methods)")
        }
    }

    /// Each is one error at its own line, that says what to do; nothing is written.
    @Test(
        arguments: [
            ("methods:\n  incme: {method: semicontinuous}", "2:", "`income`"),
            ("methods:\n  income: {method: multinomial}", "2:", "has numbers"),
            ("methods:\n  occupation: {method: normal}", "2:", "has levels"),
            ("methods:\n  occupation: {method: hierarchy}", "2:", "from short to long"),
            ("methods:\n  weight: {method: normal, bounds: [9, 3]}", "2:", "larger"),
            ("methods:\n  weight: {method: normal, donors: 3}", "2:", "predictive-mean-matching"),
            ("formulas:\n  bmi: weight / hight", "2:", "`height`"),
            ("formulas:\n  bmi: bmi + 1", "2:", "other columns"), ("formulas:\n  bmi: weight\n  house: bmi + 1", "3:", "formula itself"),
            ("formulas:\n  bmi: upper(occupation)", "2:", "numbers only"),
            ("formulas:\n  bmi: weight + occupation", "2:", "no numbers"),
            ("family: [house]", "1:", "`cluster`"), ("cluster: mohter", "1:", "`mother`"), ("time: year", "1:", "`cluster`"),
            ("blocks: [[weight]]", "1:", "two columns or more"),
        ])
    func whatIsNot(rules: String, line: String, words: String) throws {
        try withTemporaryFolder { folder in
            try Self.births(in: folder, 600)
            let run = try Self.impute(in: folder, rules: rules, ["--quiet"])
            #expect(run.code == 3 && run.messages.contains(words) && run.messages.contains("line \(line.dropLast())"), "\(run.messages)")
            #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("done/imputed-1.csv").path))
        }
    }

    @Test func aFormulaNeedsItsColumns() throws {
        try withTemporaryFolder { folder in
            try Self.births(in: folder, 600)
            let run = try Self.impute(in: folder, rules: "formulas:\n  bmi: weight / height", ["--exclude", "height", "--lang", "nl"])
            #expect(run.code == 3 && run.messages.contains("\"height\" nodig"), "\(run.messages)")
        }
    }

    /// The page's example can be read, and the schema that is shipped is the program's.
    @Test func thePageIsRight() throws {
        let root = SharedData.packageRoot
        let page = try String(contentsOf: root.appendingPathComponent("docs/formats/imputation.md"), encoding: .utf8)
        let example = try #require(page.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first)
        try withTemporaryFolder { folder in
            try Self.births(in: folder)
            let run = try Self.impute(in: folder, rules: String(example))
            #expect(run.code == 0, "\(run.messages)")
        }
        let schema = try String(contentsOf: root.appendingPathComponent("schema/imputation.schema.json"), encoding: .utf8)
        #expect(schema == CheckTask.imputationSchema, "write it again: make schema")
    }
}
