// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// What must hold between the keys of a study file.
struct PlanChecks {
    let settings: PlanSettings

    init(_ settings: PlanSettings) { self.settings = settings }

    static let dataMissing = LocalizedText(
        en: "`data` is missing: name the file with the data, from the folder of the study file.",
        nl: "`data` ontbreekt: noem het bestand met de gegevens, vanuit de map van het studiebestand.")

    func run(in context: inout SettingsContext) {
    }
}
