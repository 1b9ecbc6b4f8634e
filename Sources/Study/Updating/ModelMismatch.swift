// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// Where a model of other rows and the data do not speak of the same: names, types, units, levels.
enum ModelMismatch {
    /// - Returns: `nil` where they do.
    static func of(_ bins: FeatureBins, _ column: FeatureColumn?) -> LocalizedText? {
        let name = bins.feature
        guard let column else {
            return LocalizedText(en: "the data have no feature `\(name)`.", nl: "de gegevens hebben geen eigenschap `\(name)`.")
        }
        if let unit = bins.unit, let own = column.unit, own != unit {
            return LocalizedText(
                en: "the model measures `\(name)` in `\(unit)`, the data in `\(own)`. Convert the column.",
                nl: "het model meet `\(name)` in `\(unit)`, de gegevens in `\(own)`. Reken de kolom om.")
        }
        switch (bins.scale, column.values) {
        case (.numeric, .numeric): return nil
        case (.nominal(let known), .nominal(let codes, let levels)):
            let met = Set(codes)
            let absent = known.filter { level in !levels.indices.contains { levels[$0] == level && met.contains(Int32($0)) } }
            guard !absent.isEmpty else { return nil }
            return LocalizedText(
                en:
                    "\(absent.count) of the \(known.count) levels of `\(name)` that the model knows never occur in the data. "
                    + "Code the column as it was.",
                nl: "\(absent.count) van de \(known.count) waarden van `\(name)` die het model kent komen in de gegevens niet voor. Codeer de kolom "
                    + "zoals toen.")
        case (.numeric, .nominal), (.nominal, .numeric):
            return LocalizedText(
                en: "`\(name)` is a number in the one and has levels in the other of model and data. Give its type.",
                nl: "`\(name)` is in het ene een getal en heeft in het andere waarden (model en gegevens). Geef het type.")
        }
    }
}
