// SPDX-License-Identifier: EUPL-1.2

/// What somebody knows of one feature's effect before the data are seen, with the source that says so.
public struct Prior: Hashable, Sendable {
    public enum Statement: Hashable, Sendable {
        /// A published effect, or an expert's: contrasts of the feature's log-odds, each with its doubt.
        case effect(PublishedEffect)
        /// The effect in a model of an earlier year.
        case earlier(EarlierEffect)
        /// The form of the effect, whatever the data.
        case shape(ShapeKind)
        /// A form that the effect is drawn towards: with strength s it costs s D^2 of deviance to go against it by D log-odds (`TendencyTerm`).
        /// Not `unimodal`, which has no places before its peak is known.
        case tendency(ShapeKind, strength: Double)
        /// Cuts that the model keeps, ascending.
        case threshold([Double])
        /// The feature is not learned from, alone or in a pair.
        case forbidden
    }

    public var feature: String
    public var statement: Statement
    /// Who says so: a citation.
    public var source: String

    public init(feature: String, statement: Statement, source: String) {
        (self.feature, self.statement, self.source) = (feature, statement, source)
    }

    /// The kind as a priors file names it.
    public var kind: String {
        switch statement {
        case .effect(let effect): effect.kind.rawValue
        case .shape(let shape), .tendency(let shape, _): shape.rawValue
        case .earlier: "model"
        case .threshold: "threshold"
        case .forbidden: "forbid"
        }
    }
}

/// Forms that an effect can be held to. Missing values and the bin `other` are free.
public enum ShapeKind: String, Hashable, Sendable, CaseIterable, Codable {
    case increasing, decreasing, convex, concave
    /// Up to one peak, then down; the fit finds the peak.
    case unimodal
}
