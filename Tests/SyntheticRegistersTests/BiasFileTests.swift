// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Settings
import SyntheticRegisters
import Testing
import TestSupport

/// Reading a bias file.
@Suite struct BiasFileTests {
    static func read(_ text: String) throws -> Biases { try BiasFile.read(Data(text.utf8), name: "biases.yaml") }

    @Test func readsEveryKey() throws {
        let biases = try Self.read(
            """
            biases:
              - {mechanism: label, dial: 1.4, group: {etnic: [A, B]}, form: varying-with-income, base: 0.5}
              - mechanism: missing-at-random
                column: rookgedrag
                dial: 2
                group: {gesl: [1]}
            """)
        #expect(
            biases.list == [
                Bias(.label, dial: 1.4, group: AffectedGroup(attribute: "etnic", levels: ["A", "B"]), form: .varyingWithIncome, base: 0.5),
                Bias(.missingAtRandom, dial: 2, group: AffectedGroup(attribute: "gesl", levels: ["1"]), column: "rookgedrag"),
            ])
        #expect(try Self.read("biases: []") == .none)
    }

    @Test func tellsEveryErrorWithItsPlace() throws {
        let error = try #require(throws: SettingsError.self) {
            try Self.read("biases:\n  - {mechanism: labels, dial: high, grup: {etnic: [B]}}\nsed: 1\n")
        }
        #expect(error.issues.map(\.line) == [2, 2, 2, 3])
        #expect(error.explanation.en.contains("Did you mean `label`?"))
        #expect(!error.explanation.en.contains("high"))
    }

    /// What a births register cannot carry is told at the line of the bias.
    @Test(arguments: [
        "{mechanism: measurement, dial: 1.7, group: {etnic: [B]}}", "{mechanism: label, dial: 1.4, group: {etnic: [Q]}}",
        "{mechanism: label, dial: 1.4}",
        "{mechanism: label, dial: 1.4, group: {etnic: [B], gesl: [1]}}", "{mechanism: label, dial: 99, group: {etnic: [B]}}",
        "{mechanism: missing-at-random, dial: 2, group: {etnic: [B]}}", "{mechanism: label, dial: 1.4, group: {etnic: [B]}, base: 1}",
    ])
    func refusesWhatARegisterCannotCarry(entry: String) throws {
        let error = try #require(throws: SettingsError.self) { try Self.read("biases:\n  - {mechanism: drift, dial: 0.1}\n  - \(entry)\n") }
        #expect(error.issues.map(\.line) == [3])
    }

    /// The example of the format's page is a bias file, and the demonstration that it shows is the built-in one.
    @Test func thePageShowsWhatIsRead() throws {
        let page = try String(contentsOf: SharedData.packageRoot.appendingPathComponent("docs/formats/bias.md"), encoding: .utf8)
        let examples = page.components(separatedBy: "```yaml\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
        #expect(!examples.isEmpty)
        #expect(try Self.read(try #require(examples.first)) == .demonstration)
        for example in examples.dropFirst() { _ = try Self.read(example) }
        for mechanism in Mechanism.allCases { #expect(page.contains("`\(mechanism.rawValue)`")) }
        for form in BiasForm.allCases { #expect(page.contains("`\(form.rawValue)`")) }
    }

    /// The page of the truth file names every column of a register that has all biases.
    @Test func theTruthPageNamesEveryColumn() throws {
        let page = try String(contentsOf: SharedData.packageRoot.appendingPathComponent("docs/formats/truth.md"), encoding: .utf8)
        let group = AffectedGroup(attribute: "etnic", levels: ["A"])
        let made = try BirthsRegister(
            births: 200,
            biases: Biases([
                Bias(.label, dial: 1.4, group: group), Bias(.missingAtRandom, dial: 2, group: group, column: "rookgedrag"),
                Bias(.missingNotAtRandom, dial: 1, group: group, column: "bmi"), Bias(.proxy, dial: 5, group: group), Bias(.drift, dial: 0.3),
                Bias(.measurement, dial: 0.7, group: group), Bias(.representation, dial: 0.85, group: group), Bias(.feedback, dial: 1.5),
            ])
        ).synthesize()
        for column in made.truth.columnNames {
            let written = MaskedColumnNames.all.reduce(column) { $0.hasPrefix("\($1)_") ? "COLUMN" + $0.dropFirst($1.count) : $0 }
            #expect(page.contains("`\(written)`"), "\(column)")
        }
        for estimand in made.summary.estimands { #expect(page.contains("`\(estimand.key)`"), "\(estimand.key)") }
    }
}

private enum MaskedColumnNames {
    static let all = ["rookgedrag", "alcoholgebruik", "bmi", "OPLNIVSOI2016AGG4HBMETNIRWO", "INHBRUTINKH", "RINPERSOONpa"]
}
