// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Settings
import Study
import TestSupport
import Testing

@Suite("The archetypes file")
struct ArchetypesFileTests {
    private static func issues(_ text: String) -> [String] {
        var context = SettingsContext(file: "archetypes.yaml")
        _ = SettingsFile<ArchetypesFile>.read(text, in: &context)
        return context.issues.map { "\($0.position.line): \($0.message.en)" }
    }

    @Test(
        arguments: [
            ("archetypes: []", 1, "no archetype and no flip"), ("archetypes: [{name: a, profile: {}}]", 1, "names no feature"),
            ("flips: [{name: a, from: {x: 1}, to: {y: 1}}]", 1, "must name the features"),
            ("flips:\n  - {name: a, from: {x: 1}, to: {x: 1}}", 2, "nothing changes"),
            ("flips: [{name: a, from: {x: 1}, to: {x: 2}}, {name: a, from: {x: 1}, to: {x: 3}}]", 1, "there twice"),
            ("flips: [{name: a, from: {x: 1}, to: {x: 2}, limits: {mean: 2}}]", 1, "number"),
            ("flips: [{name: a, from: {x: 1}, to: {x: 2}}]\nexcluded: [{x: {}}]", 2, "give from, below, or both"),
            ("flips: [{name: a, form: {x: 1}, to: {x: 2}}]", 1, "Did you mean `from`?"),
        ])
    func errorsHaveTheirLine(text: String, line: Int, message: String) {
        let found = Self.issues(text)
        #expect(found.contains { $0.hasPrefix("\(line): ") && $0.contains(message) }, "\(found)")
    }

    @Test(arguments: ["", "flips", "flips: 3", "{", "archetypes: {a: b}", "archetypes: [?]", "excluded: [[]]\nflips: []", "\u{0}"])
    func hostileFilesAreRefused(text: String) { #expect(!Self.issues(text).isEmpty) }

    /// The page's example can be read, and the schema that is shipped is the program's.
    @Test func thePageIsRight() throws {
        let root = SharedData.packageRoot
        let page = try String(contentsOf: root.appendingPathComponent("docs/formats/archetypes.md"), encoding: .utf8)
        let example = try #require(page.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first)
        #expect(Self.issues(String(example)) == [])
        let schema = try String(contentsOf: root.appendingPathComponent("schema/archetypes.schema.json"), encoding: .utf8)
        #expect(schema == ArchetypesFile.schema, "write it again: make schema")
    }
}
