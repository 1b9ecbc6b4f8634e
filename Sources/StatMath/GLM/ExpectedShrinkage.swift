// SPDX-License-Identifier: EUPL-1.2

/// By how much new rows would pull a model's log-odds together: 1 is not at all.
///
/// `1 - p / LR`, with LR the likelihood ratio statistic of p coefficients against the intercept alone (and the offset).
/// Sources: Van Houwelingen and Le Cessie (1990), Statistics in Medicine 9, 1303-1325. It is Riley's S_VH, `1 + p / (n log(1 - R2))` with Cox
/// and Snell's R2 = 1 - exp(-LR/n) of the fit: Riley et al. (2019), Statistics in Medicine 38, 1276-1296, equation 7.
public enum ExpectedShrinkage {
    /// Below this too few events were seen for so many coefficients (Riley et al. 2019, criterion 1).
    public static let sufficient = 0.9

    /// - Returns: 1 for a model without coefficients; not below 0, which it is where the coefficients do less than chance would.
    public static func heuristic(nullDeviance: Double, deviance: Double, coefficients: Int) -> Double {
        guard coefficients > 0 else { return 1 }
        let ratio = nullDeviance - deviance
        return ratio > 0 ? max(0, 1 - Double(coefficients) / ratio) : 0
    }
}
