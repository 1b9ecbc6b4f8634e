// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Settings

/// An entry of `derive:` a new column, computed from others.
struct DerivedSection: SettingsSection {
    enum Kind: String, CaseIterable, Sendable {
        case number, integer, text, date

        /// As SQL names it.
        var sqlType: String { self == .number ? "double" : rawValue }
    }

    var name = ""
    var value: ScalarExpression?
    var type: Kind?

    /// The expression with its declared type.
    ///
    /// - Throws: `ExpressionError`; never for an expression that was read.
    func expression() throws(ExpressionError) -> ScalarExpression? {
        guard let value, let type else { return value }
        return try ScalarExpression(parsing: "cast((\(value.text)) as \(type.sqlType))")
    }

    static let declaration = SettingsDeclaration<DerivedSection>(
        .required("name", .text, \.name, en: "The new column's name.", nl: "De naam van de nieuwe kolom."),
        .required("value", .formula, \.value, en: "How it is computed from other columns.", nl: "Hoe zij uit andere kolommen volgt."),
        .optional(
            "type", .choice(), \.type, en: "What its values are; else what the formula gives.",
            nl: "Wat de waarden zijn; anders wat de formule geeft."))
}
