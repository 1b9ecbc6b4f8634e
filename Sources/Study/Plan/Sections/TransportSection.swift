// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// `performance.transport:` another year or place that the model should hold for.
struct TransportSection: SettingsSection {
    var years: [Int] = []
    var areas: [String] = []

    static let declaration = SettingsDeclaration<TransportSection>(
        keys: [
            .optional("year", .list(.integer()), \.years, en: "The rows of these years.", nl: "De rijen van deze jaren."),
            .optional("area", .list(.text), \.areas, en: "The rows of these areas.", nl: "De rijen van deze gebieden."),
        ],
        check: { target, path, context in
            if target.years.isEmpty == target.areas.isEmpty {
                context.error(path, en: "`\(path)`: give one of year and area.", nl: "`\(path)`: geef één van year en area.")
            }
        })
}
