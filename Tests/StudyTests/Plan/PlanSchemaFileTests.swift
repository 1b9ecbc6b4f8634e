// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Settings
import Study
import TestSupport
import Testing

/// The JSON Schema says of study files what the program says of them, so that an editor helps.
@Suite struct PlanSchemaFileTests {
    private func problems(_ text: String) throws -> [String] {
        var context = SettingsContext(file: "study.yaml")
        let node = try #require(YAMLText.parse(text, in: &context))
        return try SchemaValidator(Data(Plan.schema.utf8)).problems(Self.value(of: node))
    }

    private func example(_ name: String) throws -> String {
        try String(contentsOf: SharedData.packageRoot.appendingPathComponent("examples/\(name)/study.yaml"), encoding: .utf8)
    }

    /// As an editor reads YAML: words without quotes may be numbers, flags or nothing.
    private static func value(of node: SettingNode) -> JSONValue {
        switch node.content {
        case .scalar(let text, let isPlain):
            guard isPlain else { return .text(text) }
            if node.isNull { return .null }
            if text == "true" || text == "false" { return .flag(text == "true") }
            return Double(text).map { .number($0) } ?? .text(text)
        case .list(let items): return .list(items.map(value))
        case .map(let entries): return .object(Dictionary(entries.map { ($0.key, value(of: $0.value)) }) { first, _ in first })
        case .unreadable: return .null
        }
    }

    @Test func everyExampleFits() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: SharedData.packageRoot.appendingPathComponent("examples").path)
        let studies = names.filter {
            FileManager.default.fileExists(atPath: SharedData.packageRoot.appendingPathComponent("examples/\($0)/study.yaml").path)
        }
        #expect(studies.count >= 3)
        for name in studies {
            let found = try problems(try example(name))
            #expect(found == [], "\(name)")
        }
    }

    /// A study to start from is full of question marks, which are decisions and no mistakes.
    @Test(arguments: [
        ("study: one-table", "study: one table!", ".study"), ("seed:", "sead:", ".sead"),
        ("purpose: population-policy", "purpose: fun", ".purpose"),
        ("folds: 5", "folds: many", ".split.folds"), ("environment: public", "environment: home", ".legal.environment"),
        ("kind: additive", "kind: magic", ".model.kind"), ("purpose: population-policy", "", ".purpose"),
        ("outcomes:", "priors: x.yaml\noutcomes:", ".priors"),
    ])
    func mistakesDoNotFit(from: String, to: String, path: String) throws {
        let text = try example("one-table")
        try #require(text.contains(from))
        let broken = text.replacingOccurrences(of: from, with: to)
        let found = try problems(broken)
        #expect(found.contains { $0.hasPrefix(path) }, "\(found)")
        let isRefused = Plan.read(Data(broken.utf8), file: "study.yaml").issues.contains { $0.isError }
        #expect(isRefused, "the program agrees")
    }
}
