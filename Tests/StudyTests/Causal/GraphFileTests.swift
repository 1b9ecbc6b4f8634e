// SPDX-License-Identifier: EUPL-1.2

import Fairness
import Foundation
import Settings
import Study
import TestSupport
import Testing

@Suite("The graph file")
struct GraphFileTests {
    private static func issues(_ text: String) -> [String] {
        var context = SettingsContext(file: "graph.yaml")
        _ = SettingsFile<GraphFile>.read(text, in: &context)
        return context.issues.map { "\($0.position.line): \($0.message.en)" }
    }

    private static let sound = """
        protected: [{name: origin}]
        nodes: [{name: age, role: confounder}, {name: income, role: mediator}]
        edges:
          - {from: origin, to: [income, outcome]}
          - {from: age, to: [income, outcome]}
          - {from: income, to: [outcome]}
        """

    @Test func soundGraphsAreTaken() { #expect(Self.issues(Self.sound) == []) }

    @Test(
        arguments: [
            ("nodes: [{name: age, role: confounder}", "nodes: [{name: age, role: mediator}", 2, "lies before"),
            ("{name: income, role: mediator}", "{name: income, role: confounder}", 2, "lies between"),
            ("{name: income, role: mediator}]", "{name: income}, {name: aside, role: mediator}]", 2, "no path"),
            ("{from: income, to: [outcome]}", "{from: incom, to: [outcome]}", 6, "Did you mean `income`?"),
            ("{from: income, to: [outcome]}", "{from: outcome, to: [income]}", 6, "causes nothing"),
            ("{from: income, to: [outcome]}", "{from: income, to: [outcome, origin]}", 3, "its own cause: "),
            ("{from: income, to: [outcome]}", "{from: income, to: [outcome, outcome]}", 6, "there twice"),
            ("{name: income, role: mediator}]", "{name: origin}]", 2, "there twice"),
            ("protected: [{name: origin}]", "protected: []", 1, "nothing to split"),
            ("protected: [{name: origin}]", "protected: [{name: origin, limits: {direct: 2}}]", 1, "number"),
            ("protected: [{name: origin}]", "confounding: [{between: [age, age]}]\nprotected: [{name: origin}]", 1, "two different"),
            ("protected: [{name: origin}]", "confounding: [{between: [age]}]\nprotected: [{name: origin}]", 1, "a list of 2"),
            ("protected: [{name: origin}]", "arrows: []\nprotected: [{name: origin}]", 1, "no key `arrows`"),
        ])
    func errorsHaveTheirLine(part: String, other: String, line: Int, message: String) {
        let found = Self.issues(Self.sound.replacing(part, with: other))
        #expect(found.contains { $0.hasPrefix("\(line): ") && $0.contains(message) }, "\(found)")
    }

    @Test(arguments: ["", "edges", "edges: 3", "{", "protected: {a: b}\nedges: ~", "protected: [?]\nedges: [[]]", "\u{0}"])
    func hostileFilesAreRefused(text: String) { #expect(!Self.issues(text).isEmpty) }

    /// The page's example can be read, and the schema that is shipped is the program's.
    @Test func thePageIsRight() throws {
        let root = SharedData.packageRoot
        let page = try String(contentsOf: root.appendingPathComponent("docs/formats/graph.md"), encoding: .utf8)
        let example = try #require(page.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first)
        #expect(Self.issues(String(example)) == [])
        let schema = try String(contentsOf: root.appendingPathComponent("schema/graph.schema.json"), encoding: .utf8)
        #expect(schema == GraphFile.schema, "write it again: make schema")
    }
}
