// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings
import Testing

@Suite struct ErrorsAtOnceTests {
    @Test func everyErrorOfAFileInItsOrder() {
        let issues = ExampleSettings.issues(
            """
            titel: Births
            colour: purple
            share: 2
            seed: one
            active: yes
            on: soon
            codes: {a: b}
            codes: [a]
            roles: [x]
            costs: {mised: 1, false_alarm: 0}
            """)
        #expect(
            issues == [
                "1:1 There is no key `titel`. Did you mean `title`?",
                "1:1 `name` is missing. The file's name.",
                "2:9 `colour`: expected one of `red`, `green`, `dark-blue`.",
                "3:8 `share`: expected a number above 0 and below 1.",
                "4:7 `seed`: expected a whole number from 0.",
                "5:9 `active`: expected `true` or `false`.",
                "6:5 `on`: expected a date such as 2019-12-31.",
                "7:8 `codes`: expected a list: each a text.",
                "8:1 The key `codes` occurs twice here (first in line 7). Keep one.",
                "9:8 `roles`: expected names with a role.",
                "10:8 `costs.missed` is missing. What an error costs.",
                "10:9 There is no key `costs.mised`. Did you mean `missed`?",
                "10:32 `costs.false_alarm`: expected a number above 0.",
            ])
    }

    @Test func undecidedIsCollected() {
        var context = SettingsContext(file: "a.yaml")
        _ = SettingsFile<ExampleSettings>.read(
            "name: a\ntitle: ?\ncolour: ?   # which?\ncodes: [?, a, \"?\"]\ncosts: {missed: ?}\non: \"?\"", in: &context)
        #expect(context.undecided.map(\.description) == ["title", "colour", "codes[1]", "codes[3]", "costs.missed", "on"])
        #expect(context.issues.first?.severity == .warning)
        #expect(context.issues.dropFirst().allSatisfy { $0.severity == .error })
        #expect(context.issues[1].message.nl == "`colour` is nog `?`: hier moet een mens over beslissen voordat dit kan draaien.")
    }

    @Test func aQuestionMarkInsideATextIsText() {
        #expect(ExampleSettings.read("name: a\ntitle: \"Who: ?\"\ncodes: [a?, '- ?', \"x, ?\"]")?.title?.en == "Who: ?")
    }

    @Test func theErrorHoldsErrorsAndTheirCause() throws {
        var context = SettingsContext(file: "a.yaml")
        _ = SettingsFile<ExampleSettings>.read("name: a\ntitle: ?", in: &context)
        #expect(SettingsError(context.issues) == nil)
        context.error(SettingPath("title"), cause: .rule, en: "Not allowed.", nl: "Mag niet.")
        let error = try #require(SettingsError(context.issues))
        #expect(error.cause == .rule)
        #expect(error.explanation == LocalizedText(en: "a.yaml, line 2, column 1: Not allowed.", nl: "a.yaml, regel 2, kolom 1: Mag niet."))
    }

    @Test func schemaComesFromTheDeclaration() {
        let schema = SettingsFile<ExampleSettings>.schema(title: "Example", id: "https://example.org/example.json")
        #expect(schema["required"] == ["name"])
        #expect(schema["additionalProperties"] == false)
        #expect(schema["properties"]?["seed"]?["description"] == "A seed.")
        #expect(schema.indented().contains("\"exclusiveMinimum\": 0"))
    }
}
