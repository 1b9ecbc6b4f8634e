// SPDX-License-Identifier: EUPL-1.2

import Basics

/// The keys of a section, and what must hold between them.
public struct SettingsDeclaration<Section: SettingsSection>: Sendable {
    public let keys: [SettingKey<Section>]
    private let check: @Sendable (Section, SettingPath, inout SettingsContext) -> Void

    public init(_ keys: SettingKey<Section>...) {
        self.init(keys: keys) { _, _, _ in }
    }

    /// - Parameter check: notes combinations of keys that cannot be; runs after all keys were read.
    public init(keys: [SettingKey<Section>], check: @escaping @Sendable (Section, SettingPath, inout SettingsContext) -> Void) {
        self.keys = keys
        self.check = check
    }

    /// Reads what can be read; every unknown, missing or wrong key is noted.
    func read(_ entries: [SettingEntry], at path: SettingPath, _ position: SourcePosition, in context: inout SettingsContext) -> Section {
        var section = Section()
        for entry in entries {
            guard let key = keys.first(where: { $0.name == entry.key }) else {
                reportUnknown(entry, at: path, in: &context)
                continue
            }
            let keyPath = path[entry.key]
            context.remember(keyPath, at: entry.keyPosition)
            if entry.value.isNull {
                if key.isRequired {
                    context.error(
                        keyPath, at: entry.keyPosition, en: "`\(keyPath)` has no value. \(key.about.en)",
                        nl: "`\(keyPath)` heeft geen waarde. \(key.about.nl)")
                }
            } else {
                key.read(entry.value, keyPath, &context, &section)
            }
            // Messages about the key as a whole point at the key, not at its value.
            context.remember(keyPath, at: entry.keyPosition)
        }
        for key in keys where key.isRequired && !entries.contains(where: { $0.key == key.name }) {
            let missing = path[key.name]
            context.error(missing, at: position, en: "`\(missing)` is missing. \(key.about.en)", nl: "`\(missing)` ontbreekt. \(key.about.nl)")
        }
        check(section, path, &context)
        return section
    }

    private func reportUnknown(_ entry: SettingEntry, at path: SettingPath, in context: inout SettingsContext) {
        let names = keys.map(\.name)
        let nearest = NearestName.suggestion(for: entry.key, among: names)
        let known = keys.filter(\.isBuilt).map { "`\($0.name)`" }.joined(separator: ", ")
        context.error(
            path[entry.key], at: entry.keyPosition,
            en: "There is no key `\(path[entry.key])`. " + (nearest.map { "Did you mean `\($0)`?" } ?? "Known here: \(known)."),
            nl: "Er is geen sleutel `\(path[entry.key])`. " + (nearest.map { "Bedoelde u `\($0)`?" } ?? "Hier bestaan: \(known)."))
    }

    /// The section as a JSON Schema (draft 2020-12).
    public var schema: JSON {
        let properties = keys.map { key in
            JSON.Member(name: key.name, value: Self.described(key))
        }
        var schema: JSON = ["type": "object", "properties": .object(properties)]
        let required = keys.filter(\.isRequired).map { JSON.text($0.name) }
        if !required.isEmpty { schema = schema.adding("required", .array(required)) }
        return schema.adding("additionalProperties", false)
    }

    /// A value, or `?`, or nothing where the key is optional.
    private static func described(_ key: SettingKey<Section>) -> JSON {
        var alternatives = [key.schema]
        if key.isBuilt { alternatives.append(["const": "?"]) }
        if !key.isRequired { alternatives.append(["type": "null"]) }
        return ["description": .text(key.about.en), "x-description-nl": .text(key.about.nl), "anyOf": .array(alternatives)]
    }
}
