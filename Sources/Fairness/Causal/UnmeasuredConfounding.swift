// SPDX-License-Identifier: EUPL-1.2

/// How strong an unmeasured cause must be to explain an effect away.
///
/// With R the share of what is left of the outcome's variance that it explains, and of the weights by which rows are carried over, alike,
/// the bias is at most S sqrt(R) sqrt(R / (1 - R)).
/// Source: Chernozhukov, Cinelli, Newey, Sharma and Syrgkanis (2022), NBER working paper 30302, corollary 2; the robustness value as in
/// Cinelli and Hazlett (2020), J. R. Stat. Soc. B 82, 39-67.
package struct UnmeasuredConfounding {
    /// S: the standard deviation of what is left of the outcome times that of the weights.
    package let scale: Double

    package init(scale: Double) { self.scale = scale }

    /// The largest bias of a cause of that strength, in [0, 1).
    package func bias(_ strength: Double) -> Double {
        strength < 1 ? scale * strength.squareRoot() * (strength / (1 - strength)).squareRoot() : .infinity
    }

    /// The strength whose bias is as large as a value.
    ///
    /// - Returns: 1 where nothing is left to explain.
    package func robustness(_ value: Double) -> Double {
        guard value != 0 else { return 0 }
        guard scale > 0 else { return 1 }
        let square = (value / scale) * (value / scale)
        // R^2 + f^2 R - f^2 = 0, in the form that loses no digits.
        return 2 * square / (square + (square * square + 4 * square).squareRoot())
    }
}
