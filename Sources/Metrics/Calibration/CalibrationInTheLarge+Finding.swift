// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension CalibrationInTheLarge {
    /// `validation.calibration-in-the-large`.
    public static func finding(_ predictions: Predictions, in context: FindingContext) -> Finding {
        context.finding(
            "validation.calibration-in-the-large", estimate(predictions), of: predictions, says: Sentence("validation.calibration-in-the-large"))
    }

    static let sentences = [
        SentenceTemplate(
            "validation.calibration-in-the-large",
            en: """
                Calibration in the large is {value:2} (between {low:2} and {high:2}) on the scale of log odds. 0 is right; above 0 the outcome \
                happens more often than predicted, below 0 less often.
                """,
            nl: """
                De kalibratie als geheel is {value:2} (tussen {low:2} en {high:2}) op de schaal van log-odds. 0 is goed; boven 0 komt de uitkomst \
                vaker voor dan voorspeld, onder 0 minder vaak.
                """)
    ]
}
