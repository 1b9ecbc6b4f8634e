// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// A rate of the confusion matrix. The raw value is its evidence key after `fairness.`.
///
/// Names: fairlearn's; definitions: Verma and Rubin (2018), FairWare '18, table 1.
public enum ConfusionRate: String, CaseIterable, Sendable, Codable {
    case prevalence
    case selectionRate = "selection-rate"
    case truePositiveRate = "tpr"
    case falsePositiveRate = "fpr"
    case falseNegativeRate = "fnr"
    case trueNegativeRate = "tnr"
    case positivePredictiveValue = "ppv"
    case negativePredictiveValue = "npv"
    case falseDiscoveryRate = "fdr"
    case falseOmissionRate = "for"
    case accuracy

    /// The rows that are counted: a part of the denominator.
    public var numerator: ConfusionCells {
        switch self {
        case .prevalence: .events
        case .selectionRate: .selected
        case .truePositiveRate, .positivePredictiveValue: .truePositives
        case .falsePositiveRate, .falseDiscoveryRate: .falsePositives
        case .falseNegativeRate, .falseOmissionRate: .falseNegatives
        case .trueNegativeRate, .negativePredictiveValue: .trueNegatives
        case .accuracy: [.truePositives, .trueNegatives]
        }
    }

    /// The rows that could be counted.
    public var denominator: ConfusionCells {
        switch self {
        case .prevalence, .selectionRate, .accuracy: .all
        case .truePositiveRate, .falseNegativeRate: .events
        case .falsePositiveRate, .trueNegativeRate: .nonEvents
        case .positivePredictiveValue, .falseDiscoveryRate: .selected
        case .negativePredictiveValue, .falseOmissionRate: .notSelected
        }
    }

    /// The cells of which it is a share.
    public var share: ConfusionShare { ConfusionShare(numerator, of: denominator) }

    /// Whether the operating point matters: all rates but the prevalence.
    public var needsSelection: Bool { self != .prevalence }

    /// - Returns: `nil` when the group has no row in the denominator.
    public func proportion(in counts: ConfusionCounts) -> Proportion? {
        Proportion(counts.count(numerator), of: counts.count(denominator))
    }
}

/// Some cells of a confusion matrix out of others that they are part of.
public struct ConfusionShare: Hashable, Sendable {
    public let numerator: ConfusionCells
    public let denominator: ConfusionCells

    /// - Precondition: the denominator holds the numerator.
    public init(_ numerator: ConfusionCells, of denominator: ConfusionCells) {
        precondition(denominator.isSuperset(of: numerator), "a share of cells that hold it")
        (self.numerator, self.denominator) = (numerator, denominator)
    }
}
