// SPDX-License-Identifier: EUPL-1.2

/// Names and texts inside a statement.
///
/// Quotes are doubled scalar by scalar: to Swift a quote with an accent on it is another character, to the database it is a quote.
public enum SQLText {
    /// `"mother's ""age"""`: a name, whatever characters it has.
    public static func identifier(_ name: String) -> String { quoted(name, "\"") }

    /// `'mother''s age'`: a text.
    public static func literal(_ text: String) -> String { quoted(text, "'") }

    private static func quoted(_ text: String, _ quote: Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView([quote])
        for scalar in text.unicodeScalars {
            if scalar == quote { result.append(quote) }
            result.append(scalar)
        }
        result.append(quote)
        return String(result)
    }
}
