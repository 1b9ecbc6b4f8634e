// SPDX-License-Identifier: EUPL-1.2

import Basics

extension SettingType {
    /// A scalar that `convert` understands.
    static func scalar(expects: LocalizedText, schema: JSON, mayBeUndecided: Bool = false, _ convert: @escaping @Sendable (String) -> Value?)
        -> SettingType
    {
        SettingType(expects: expects, schema: schema, mayBeUndecided: mayBeUndecided) { node, path, context in
            guard let text = node.scalar, !node.isNull, let value = convert(text) else {
                context.expected(expects, at: path, node)
                return nil
            }
            return value
        }
    }
}

extension SettingType where Value == String {
    /// Any scalar exactly as written: `0363`, `no` and `1e3` stay text. Empty text is refused.
    public static var text: SettingType {
        // An editor reads `0363` and `no` by YAML's own types.
        .scalar(expects: LocalizedText(en: "a text", nl: "een tekst"), schema: ["type": ["string", "number", "boolean"]]) { $0.isEmpty ? nil : $0 }
    }

    /// A remark for people; may stay `?`.
    public static var remark: SettingType { text.waiting }

    /// A name of our own: it becomes part of file names and evidence keys.
    public static var identifier: SettingType {
        let expects = LocalizedText(
            en: "a name of letters, digits, `_` and `-` that starts with a letter or digit (at most 64)",
            nl: "een naam van letters, cijfers, `_` en `-` die begint met een letter of cijfer (hoogstens 64)")
        return .scalar(expects: expects, schema: ["type": ["string", "integer"], "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"]) { text in
            let isWord = text.utf8.allSatisfy { ($0 | 32) >= 97 && ($0 | 32) <= 122 || (48...57).contains($0) || $0 == 95 || $0 == 45 }
            return isWord && (1...64).contains(text.utf8.count) && !text.hasPrefix("_") && !text.hasPrefix("-") ? text : nil
        }
    }

    /// The path of a file, from the folder of the file that names it.
    public static var path: SettingType { text.expecting(en: "the path of a file", nl: "het pad van een bestand") }

    /// An expression over columns, as text; the room that evaluates it parses it.
    public static var expression: SettingType {
        text.expecting(en: "an expression over columns, such as `dbwt < 2500`", nl: "een uitdrukking met kolommen, zoals `dbwt < 2500`")
    }

    /// A day of the calendar, `2019-12-31`.
    public static var date: SettingType {
        .scalar(
            expects: LocalizedText(en: "a date such as 2019-12-31", nl: "een datum zoals 2019-12-31"),
            schema: ["type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"]
        ) {
            WrittenNumber.isDate($0) ? $0 : nil
        }
    }
}

extension SettingType where Value == LocalizedText {
    /// One text for every language, or `{en: ..., nl: ...}`; may stay `?`.
    public static var words: SettingType {
        let both: JSON = [
            "type": "object", "properties": ["en": ["type": "string"], "nl": ["type": "string"]], "required": ["en", "nl"],
            "additionalProperties": false,
        ]
        let expects = LocalizedText(en: "a text, or {en: ..., nl: ...}", nl: "een tekst, of {en: ..., nl: ...}")
        let translated = SettingType(expects: expects, schema: both, mayBeUndecided: true) { node, path, context in
            SettingType<Translation>.section().parse(node, path, &context)?.text
        }
        return .either(SettingType<String>.remark.map { LocalizedText($0) }, translated).expecting(en: expects.en, nl: expects.nl)
    }
}

/// The two languages of a text.
private struct Translation: SettingsSection {
    var en = ""
    var nl = ""

    var text: LocalizedText { LocalizedText(en: en.isEmpty ? nl : en, nl: nl.isEmpty ? en : nl) }

    static let declaration = SettingsDeclaration<Translation>(
        .required("en", .remark, \.en, en: "English", nl: "Engels"),
        .required("nl", .remark, \.nl, en: "Dutch", nl: "Nederlands"))
}

extension SettingType where Value == Bool {
    /// `true` or `false`; `yes`, `no`, `on` and `off` are text.
    public static var flag: SettingType {
        .scalar(expects: LocalizedText(en: "`true` or `false`", nl: "`true` of `false`"), schema: ["type": "boolean"]) {
            ["true": true, "false": false][$0]
        }
    }
}

extension SettingType where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the listed words.
    public static func choice(_: Value.Type = Value.self) -> SettingType {
        let names = Value.allCases.map(\.rawValue)
        let expects = LocalizedText(
            en: "one of " + names.map { "`\($0)`" }.joined(separator: ", "), nl: "een van " + names.map { "`\($0)`" }.joined(separator: ", "))
        return SettingType(expects: expects, schema: ["type": "string", "enum": .array(names.map { .text($0) })]) { node, path, context in
            guard let text = node.scalar, !node.isNull, let value = Value(rawValue: text) else {
                context.expected(expects, at: path, node, suggestion: node.scalar.flatMap { NearestName.suggestion(for: $0, among: names) })
                return nil
            }
            return value
        }
    }
}
