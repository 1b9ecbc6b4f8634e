// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Foundation
import Learning
import RegisterData
import RegisterFiles
import TestSupport
import Testing

/// A set of real data with the rows that each of its fixed splits keeps for the test.
struct SplitSet {
    let features: Features
    let outcome: [UInt8]
    let isTest: [Bool]

    /// - Parameter isEvent: of the outcome's text; `nil` where the row is left out because it has no outcome.
    init(_ name: String, table: Table, outcome column: String, features wanted: [String]? = nil, isEvent: (String) -> Bool?) throws {
        let events = try #require(table[column]).texts.map(isEvent)
        let rows = events.indices.filter { events[$0] != nil }
        let names = wanted ?? table.columnNames.filter { $0 != column }
        features = try FeatureReader.features(names.map { CohortDeclaration.Feature(name: $0, column: $0) }, of: table).taking(rows)
        outcome = rows.map { events[$0] == true ? 1 : 0 }
        let splits = try DataFile.read(SharedData.url("oracles/splits/\(name).csv.gz"), columns: ["split1"])
        isTest = try #require(splits["split1"]).texts.map { $0 == "1" }
        try #require(isTest.count == outcome.count, "the splits are of these rows")
    }

    var training: TrainingData { TrainingData(features, outcome, rows: outcome.indices.filter { !isTest[$0] }) }

    /// Mean log-loss of a model on the test rows.
    func logLoss(of model: some RiskScorer) throws -> Double {
        let rows = outcome.indices.filter { isTest[$0] }
        let risk = try model.scores(features, rows: rows).risk
        return zip(rows, risk).reduce(0) { $0 - log(outcome[$1.0] == 1 ? $1.1 : 1 - $1.1) } / Double(rows.count)
    }
}

extension SplitSet {
    /// UCI Adult, both files: an income above 50,000 dollars.
    static func adult() throws -> SplitSet {
        let names = [
            "age", "workclass", "fnlwgt", "education", "education_num", "marital_status", "occupation", "relationship", "race", "sex", "capital_gain",
            "capital_loss", "hours_per_week", "native_country", "income",
        ]
        let lines = try withTemporaryFolder { folder in
            try ["adult.data.gz", "adult.test.gz"].flatMap { file in
                // Readers go by a file's name; a tab, which no line has, leaves the lines whole, and the second file begins with a title.
                let copy = folder.appendingPathComponent("\(file).csv.gz")
                try FileManager.default.copyItem(at: SharedData.url("data/adult/\(file)"), to: copy)
                let table = try DataFile.read(copy, options: ReadOptions(separator: "\t", hasHeader: false))
                return table.columns[0].texts.filter { $0.contains(",") }
            }
        }
        let text = ([names.joined(separator: ",")] + lines.map { $0.replacingOccurrences(of: ", ", with: ",") }).joined(separator: "\n")
        let table = try DataFile.read(bytes: Array("\(text)\n".utf8), named: "adult.csv", options: ReadOptions(separator: ",", hasHeader: true))
        return try SplitSet("adult", table: table, outcome: "income") { $0.hasPrefix(">50K") }
    }

    /// LSAC: passed the bar.
    static func lawSchool() throws -> SplitSet {
        let table = try DataFile.read(SharedData.url("data/law_school_lsac/law_school_clean.csv.gz"))
        return try SplitSet("law_school", table: table, outcome: "pass_bar") { $0 == "1" }
    }

    /// UCI, credit card clients of Taiwan: default.
    static func creditCard() throws -> SplitSet {
        let table = try DataFile.read(SharedData.url("data/credit_card_clients/credit-card-clients.csv.gz"))
        return try SplitSet("credit_card", table: table, outcome: "default payment") { $0 == "1" }
    }

    /// UCI, bank marketing: subscribed.
    static func bankMarketing() throws -> SplitSet {
        let table = try DataFile.read(SharedData.url("data/bank_marketing/bank-full.csv.gz"))
        return try SplitSet("bank_marketing", table: table, outcome: "y") { $0 == "yes" }
    }

    /// American births of 2014: lighter than 2,500 grams.
    static func natality2014() throws -> SplitSet {
        let table = try DataFile.read(SharedData.url("data/natality_2014/Natality_2014_100k.csv.gz"))
        let features = [
            "mager", "fagecomb", "ubfacil", "urf_diab", "urf_chyper", "urf_phyper", "sex", "dplural", "pay", "pwgt_r", "m_ht_in", "cig_0", "cig_1",
            "cig_2", "wic", "precare", "priorlive", "priordead", "priorterm",
        ]
        return try SplitSet("natality_2014", table: table, outcome: "dbwt", features: features) { text in Double(text).map { $0 < 2500 } }
    }
}
