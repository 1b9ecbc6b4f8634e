// SPDX-License-Identifier: EUPL-1.2

/// A column as a stored imputer knows it.
public struct StoredVariable: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// - isPositive: no training row was below zero.
        /// - bounds: that the study sets to what is filled in.
        case amounts(centre: Double, scale: Double, isWhole: Bool, isPositive: Bool, bounds: ClosedRange<Double>? = nil)
        /// Codes, and the column of each within `columns`: `nil` for the level that the others are compared with, and for those without a row.
        case levels([String], places: [Int?], reference: Int)
    }

    public let name: String
    public let kind: Kind
    /// Columns of the design.
    public let columns: Range<Int>
    /// 1 where the question does not apply.
    public let structuralColumn: Int?
    /// Of each level, its share of the training rows of all levels in its column; empty where each has one of its own.
    public let shares: [Double]

    public init(name: String, kind: Kind, columns: Range<Int>, structuralColumn: Int?, shares: [Double] = []) {
        (self.name, self.kind, self.columns, self.structuralColumn, self.shares) = (name, kind, columns, structuralColumn, shares)
    }

    public var isAmounts: Bool {
        if case .amounts = kind { true } else { false }
    }

    /// In the unit of the column.
    func amount(_ standardised: Double) -> Double {
        guard case .amounts(let centre, let scale, let isWhole, let isPositive, let bounds) = kind else { return standardised }
        var value = centre + scale * standardised
        if isPositive { value = max(0, value) }
        if let bounds { value = min(max(value, bounds.lowerBound), bounds.upperBound) }
        return isWhole ? value.rounded() : value
    }
}

/// A fitted imputer: what a row lacks, from what it has. A row's result depends on nothing but the row.
///
/// It is a mean and a covariance of all columns (`StoredImputation` in MissingData says how they are learned): any gaps follow from any values that
/// are there. It travels in the model file, so that a row with gaps is scored wherever the model is.
public struct StoredImputer: Hashable, Sendable {
    public let variables: [StoredVariable]
    public let moments: JointMoments

    public init(variables: [StoredVariable], moments: JointMoments) { (self.variables, self.moments) = (variables, moments) }

    /// The columns that it reads and fills.
    public var columns: [String] { variables.map(\.name) }

    /// What is known of a cell.
    public enum CellState: UInt8, Hashable, Sendable {
        case known, missing, notApplicable
        /// A level that no training row had.
        case unseen
    }
}
