// SPDX-License-Identifier: EUPL-1.2

import Basics

/// A group of settings that are declared once: reading, unknown keys and the JSON Schema all come from the declaration.
public protocol SettingsSection: Sendable {
    /// Every key at its default.
    init()
    static var declaration: SettingsDeclaration<Self> { get }
}

/// One key of a section.
public struct SettingKey<Section>: Sendable {
    public let name: String
    public let isRequired: Bool
    public let about: LocalizedText
    public let schema: JSON
    /// Whether this version acts on it.
    var isBuilt = true
    let read: @Sendable (SettingNode, SettingPath, inout SettingsContext, inout Section) -> Void

    /// A key that must be written.
    public static func required<Value: Sendable>(
        _ name: String, _ type: SettingType<Value>, _ target: any WritableKeyPath<Section, Value> & Sendable, en: String, nl: String
    ) -> SettingKey {
        key(name, isRequired: true, LocalizedText(en: en, nl: nl), type) { $0[keyPath: target] = $1 }
    }

    /// A key that must be written, where absence has a meaning for other code (`nil` until it is read).
    public static func required<Value: Sendable>(
        _ name: String, _ type: SettingType<Value>, _ target: any WritableKeyPath<Section, Value?> & Sendable, en: String, nl: String
    ) -> SettingKey {
        key(name, isRequired: true, LocalizedText(en: en, nl: nl), type) { $0[keyPath: target] = $1 }
    }

    /// A key that keeps the section's default when it is not written.
    public static func optional<Value: Sendable>(
        _ name: String, _ type: SettingType<Value>, _ target: any WritableKeyPath<Section, Value> & Sendable, en: String, nl: String
    ) -> SettingKey {
        key(name, isRequired: false, LocalizedText(en: en, nl: nl), type) { $0[keyPath: target] = $1 }
    }

    /// A key that is `nil` when it is not written.
    public static func optional<Value: Sendable>(
        _ name: String, _ type: SettingType<Value>, _ target: any WritableKeyPath<Section, Value?> & Sendable, en: String, nl: String
    ) -> SettingKey {
        key(name, isRequired: false, LocalizedText(en: en, nl: nl), type) { $0[keyPath: target] = $1 }
    }

    private static func key<Value>(
        _ name: String, isRequired: Bool, _ about: LocalizedText, _ type: SettingType<Value>,
        _ store: @escaping @Sendable (inout Section, Value) -> Void
    ) -> SettingKey {
        SettingKey(name: name, isRequired: isRequired, about: about, schema: type.schema) { node, path, context, section in
            if let value = type.read(node, at: path, in: &context) { store(&section, value) }
        }
    }
}
