// SPDX-License-Identifier: EUPL-1.2

extension JSON {
    /// Without a space, and safe inside `<script>`: `<`, `>` and `&` are escaped, and the two line ends that JavaScript once refused.
    public var encoded: String {
        switch self {
        case .null: "null"
        case .flag(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): Self.digits(value)
        case .text(let value): Self.quoted(value)
        case .array(let values): "[" + values.map(\.encoded).joined(separator: ",") + "]"
        case .object(let members): "{" + members.map { Self.quoted($0.name) + ":" + $0.value.encoded }.joined(separator: ",") + "}"
        }
    }

    /// For people: indented by two spaces, lists of plain values on one line.
    public func indented(by indent: Int = 0) -> String {
        let outer = String(repeating: " ", count: indent), inner = outer + "  "
        switch self {
        case .array(let values) where values.contains(where: \.isObject):
            return "[\n" + values.map { inner + $0.indented(by: indent + 2) }.joined(separator: ",\n") + "\n\(outer)]"
        case .array(let values): return "[" + values.map { $0.indented(by: indent) }.joined(separator: ", ") + "]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { inner + Self.quoted($0.name, forPeople: true) + ": " + $0.value.indented(by: indent + 2) }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        case .text(let value): return Self.quoted(value, forPeople: true)
        default: return encoded
        }
    }

    private var isObject: Bool { if case .object = self { true } else { false } }

    /// JSON has no infinity; a whole number needs no decimal point.
    private static func digits(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        return value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
    }

    /// - Parameter forPeople: `<` and `>` stay as they are, a line end is `\n`.
    private static func quoted(_ text: String, forPeople: Bool = false) -> String {
        var result = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result.append(contentsOf: "\\\"".unicodeScalars)
            case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
            case "\n" where forPeople: result.append(contentsOf: "\\n".unicodeScalars)
            case "\t" where forPeople: result.append(contentsOf: "\\t".unicodeScalars)
            case "<", ">", "&", "\u{2028}", "\u{2029}":
                result.append(contentsOf: forPeople ? String.UnicodeScalarView([scalar]) : escape(scalar))
            case "\u{0}"..."\u{1f}": result.append(contentsOf: escape(scalar))
            default: result.append(scalar)
            }
        }
        result.append("\"")
        return String(result)
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        let digits = String(scalar.value, radix: 16)
        return ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars
    }
}
