// SPDX-License-Identifier: EUPL-1.2

/// A fitted model as its file holds it: everything needed to score a row elsewhere, and nothing else.
///
/// logit(risk) = intercept + sum over features of (slope x value) + (the bends of a spline) + (the log-odds of the bin of the row), plus the
/// log-odds of the cell of the row for each pair.
/// No value of a training row is in it, only edges, names of levels and of missing kinds. The format: `docs/formats/model.md`.
public struct ScoringModel: Hashable, Sendable {
    /// Version of the format that this program writes, and the only one that it reads.
    public static let formatVersion = 1

    /// A log-odds with its uncertainty.
    public struct Coefficient: Hashable, Sendable, Codable {
        public var logOdds: Double
        public var standardError: Double
        /// Draws from the posterior, the same number for every coefficient; draw d of all coefficients belongs together.
        public var draws: [Double]

        public init(logOdds: Double, standardError: Double, draws: [Double]) {
            (self.logOdds, self.standardError, self.draws) = (logOdds, standardError, draws)
        }

        private enum CodingKeys: String, CodingKey {
            case logOdds = "log_odds"
            case standardError = "se"
            case draws
        }

        /// No effect, known for certain: the reference.
        public static func zero(draws: Int) -> Coefficient {
            Coefficient(logOdds: 0, standardError: 0, draws: Array(repeating: 0, count: draws))
        }
    }

    /// What one feature adds.
    public struct Term: Hashable, Sendable {
        public var bins: FeatureBins
        /// One a bin, in the order of the bins; the last is what an unseen level or missing kind gets.
        public var coefficients: [Coefficient]
        /// Log-odds a unit of the feature, besides its bin; numeric features only.
        public var slope: Coefficient?
        /// Bends beside the slope; only where there is one.
        public var spline: Spline?

        public init(bins: FeatureBins, coefficients: [Coefficient], slope: Coefficient? = nil, spline: Spline? = nil) {
            (self.bins, self.coefficients, self.slope, self.spline) = (bins, coefficients, slope, spline)
        }
    }

    /// What is done to the model's risk after all. Version 1 knows one: nothing.
    public enum Calibration: String, Hashable, Sendable, Codable {
        case identity
    }

    /// `additive`, `logistic`.
    public var kind: String
    /// Name of the outcome in the plan, if there is one.
    public var outcome: String?
    public var intercept: Coefficient
    public var terms: [Term]
    public var pairs: [Pair]
    public var calibration: Calibration
    /// A column of numbers that is added to the log-odds of each row, as it was in the fit; `nil` for none.
    public var offset: String?
    /// What is done with a row that lacks a value of which there is no bin; `nil` for a model that has a bin for whatever was missing.
    public var gaps: GapRule?

    public init(
        kind: String, outcome: String? = nil, intercept: Coefficient, terms: [Term], pairs: [Pair] = [], calibration: Calibration = .identity,
        offset: String? = nil, gaps: GapRule? = nil
    ) {
        self.kind = kind
        self.outcome = outcome
        self.intercept = intercept
        self.terms = terms
        self.pairs = pairs
        self.calibration = calibration
        self.offset = offset
        self.gaps = gaps
    }

    public var drawCount: Int { intercept.draws.count }

    /// Draws are kept to 10^-6: their Monte Carlo error is larger, and the file a third of the size. Adding zero turns -0 into 0.
    public static func rounded(draw: Double) -> Double { (draw * 1e6).rounded() / 1e6 + 0 }
}
