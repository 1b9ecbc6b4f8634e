// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension CalibrationSlope {
    /// `validation.calibration-slope`.
    public static func finding(_ predictions: Predictions, in context: FindingContext) -> Finding {
        context.finding("validation.calibration-slope", estimate(predictions), of: predictions, says: Sentence("validation.calibration-slope"))
    }

    static let sentences = [
        SentenceTemplate(
            "validation.calibration-slope",
            en: """
                The calibration slope is {value:2} (between {low:2} and {high:2}). 1 is right; below 1 high risks are too high and low risks too \
                low, above 1 they differ too little.
                """,
            nl: """
                De kalibratiehelling is {value:2} (tussen {low:2} en {high:2}). 1 is goed; onder 1 zijn hoge risico's te hoog en lage te laag, \
                boven 1 verschillen ze te weinig.
                """)
    ]
}
