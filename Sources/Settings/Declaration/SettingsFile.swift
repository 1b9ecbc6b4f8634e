// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation

/// Reads a settings file of one kind.
public enum SettingsFile<Root: SettingsSection> {
    /// - Parameters:
    ///   - file: the name that messages show.
    ///   - context: receives every issue, the keys' positions and what is undecided.
    /// - Returns: what could be read; `nil` when the text is no map at all. Errors in `context` mean that it must not be used for a run.
    public static func read(_ data: Data, in context: inout SettingsContext) -> Root? {
        interpret(YAMLText.parse(data, in: &context), in: &context)
    }

    public static func read(_ text: String, in context: inout SettingsContext) -> Root? {
        interpret(YAMLText.parse(text, in: &context), in: &context)
    }

    private static func interpret(_ node: SettingNode?, in context: inout SettingsContext) -> Root? {
        guard let node else { return nil }
        guard case .map(let entries) = node.content else {
            context.error(
                SettingPath(), at: node.position, en: "Expected keys with values, such as `seed: 1`.",
                nl: "Verwacht werden sleutels met waarden, zoals `seed: 1`.")
            return nil
        }
        return Root.declaration.read(entries, at: SettingPath(), node.position, in: &context)
    }

    /// The JSON Schema of the whole file.
    public static func schema(title: String, id: String) -> JSON {
        let header: JSON = ["$schema": "https://json-schema.org/draft/2020-12/schema", "$id": .text(id), "title": .text(title)]
        guard case .object(let members) = header, case .object(let body) = Root.declaration.schema else { return header }
        return .object(members + body)
    }
}
