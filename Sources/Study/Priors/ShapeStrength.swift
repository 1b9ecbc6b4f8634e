// SPDX-License-Identifier: EUPL-1.2

import Basics
import RiskModels
import Settings

/// How much a shape is worth against the data.
enum ShapeStrength: Hashable, Sendable {
    /// It holds, whatever the data say.
    case hard
    /// It pulls: what going against it by one log-odds costs in deviance.
    case number(Double)

    static let words = LocalizedText(
        en: "hard (unless given): the shape holds whatever the data say; or a number: what going against it by one log-odds costs in deviance.",
        nl: "hard (tenzij gegeven): de vorm geldt, wat de gegevens ook zeggen; of een getal: wat één log-odds ertegenin kost in deviantie.")

    func statement(_ kind: ShapeKind) -> Prior.Statement {
        switch self {
        case .hard: .shape(kind)
        case .number(let strength): .tendency(kind, strength: strength)
        }
    }

    /// A shape whose places depend on its peak cannot pull.
    static func check(_ strength: ShapeStrength?, isUnimodal: Bool, at place: SettingPath, _ context: inout SettingsContext) {
        guard isUnimodal, case .number? = strength else { return }
        context.error(
            place,
            en: "`\(place)`: a unimodal effect cannot be drawn towards one peak by a number, because the peak is found with the shape. Write `hard`.",
            nl: "`\(place)`: een effect met één top kan niet met een getal worden getrokken, want de top volgt pas uit de vorm. Schrijf `hard`.")
    }
}

extension SettingType where Value == ShapeStrength {
    /// `hard` or a positive number.
    static var strength: SettingType {
        let number = SettingType<Double>.number(above: 0, through: 1e6)
        let expects = LocalizedText(en: "`hard`, or a number above 0, up to 1000000", nl: "`hard`, of een getal boven 0, tot en met 1000000")
        return SettingType(expects: expects, schema: ["anyOf": [["const": "hard"], number.schema]]) { node, path, context in
            if node.scalar == "hard" { return .hard }
            guard let value = node.scalar.flatMap({ Double($0) }), value > 0, value <= 1e6 else {
                context.error(path, en: "`\(path)`: expected \(expects.en).", nl: "`\(path)`: verwacht werd \(expects.nl).")
                return nil
            }
            return .number(value)
        }
    }
}
