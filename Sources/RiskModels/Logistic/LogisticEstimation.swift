// SPDX-License-Identifier: EUPL-1.2

/// How the coefficients of a logistic regression are estimated.
public enum LogisticEstimation: String, Hashable, Sendable, CaseIterable, Codable {
    case maximumLikelihood = "maximum-likelihood"
    /// Maximum likelihood, but Firth's estimate where it does not exist (separation) or where the expected shrinkage is below .9; with priors
    /// weakly informative ones for the other coefficients.
    case automatic
    /// Firth's penalised likelihood with the intercept estimated anew (FLIC), so that the mean risk is the share of events.
    case firth
    /// Firth's penalised likelihood with an added covariate (FLAC), for the same end.
    case flac
    /// log-F(1,1) for each coefficient but the intercept: of a step of a column with two values, of a standard deviation of others.
    case logF = "log-f"
    /// Normal(0, 2.5) for the same steps.
    ///
    /// Source of the scale: Gelman, Jakulin, Pittau and Su (2008), Annals of Applied Statistics 2, 1360-1383.
    case weaklyInformative = "weakly-informative"
}

/// How a fit was estimated after all, and why.
public struct LogisticChoice: Hashable, Sendable {
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// The parameters say so.
        case asked
        /// The expected shrinkage is .9 or more.
        case enoughEvents = "enough-events"
        /// It is less.
        case fewEvents = "few-events"
        /// Maximum likelihood has no estimate: a coefficient would be infinite.
        case separation
        /// Something is known beforehand of some coefficients.
        case priors
    }

    /// Never `automatic`.
    public let estimation: LogisticEstimation
    public let reason: Reason
    /// `ExpectedShrinkage` of the fit by maximum likelihood, where that decided or would have.
    public let expectedShrinkage: Double?
}
