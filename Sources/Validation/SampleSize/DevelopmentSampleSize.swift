// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Metrics
import StatMath

/// How many rows a model of a binary outcome needs, given how many parameters it may spend.
///
/// Source: Riley et al. (2019), Stat. Med. 38, 1276-1296, and (2020), BMJ 368, m441 (criteria 1 to 3); van Smeden et al. (2019), Stat. Methods Med.
/// Res. 28, 2455-2474 (the error of a single risk).
public struct DevelopmentSampleSize: Hashable, Sendable {
    /// Share of rows with the event, in (0, 1).
    public let prevalence: Double
    /// Besides the intercept.
    public let parameters: Double
    /// Cox and Snell's R2 that is expected of new rows.
    public let coxSnell: Double

    /// How much new rows should leave of the model's effects.
    public static let shrinkage = 0.9
    /// The most that R2 (Nagelkerke's) may drop on new rows, the overall risk be off, and single risks be off on average.
    public static let margin = 0.05

    /// - Returns: `nil` for a prevalence outside (0, 1), without parameters, and for an R2 that is not possible at the prevalence.
    public init?(prevalence: Double, parameters: Double, coxSnell: Double) {
        guard prevalence > 0, prevalence < 1, parameters > 0, coxSnell > 0, coxSnell < NagelkerkeR2.largestCoxSnell(prevalence: prevalence) else {
            return nil
        }
        (self.prevalence, self.parameters, self.coxSnell) = (prevalence, parameters, coxSnell)
    }

    /// A guess before there is a model: 15% of what can be explained, as Riley et al. (2020) advise.
    public static func expectedCoxSnell(prevalence: Double) -> Double { 0.15 * NagelkerkeR2.largestCoxSnell(prevalence: prevalence) }

    /// Criterion 1: effects are not too large by more than a tenth.
    public var rowsForShrinkage: Double { rows(shrinkage: Self.shrinkage) }

    /// Criterion 2: Nagelkerke's R2 of the rows learned from is at most .05 above that of new rows.
    public var rowsForOptimism: Double {
        rows(shrinkage: coxSnell / (coxSnell + Self.margin * NagelkerkeR2.largestCoxSnell(prevalence: prevalence)))
    }

    /// Criterion 3: the overall risk is known to within .05.
    public var rowsForOverallRisk: Double {
        let z = Normal.quantile(0.975) / Self.margin
        return (z * z * prevalence * (1 - prevalence)).rounded(.up)
    }

    /// Criterion 4: single risks are off by at most .05 on average.
    public var rowsForSingleRisks: Double {
        let exponent = (-0.508 + 0.259 * log(prevalence) + 0.504 * log(parameters) - log(Self.margin)) / 0.544
        return exp(exponent).rounded(.up)
    }

    /// What all four ask.
    public var rows: Double { max(rowsForShrinkage, rowsForOptimism, rowsForOverallRisk, rowsForSingleRisks) }

    private func rows(shrinkage: Double) -> Double { (parameters / ((shrinkage - 1) * log(1 - coxSnell / shrinkage))).rounded(.up) }
}
