// SPDX-License-Identifier: EUPL-1.2

import Basics

/// An entry of a map whose keys the user chooses, in the order of the file.
public struct Named<Value: Sendable>: Sendable {
    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) { (self.name, self.value) = (name, value) }
}

extension Named: Equatable where Value: Equatable {}
extension Named: Hashable where Value: Hashable {}

extension SettingType {
    /// A list; wrong items are reported and left out.
    ///
    /// - Parameter count: how many items, when that is fixed.
    public static func list<Item>(_ item: SettingType<Item>, count: Int? = nil) -> SettingType where Value == [Item] {
        let expects = LocalizedText(
            en: count.map { "a list of \($0): each \(item.expects.en)" } ?? "a list: each \(item.expects.en)",
            nl: count.map { "een lijst van \($0): elk \(item.expects.nl)" } ?? "een lijst: elk \(item.expects.nl)")
        var schema: JSON = ["type": "array", "items": item.schema]
        if let count { schema = schema.adding("minItems", .integer(count)).adding("maxItems", .integer(count)) }
        return SettingType(expects: expects, schema: schema, mayBeUndecided: item.mayBeUndecided) { node, path, context in
            guard case .list(let nodes) = node.content, count == nil || nodes.count == count else {
                context.expected(expects, at: path, node)
                return nil
            }
            return nodes.enumerated().compactMap { index, child in item.read(child, at: path[index], in: &context) }
        }
    }

    /// A map from names that the user chooses.
    public static func map<Item>(of item: SettingType<Item>, en: String, nl: String) -> SettingType where Value == [Named<Item>] {
        let expects = LocalizedText(en: en, nl: nl)
        return SettingType(expects: expects, schema: ["type": "object", "additionalProperties": item.schema]) { node, path, context in
            guard case .map(let entries) = node.content else {
                context.expected(expects, at: path, node)
                return nil
            }
            return entries.compactMap { entry in
                guard !entry.key.isEmpty else {
                    context.error(path, at: entry.keyPosition, en: "`\(path)`: a name is empty.", nl: "`\(path)`: een naam is leeg.")
                    return nil
                }
                let value = item.read(entry.value, at: path[entry.key], in: &context)
                context.remember(path[entry.key], at: entry.keyPosition)
                return value.map { Named(entry.key, $0) }
            }
        }
    }

    /// A map whose keys a section declares.
    public static func section() -> SettingType where Value: SettingsSection {
        let names = Value.declaration.keys.filter(\.isBuilt).map(\.name).joined(separator: ", ")
        let expects = LocalizedText(en: "a map with keys of \(names)", nl: "sleutels uit \(names)")
        return SettingType(expects: expects, schema: Value.declaration.schema) { node, path, context in
            guard case .map(let entries) = node.content else {
                context.expected(expects, at: path, node)
                return nil
            }
            return Value.declaration.read(entries, at: path, node.position, in: &context)
        }
    }
}
