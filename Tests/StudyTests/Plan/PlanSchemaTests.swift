// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RegisterData
import Study
import TestSupport
import Testing

@Suite struct PlanSchemaTests {
    static let births = TableSchema(
        columns: ["id", "mother", "age", "smokes", "origin", "apgar5", "weight"].map { ColumnSchema(name: $0, type: .integer) }, rowCount: nil,
        hasCertainTypes: false)

    private func issues(_ text: String, _ schema: TableSchema = births) throws -> [String] {
        try #require(PlanText.read(text).plan).check(against: schema).map { "\($0.line):\($0.column) \($0.message.en)" }
    }

    @Test func columnsThatFit() throws { #expect(try issues(PlanText.births) == []) }

    @Test func unknownColumnsGetASuggestion() throws {
        #expect(
            try issues(PlanText.births.replacing("age: feature", with: "aeg: feature").replacing("weight < 2500", with: "wieght < 2500")) == [
                "5:1 `columns`: without a role: `age`. Give each one of feature, protected, after, outcome, key, cluster, area, weight, ignore: "
                    + "what is known only after the moment of prediction (`after`) is a decision, not a default.",
                "8:3 `columns.aeg`: the data have no column `aeg`. Did you mean `age`?",
                "13:26 `outcomes[1].when`: There is no column \"wieght\". Did you mean \"weight\"?",
            ])
    }

    @Test func columnsWithoutARoleAreOneError() throws {
        var schema = Self.births
        schema.columns += [ColumnSchema(name: "born", type: .date), ColumnSchema(name: "place", type: .text)]
        let found = try issues(PlanText.births, schema)
        #expect(found.count == 1 && found[0].hasPrefix("5:1 `columns`: without a role: `born`, `place`. "))
    }

    @Test func typesDecideWhatCanBeAsked() throws {
        var schema = Self.births
        schema.columns[2].type = .date
        schema.columns[4].type = .text
        #expect(
            try issues(PlanText.births + "\nprotected: [{name: origin, cut: [1, 2]}]", schema) == [
                "8:3 `age` is a date: a model would learn the calendar. Derive a number from it (an age, days since).",
                "14:28 `protected[1].cut` needs a column of numbers. Use `groups` instead.",
            ])
    }

    /// The schema that is shipped is the one that the program prints.
    @Test func theShippedSchemaIsCurrent() throws {
        let file = SharedData.packageRoot.appendingPathComponent("schema/study.schema.json")
        #expect(try String(contentsOf: file, encoding: .utf8) == Plan.schema, "write it again: evenkans check --schema > schema/study.schema.json")
        #expect((try JSONSerialization.jsonObject(with: Data(Plan.schema.utf8)) as? [String: Any])?["required"] != nil)
    }
}
