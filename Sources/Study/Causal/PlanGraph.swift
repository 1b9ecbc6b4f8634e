// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness
import Foundation
import Settings

/// A graph of causes as a plan, or an audit, names it.
struct PlanGraph: Sendable {
    let graph: CausalGraph
    let subjects: [CausalAudit.Subject]
    let name: String
    let bytes: Data

    /// Reads a graph and holds it against the names that it may use.
    ///
    /// - Parameters:
    ///   - attributes: that may be split.
    ///   - columns: features and attributes that may be nodes.
    /// - Returns: the graph, unless it has an error; and what is wrong with it.
    /// - Throws: `StudyError` where the file cannot be read.
    static func read(_ file: URL, attributes: [String], columns: [String]) throws(StudyError) -> (graph: PlanGraph?, issues: [SettingIssue]) {
        let bytes = try InputFile.bytes(file)
        var context = SettingsContext(file: file.lastPathComponent)
        let read = SettingsFile<GraphFile>.read(bytes, in: &context)
        if let read {
            for (number, entry) in read.protected.enumerated() {
                Self.check(entry.name, among: attributes, at: SettingPath("protected")[number]["name"], &context)
            }
            for (number, node) in read.nodes.enumerated() {
                Self.check(node.name, among: columns, at: SettingPath("nodes")[number]["name"], &context)
            }
        }
        context.sortIssues()
        guard let read, !context.issues.contains(where: \.isError) else { return (nil, context.issues) }
        return (PlanGraph(graph: read.graph, subjects: read.subjects, name: file.lastPathComponent, bytes: bytes), context.issues)
    }

    private static func check(_ name: String, among known: [String], at path: SettingPath, _ context: inout SettingsContext) {
        guard !name.isEmpty, name != CausalGraph.outcome, !known.contains(name) else { return }
        let hint = PlanChecks.suggestion(for: name, among: known)
        context.error(
            path, en: "`\(path)`: the study has no `\(name)`. \(hint.en)", nl: "`\(path)`: de studie heeft geen `\(name)`. \(hint.nl)")
    }

    /// Attributes that must be opened for it.
    func opened(_ attributes: [String]) -> [String] { attributes.filter { graph.nodes.contains($0) } }

    func audit(_ compareTo: [String: Reference], minimumRows: Int, seed: UInt64) -> CausalAudit {
        CausalAudit(graph: graph, subjects: subjects, compareTo: compareTo, minimumRows: minimumRows, seed: seed)
    }
}

extension Plan {
    /// Reads the graph, if the plan names one.
    ///
    /// - Parameter folder: that of the study file.
    func graph(relativeTo folder: URL) throws(StudyError) -> (graph: PlanGraph?, issues: [SettingIssue]) {
        guard let path = settings.fairness.graph else { return (nil, []) }
        let file = (path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)).standardizedFileURL
        let attributes = settings.allProtected.map(\.name)
        return try PlanGraph.read(file, attributes: attributes, columns: settings.allFeatures.map(\.name) + attributes)
    }
}
