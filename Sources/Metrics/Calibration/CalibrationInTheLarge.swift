// SPDX-License-Identifier: EUPL-1.2

/// The intercept of logit P(y = 1) = a + logit risk, with the slope fixed at 1: 0 when as many events happen as were predicted,
/// positive when more do.
///
/// Source: Cox (1958), Biometrika 45, 562-565; Van Calster et al. (2016), J. Clin. Epidemiol. 74, 167-176.
public enum CalibrationInTheLarge {
    /// - Returns: `nil` for scores that are no probabilities, with a risk of exactly 0 or 1, and unless rows of both outcomes have weight.
    public static func estimate(_ predictions: Predictions, level: Double = 0.95) -> Estimate? {
        guard let fit = CalibrationRegression.fit(predictions, hasSlope: false) else { return nil }
        return Estimate(fit.coefficients[0], variance: fit.variances[0], method: "wald", level: level)
    }
}
