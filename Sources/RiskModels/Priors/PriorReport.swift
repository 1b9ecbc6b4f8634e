// SPDX-License-Identifier: EUPL-1.2

/// What became of one prior in a fit.
public struct PriorReport: Hashable, Sendable {
    public let prior: Prior
    public let outcome: Outcome

    public enum Outcome: Hashable, Sendable {
        /// One a contrast that the bins can tell.
        case effects([EffectReport])
        case shape(ShapeReport)
        case tendency(TendencyReport)
        /// A cut that the model keeps, or a feature that was left out.
        case obeyed
        /// The feature is not in the model, or its bins cannot tell the effect.
        case unused
    }
}

/// A published effect beside what these rows say of it, in log-odds.
public struct EffectReport: Hashable, Sendable {
    public let contrast: PublishedEffect.Contrast
    /// m and sqrt(v): what was published, with every doubt.
    public let prior: Double
    public let priorDeviation: Double
    /// The contrast with this prior removed, everything else as it is; `nil` where the rows alone cannot tell it.
    public let likelihood: Double?
    public let likelihoodError: Double?
    public let posterior: Double
    public let posteriorError: Double
    /// Size of z beyond which this is a conflict: 2 of one effect; of several contrasts of an earlier model so much more that one in twenty-two such
    /// models has any (Bonferroni).
    public let conflictLimit: Double

    /// z = (b - m) / sqrt(se^2 + v).
    public var conflict: Double? {
        guard let likelihood, let error = likelihoodError else { return nil }
        return (likelihood - prior) / (error * error + priorDeviation * priorDeviation).squareRoot()
    }

    /// Beyond two standard deviations the publication and these rows do not agree.
    public var isConflict: Bool { conflict.map { $0.magnitude > conflictLimit } ?? false }

    /// The share of the posterior that the prior decides: v^-1 / (v^-1 + se^-2); 1 where the rows say nothing.
    public var weight: Double {
        guard let error = likelihoodError else { return 1 }
        return error * error / (error * error + priorDeviation * priorDeviation)
    }
}

/// A shape beside what these rows say of it.
public struct ShapeReport: Hashable, Sendable {
    /// Rows of the shape that hold only because they must.
    public let held: Int
    /// Rows of the shape, at most one active each.
    public let places: Int
    /// How much better the rows would fit without what holds: the squared distance to the minimum without any shape, as a difference of
    /// penalised deviance, of the rows of this feature. About the number held where the shape is right.
    public let pull: Double
}

/// A form that an effect is drawn towards, beside what these rows say of it.
public struct TendencyReport: Hashable, Sendable {
    /// Places where the effect goes against the form all the same, of all places.
    public let against: Int
    public let places: Int
    /// D: by how many log-odds it does, over the whole feature (`TendencyTerm`).
    public let departure: Double
    /// How much better the rows would fit without the rule, as a difference of penalised deviance; `nil` where they cannot tell the places apart.
    public let pull: Double?

    public init(against: Int, places: Int, departure: Double, pull: Double?) {
        (self.against, self.places, self.departure, self.pull) = (against, places, departure, pull)
    }
}
