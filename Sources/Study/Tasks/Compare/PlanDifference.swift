// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Settings

/// A key of the plan whose value differs between two runs.
public struct PlanDifference: Hashable, Sendable {
    /// As written in the file: `decision.capacity`. An entry of a list of named things goes by its name: `outcomes[preterm].when`.
    public let path: String
    /// `nil` where the run does not have the key.
    public let before: String?
    public let after: String?

    /// The differences between two study files, in the order of the second; keys that vanished come last.
    public static func between(_ before: Data, _ after: Data) throws -> [PlanDifference] {
        let (old, new) = (try leaves(of: before), try leaves(of: after))
        let oldValues = Dictionary(old, uniquingKeysWith: { first, _ in first })
        let newValues = Dictionary(new, uniquingKeysWith: { first, _ in first })
        let changed = new.filter { oldValues[$0.0] != $0.1 }.map { PlanDifference(path: $0.0, before: oldValues[$0.0], after: $0.1) }
        let gone = old.filter { newValues[$0.0] == nil }.map { PlanDifference(path: $0.0, before: $0.1, after: nil) }
        return changed + gone
    }

    private static func leaves(of data: Data) throws -> [(String, String)] {
        var context = SettingsContext(file: "study.yaml")
        guard let root = YAMLText.parse(data, in: &context) else {
            if let error = SettingsError(context.issues) { throw error }
            return []
        }
        var found: [(String, String)] = []
        collect(root, at: "", into: &found)
        return found
    }

    private static func collect(_ node: SettingNode, at path: String, into found: inout [(String, String)]) {
        switch node.content {
        case .scalar(let text, _): found.append((path, text))
        case .list(let items):
            for (index, item) in items.enumerated() { collect(item, at: "\(path)[\(name(of: item) ?? String(index + 1))]", into: &found) }
        case .map(let entries):
            for entry in entries { collect(entry.value, at: path.isEmpty ? entry.key : "\(path).\(entry.key)", into: &found) }
        case .unreadable: break
        }
    }

    private static func name(of item: SettingNode) -> String? {
        guard case .map(let entries) = item.content else { return nil }
        return entries.first { $0.key == "name" }?.value.scalar
    }
}
