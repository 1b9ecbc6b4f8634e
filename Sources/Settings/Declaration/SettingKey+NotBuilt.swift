// SPDX-License-Identifier: EUPL-1.2

import Basics

extension SettingKey {
    /// A key of the language that this version cannot act on: known, so not misspelt, and refused, so never ignored.
    ///
    /// - Parameter en: what is missing, as a phrase: `composing a cohort from registers`.
    public static func notBuilt(_ name: String, en: String, nl: String) -> SettingKey {
        let about = LocalizedText(en: "Not in this version: \(en).", nl: "Niet in deze versie: \(nl).")
        return SettingKey(name: name, isRequired: false, about: about, schema: ["not": [:]], isBuilt: false) { _, path, context, _ in
            context.notBuilt(path, at: context.position(of: path), what: LocalizedText(en: en, nl: nl))
        }
    }
}

extension SettingKey {
    /// The same, with a phrase that is said elsewhere too.
    public static func notBuilt(_ name: String, _ what: LocalizedText) -> SettingKey { notBuilt(name, en: what.en, nl: what.nl) }
}

extension SettingType {
    /// The same type, of which some values cannot be acted on in this version.
    ///
    /// - Parameter missing: what is missing for a value, as a phrase; `nil` where nothing is.
    public func notBuilt(_ missing: @escaping @Sendable (Value) -> LocalizedText?) -> SettingType {
        SettingType(expects: expects, schema: schema, mayBeUndecided: mayBeUndecided) { node, path, context in
            guard let value = parse(node, path, &context) else { return nil }
            guard let what = missing(value) else { return value }
            context.notBuilt(path, at: node.position, written: node.scalar, what: what)
            return nil
        }
    }

    /// The same type with one more condition.
    ///
    /// - Parameter problem: what was expected instead, after "expected"; `nil` for a value that is fine.
    public func checked(_ problem: @escaping @Sendable (Value) -> LocalizedText?) -> SettingType {
        SettingType(expects: expects, schema: schema, mayBeUndecided: mayBeUndecided) { node, path, context in
            guard let value = parse(node, path, &context) else { return nil }
            guard let expected = problem(value) else { return value }
            context.expected(expected, at: path, node)
            return nil
        }
    }
}

extension SettingsContext {
    /// - Parameter written: the value that is refused; without one it is the key itself.
    mutating func notBuilt(_ path: SettingPath, at position: SourcePosition, written: String? = nil, what: LocalizedText) {
        let sentence = LocalizedText.notBuilt(written.map { "\(path): \($0)" } ?? path.description, what)
        error(path, at: position, en: sentence.en, nl: sentence.nl)
    }
}

extension LocalizedText {
    /// The sentence that refuses a key, or an option of a command, that this version cannot act on.
    ///
    /// - Parameters:
    ///   - name: as it was written.
    ///   - what: what is missing, as a phrase.
    public static func notBuilt(_ name: String, _ what: LocalizedText) -> LocalizedText {
        LocalizedText(en: "`\(name)` is not in this version: \(what.en).", nl: "`\(name)` zit niet in deze versie: \(what.nl).")
    }
}
