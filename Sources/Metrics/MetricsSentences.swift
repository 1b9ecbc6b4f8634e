// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// The sentences of this room's findings.
public enum MetricsSentences {
    public static var all: [SentenceTemplate] {
        AreaUnderCurve.sentences + Brier.sentences + ScaledBrier.sentences + NagelkerkeR2.sentences + LogLoss.sentences + SpiegelhalterZ.sentences
            + CalibrationInTheLarge.sentences + CalibrationSlope.sentences + ObservedExpected.sentences + CalibrationCurve.sentences
            + CalibrationError.sentences + NetBenefit.sentences + DecisionCurve.sentences + OperatingPoint.sentences + Undefined.sentences
    }
}
