// SPDX-License-Identifier: EUPL-1.2

/// The slope b of logit P(y = 1) = a + b logit risk: below 1 when risks are too extreme, as over-fitted models' are.
///
/// The intercept of this joint fit is not reported: it is not calibration in the large (methods 16).
/// Source: Cox (1958), Biometrika 45, 562-565.
public enum CalibrationSlope {
    /// - Returns: `nil` for scores that are no probabilities, with a risk of exactly 0 or 1, where all risks are equal or separate the outcomes,
    ///   and unless rows of both outcomes have weight.
    public static func estimate(_ predictions: Predictions, level: Double = 0.95) -> Estimate? {
        guard let fit = CalibrationRegression.fit(predictions, hasSlope: true) else { return nil }
        return Estimate(fit.coefficients[1], variance: fit.variances[1], method: "wald", level: level)
    }
}
