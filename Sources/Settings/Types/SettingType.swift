// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What a value of a settings file may be: how it is read, what an error expects, and its JSON Schema.
public struct SettingType<Value: Sendable>: Sendable {
    /// After "expected": `a number above 0`.
    public let expects: LocalizedText
    public let schema: JSON
    /// Words that nothing is computed with may stay `?`.
    public let mayBeUndecided: Bool
    let parse: @Sendable (SettingNode, SettingPath, inout SettingsContext) -> Value?

    /// - Parameter parse: notes an issue and returns `nil` when the node is not such a value; never sees `?`.
    public init(
        expects: LocalizedText, schema: JSON, mayBeUndecided: Bool = false,
        parse: @escaping @Sendable (SettingNode, SettingPath, inout SettingsContext) -> Value?
    ) {
        self.expects = expects
        self.schema = schema
        self.mayBeUndecided = mayBeUndecided
        self.parse = parse
    }

    /// - Returns: `nil` when the value is wrong (an issue was noted) or `?` (noted as undecided).
    public func read(_ node: SettingNode, at path: SettingPath, in context: inout SettingsContext) -> Value? {
        context.remember(path, at: node.position)
        if node.content == .unreadable { return nil }
        if node.isUndecided {
            context.decideLater(path, at: node.position, mayWait: mayBeUndecided)
            return nil
        }
        return parse(node, path, &context)
    }

    /// The same value, made into something else.
    public func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other) -> SettingType<Other> {
        SettingType<Other>(expects: expects, schema: schema, mayBeUndecided: mayBeUndecided) { node, path, context in
            parse(node, path, &context).map(transform)
        }
    }

    /// The same type with other words for what is expected.
    public func expecting(en: String, nl: String) -> SettingType {
        SettingType(expects: LocalizedText(en: en, nl: nl), schema: schema, mayBeUndecided: mayBeUndecided, parse: parse)
    }

    /// The same type; `?` is only a warning.
    public var waiting: SettingType {
        SettingType(expects: expects, schema: schema, mayBeUndecided: true, parse: parse)
    }

    /// A scalar of one kind, or a list or map of another.
    public static func either(_ scalar: SettingType, _ structure: SettingType) -> SettingType {
        let expects = LocalizedText(en: "\(scalar.expects.en) or \(structure.expects.en)", nl: "\(scalar.expects.nl) of \(structure.expects.nl)")
        return SettingType(
            expects: expects, schema: ["anyOf": [scalar.schema, structure.schema]], mayBeUndecided: scalar.mayBeUndecided && structure.mayBeUndecided
        ) { node, path, context in
            node.scalar != nil ? scalar.parse(node, path, &context) : structure.parse(node, path, &context)
        }
    }
}

extension SettingsContext {
    /// Notes that something else was expected.
    mutating func expected(_ what: LocalizedText, at path: SettingPath, _ node: SettingNode, suggestion: String? = nil) {
        error(
            path, at: node.position, en: "`\(path)`: expected \(what.en)." + (suggestion.map { " Did you mean `\($0)`?" } ?? ""),
            nl: "`\(path)`: verwacht werd \(what.nl)." + (suggestion.map { " Bedoelde u `\($0)`?" } ?? ""))
    }
}
