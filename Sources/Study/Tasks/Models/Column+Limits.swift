// SPDX-License-Identifier: EUPL-1.2

import Learning
import RegisterData

extension Column {
    /// A limit of each risk; no value where the model gives none.
    static func limit(_ name: String, _ values: [Double?]) -> Column {
        let missing = values.map { $0 == nil ? MissingKind.structural.rawValue : MissingKind.present.rawValue }
        return Column(name: name, values: .number(values.map { $0 ?? .nan }), missing: missing.allSatisfy { $0 == 0 } ? nil : missing)
    }

    /// The lower or the upper limits of some scores.
    static func limit(_ name: String, _ limits: [Double], of scores: Scores) -> Column {
        limit(name, scores.hasLimits ? limits : scores.risk.map { _ in nil })
    }
}
