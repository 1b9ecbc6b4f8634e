// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Whether a value fits a JSON Schema (draft 2020-12), for the words that the schema of study files uses; any other word is an error.
public struct SchemaValidator {
    public struct UnknownWord: Error { public let word: String }

    private static let annotations: Set<String> = ["$schema", "$id", "title", "description", "x-description-nl"]

    private let schema: JSONValue

    public init(_ schema: Data) throws { self.schema = try JSONDecoder().decode(JSONValue.self, from: schema) }

    /// - Returns: where the value does not fit; empty when it fits.
    public func problems(_ value: JSONValue) throws -> [String] { try Self.problems(value, schema, "") }

    private static func problems(_ value: JSONValue, _ schema: JSONValue, _ path: String) throws -> [String] {
        let rules = schema.members ?? [:]
        return try rules.keys.sorted().filter { !annotations.contains($0) }.flatMap { word in
            try problems(value, word, rules[word] ?? .null, known: rules["properties"]?.members ?? [:], path)
        }
    }

    /// - Parameter known: the properties that the same schema lists.
    private static func problems(
        _ value: JSONValue, _ word: String, _ rule: JSONValue, known: [String: JSONValue], _ path: String
    ) throws -> [String] {
        func require(_ fits: Bool) -> [String] { fits ? [] : ["\(path): \(word)"] }
        func compare(_ fits: (Double, Double) -> Bool) -> [String] {
            guard let number = value.number, let limit = rule.number else { return [] }
            return require(fits(number, limit))
        }
        switch word {
        case "type": return require((rule.list + [rule]).compactMap(\.text).contains(where: value.isOf))
        case "const": return require(value == rule)
        case "enum": return require(rule.list.contains(value))
        case "pattern":
            guard let text = value.text, let pattern = rule.text else { return [] }
            return require(text.range(of: pattern, options: .regularExpression) != nil)
        case "minimum": return compare(>=)
        case "maximum": return compare(<=)
        case "exclusiveMinimum": return compare(>)
        case "exclusiveMaximum": return compare(<)
        case "not": return require(try !problems(value, rule, path).isEmpty)
        case "anyOf":
            let each = try rule.list.map { try problems(value, $0, path) }
            // The choice that was followed deepest says best what is wrong.
            return each.contains([]) ? [] : each.max { depth($0) < depth($1) } ?? []
        case "required":
            guard let members = value.members else { return [] }
            return rule.list.compactMap(\.text).filter { members[$0] == nil }.map { "\(path).\($0): \(word)" }
        case "properties":
            return try (value.members ?? [:]).sorted { $0.key < $1.key }.flatMap { name, member in
                try known[name].map { try problems(member, $0, "\(path).\(name)") } ?? []
            }
        case "additionalProperties":
            return try (value.members ?? [:]).sorted { $0.key < $1.key }.filter { known[$0.key] == nil }.flatMap { name, member in
                rule == .flag(false) ? ["\(path).\(name): \(word)"] : try problems(member, rule, "\(path).\(name)")
            }
        case "minItems": return require(Double(value.list.count) >= rule.number ?? 0)
        case "maxItems": return require(Double(value.list.count) <= rule.number ?? .infinity)
        case "items": return try value.list.enumerated().flatMap { try problems($0.element, rule, "\(path)[\($0.offset)]") }
        default: throw UnknownWord(word: word)
        }
    }

    private static func depth(_ problems: [String]) -> Int { problems.map { problem in problem.count { ".[".contains($0) } }.max() ?? 0 }
}
