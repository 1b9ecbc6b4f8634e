// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings
import Testing

@Suite struct NotBuiltTests {
    struct Section: SettingsSection {
        var name = ""
        var shape: String?
        var codes: [Named<String>] = []

        static let declaration = SettingsDeclaration<Section>(
            .required("name", .text, \.name, en: "A name.", nl: "Een naam."),
            .optional(
                "shape",
                .text.notBuilt { $0 == "round" ? LocalizedText(en: "drawing circles", nl: "cirkels tekenen") : nil }
                    .checked { $0 == "flat" ? LocalizedText(en: "a shape with corners", nl: "een vorm met hoeken") : nil },
                \.shape, en: "A shape.", nl: "Een vorm."),
            .optional("codes", .map(of: .text, en: "names", nl: "namen"), \.codes, en: "Codes.", nl: "Codes."),
            .notBuilt("colour", en: "painting", nl: "verven"))
    }

    private func issues(_ text: String) -> [String] {
        var context = SettingsContext(file: "a.yaml")
        _ = SettingsFile<Section>.read(text, in: &context)
        context.sortIssues()
        return context.issues.map { "\($0.line):\($0.column) \($0.message.en)" }
    }

    @Test func isKnownAndRefused() {
        #expect(issues("name: a\ncolour: red") == ["2:1 `colour` is not in this version: painting."])
        #expect(issues("name: a\ncolour: ?") == ["2:1 `colour` is not in this version: painting."])
        #expect(issues("name: a\ncolour:") == [])
        #expect(issues("name: a\ncolor: red") == ["2:1 There is no key `color`. Did you mean `colour`?"])
        #expect(issues("name: a\nweight: 3") == ["2:1 There is no key `weight`. Known here: `name`, `shape`, `codes`."])
    }

    @Test func someValues() {
        #expect(issues("name: a\nshape: round") == ["2:8 `shape: round` is not in this version: drawing circles."])
        #expect(issues("name: a\nshape: flat") == ["2:8 `shape`: expected a shape with corners."])
        #expect(issues("name: a\nshape: square") == [])
    }

    @Test func theSchemaRefusesIt() {
        let colour = SettingsFile<Section>.schema(title: "Example", id: "https://example.org/a.json")["properties"]?["colour"]
        #expect(colour?["anyOf"] == [["not": [:]], ["type": "null"]])
        #expect(colour?["description"] == "Not in this version: painting.")
    }

    /// A message about an entry of a map points at its name.
    @Test func entriesOfMapsAreFoundByName() {
        var context = SettingsContext(file: "a.yaml")
        _ = SettingsFile<Section>.read("name: a\ncodes:\n  one: b", in: &context)
        #expect(context.position(of: SettingPath("codes", "one")) == SourcePosition(line: 3, column: 3))
    }
}
