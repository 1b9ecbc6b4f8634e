// SPDX-License-Identifier: EUPL-1.2

/// Names and texts inside a statement.
public enum SQLText {
    /// `"mother's ""age"""`: a name, whatever characters it has.
    public static func identifier(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

    /// `'mother''s age'`: a text.
    public static func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
