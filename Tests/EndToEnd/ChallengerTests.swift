// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Reporting
import Study
import TestSupport
import Testing

/// Boosted trees beside the chosen model, from the command line to the report.
@Suite(.serialized, .needsXGBoost) struct ChallengerTests {
    /// The births with a feature that only works together with another, if asked.
    private static func births(_ count: Int, together: Bool) -> String {
        var random = Philox(seed: 11, stage: "challenger")
        let rows = (0..<count).map { row -> String in
            let (income, age) = (random.below(100), 16 + random.below(30))
            let risk = together ? (income < 50) == (age < 31) ? 0.45 : 0.05 : 0.05 + 0.004 * Double(income)
            let weight = random.uniform() < 0.1 ? "" : String(50 + random.below(40))
            return "\(random.uniform() < risk ? 1 : 0),\(income),\(age),\(weight),\(["0363", "0518", "0599"][random.below(3)])"
        }
        return "small,income,age,weight,place\n" + rows.joined(separator: "\n") + "\n"
    }

    private static func plan(_ compare: String) -> String {
        """
        study: births
        title: {en: Small births, nl: Kleine geboorten}
        purpose: research
        legal: {environment: public}
        data: births.csv
        columns: {small: outcome, income: feature, age: feature, weight: feature, place: feature}
        outcomes: [{name: small, column: small, label: {en: small, nl: klein}}]
        split: {test: {share: 0.2}, folds: 3}
        compare: [\(compare)]
        seed: 5
        """
    }

    private func run(in folder: URL, together: Bool, compare: String, _ options: [String] = []) throws -> [Finding] {
        try Data(Self.births(6000, together: together).utf8).write(to: folder.appendingPathComponent("births.csv"))
        try Data(Self.plan(compare).utf8).write(to: folder.appendingPathComponent("study.yaml"))
        let run = try CommandLineRun(["run", "study.yaml", "--quiet"] + options, in: folder)
        #expect(run.code == 0, "\(run.messages)")
        let data = try Data(contentsOf: folder.appendingPathComponent("runs/births/latest/evidence.json"))
        return try JSONDecoder().decode(EvidenceFile.self, from: data).findings
    }

    @Test func fitAndPredict() throws {
        try withTemporaryFolder { folder in
            try Data(Self.births(3000, together: true).utf8).write(to: folder.appendingPathComponent("births.csv"))
            for name in ["one", "two"] {
                let fit = try CommandLineRun(
                    [
                        "fit", "births.csv", "--outcome", "small", "--model", "boosted", "--out", "\(name).json", "--quiet", "--threads",
                        name == "one" ? "1" : "2",
                    ],
                    in: folder)
                #expect(fit.code == 0, "\(fit.messages)")
            }
            let files = try ["one", "two"].map { try Data(contentsOf: folder.appendingPathComponent("\($0).json")) }
            #expect(files[0] == files[1])
            let predict = try CommandLineRun(["predict", "one.json", "births.csv", "--out", "scores.csv", "--id", "income", "--quiet"], in: folder)
            #expect(predict.code == 0, "\(predict.messages)")
            let lines = try String(contentsOf: folder.appendingPathComponent("scores.csv"), encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 3001 && lines[0] == "income,risk,lower,upper")
            // A risk, and limits that stay empty.
            #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",,") && (0...1).contains(Double($0.split(separator: ",")[1]) ?? -1) })
        }
    }

    /// Features that work together are what an additive model does not find: the alarm, with the features to look at.
    @Test func aHighPriceIsAConcern() throws {
        try withTemporaryFolder { folder in
            let findings = try run(in: folder, together: true, compare: "logistic, boosted")
            let price = try #require(findings.first { $0.key == "validation.price-of-explainability.auc" })
            #expect(price.verdict == .concern && price.about.model == "additive" && price.about.compareTo == "boosted")
            #expect(price.about.rows == .outOfFold && (price.value ?? 0) > 0.1)
            #expect(findings.contains { $0.key == "validation.difference.auc" && $0.about.compareTo == "logistic" })
            #expect(findings.contains { $0.key == "validation.auc" && $0.about.model == "boosted" })
            let gains = findings.filter { $0.key == "factor.gain" }.prefix(2).compactMap(\.about.feature)
            #expect(Set(gains) == ["income", "age"])
            let latest = folder.appendingPathComponent("runs/births/latest")
            #expect(FileManager.default.fileExists(atPath: latest.appendingPathComponent("models/small.boosted.json").path))
            let page = try String(contentsOf: latest.appendingPathComponent("report.html"), encoding: .utf8)
            for words in [
                "A model without explanation finds much more", "Een model zonder uitleg vindt veel meer", "leans most on", "leunt het meest op",
            ] { #expect(page.contains(words), "\(words)") }
        }
    }

    /// Where nothing works together the price is small, on the test rows as well; the same bytes again from what was kept.
    @Test func aLowPriceIsFine() throws {
        try withTemporaryFolder { folder in
            let findings = try run(in: folder, together: false, compare: "boosted", ["--final"])
            let price = try #require(findings.first { $0.key == "validation.price-of-explainability.auc" })
            #expect(price.about.rows == .test && price.verdict != .concern && (price.interval?[0] ?? 1) < 0.01)
            #expect(findings.contains { $0.key == "validation.price-of-explainability.log-loss" && $0.value != nil })
            let models = folder.appendingPathComponent("runs/births/latest/models")
            let first = try Data(contentsOf: models.appendingPathComponent("small.boosted.json"))
            #expect(try run(in: folder, together: false, compare: "boosted") != findings)
            #expect(try Data(contentsOf: models.appendingPathComponent("small.boosted.json")) == first)
        }
    }

    /// Every sentence can be said in both languages, and every key is documented.
    @Test func everythingIsSaidTwice() throws {
        try withTemporaryFolder { folder in
            _ = try run(in: folder, together: true, compare: "logistic, boosted")
            let data = try Data(contentsOf: folder.appendingPathComponent("runs/births/latest/evidence.json"))
            let evidence = try JSONDecoder().decode(EvidenceFile.self, from: data)
            let documented = Set(EvidenceKeys.names), renderer = try SentenceRenderer(templates: ReportPage.sentences, study: evidence.study)
            for finding in evidence.findings where finding.about.compareTo != nil || finding.key == "factor.gain" {
                #expect(documented.contains(finding.key), "\(finding.key)")
                for language in Language.allCases {
                    #expect(try renderer.sentence(of: finding, in: language)?.isEmpty == false, "\(finding.key)")
                    if let why = finding.why { #expect(try renderer.sentence(why, filledFrom: finding, in: language)?.isEmpty == false, "\(why)") }
                }
            }
        }
    }
}
