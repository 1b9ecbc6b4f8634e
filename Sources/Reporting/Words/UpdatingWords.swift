// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Words for the update of an old model.
enum UpdatingWords {
    static let title = LocalizedText(en: "The old model on these rows", nl: "Het oude model op deze rijen")
    static let lead = LocalizedText(
        en: """
            An old model was not thrown away: the smallest change was taken with which it fits these rows. A small p (below .05) says that a step \
            does not suffice. Calibration is right where the intercept is 0 and the slope 1; all numbers are of rows that the step did not see.
            """,
        nl: """
            Een oud model is niet weggegooid: genomen is de kleinste wijziging waarmee het bij deze rijen past. Een kleine p (onder 0,05) zegt \
            dat een stap niet volstaat. De ijking klopt bij een intercept van 0 en een helling van 1; alle getallen gaan over rijen die de \
            stap niet zag.
            """)
    static let caption = LocalizedText(en: "Steps of the update", nl: "Stappen van de wijziging")
    static let stepTitle = LocalizedText(en: "Step", nl: "Stap")
    static let taken = LocalizedText(en: "taken", nl: "genomen")
    static let intercept = LocalizedText(en: "Calibration intercept", nl: "Intercept van de ijking")
    static let slope = LocalizedText(en: "Calibration slope", nl: "Helling van de ijking")

    static func step(_ step: String) -> LocalizedText {
        switch step {
        case "as-it-is": LocalizedText(en: "as it is", nl: "zoals het is")
        case "intercept": LocalizedText(en: "another intercept", nl: "een ander intercept")
        case "intercept-and-slope": LocalizedText(en: "another intercept and slope", nl: "ander intercept en andere helling")
        case "old-as-prior":
            LocalizedText(en: "fitted anew, the old model as prior knowledge", nl: "opnieuw gemaakt, met het oude model als voorkennis")
        case "new": LocalizedText(en: "fitted anew", nl: "opnieuw gemaakt")
        default: LocalizedText(step)
        }
    }
}
