// SPDX-License-Identifier: EUPL-1.2

import Learning
import Protected

/// What the plan says of one table: which columns are what.
public struct CohortDeclaration: Sendable {
    public var derived: [Derived]
    /// In their order: a row leaves at the first that it does not meet.
    public var rules: [CohortRule]
    public var outcomes: [Outcome]
    public var features: [Feature]
    public var protected: [ProtectedSource]
    /// The column that names a row; without one, its place in the file does.
    public var key: String?
    /// Rows with the same value belong to one family.
    public var cluster: String?
    public var area: String?
    public var weights: Weights?
    /// A date or a whole number: the year of the row, for splits by year.
    public var year: String?
    /// A date: from when the row is looked at.
    public var index: String?
    /// Whom an earlier policy had flagged.
    public var pastFlag: Outcome?
    /// What another system recorded for everybody alike, where it is not one of the outcomes.
    public var comparator: Outcome?

    /// A new column, computed from the others. Later ones may use earlier ones.
    public struct Derived: Hashable, Sendable {
        public var name: String
        public var expression: ScalarExpression

        public init(name: String, expression: ScalarExpression) {
            (self.name, self.expression) = (name, expression)
        }
    }

    public struct Outcome: Hashable, Sendable {
        public enum Source: Hashable, Sendable {
            /// True is the event, false none, NULL unknown.
            case condition(ScalarExpression)
            /// A column of two levels; `positive` is a code or a label, `nil` where 1 or TRUE speaks for itself.
            case column(String, positive: String?)
        }
        public var name: String
        public var source: Source
        /// A date: when the outcome of a row is known.
        public var knownAt: String?

        public init(name: String, source: Source, knownAt: String? = nil) {
            (self.name, self.source, self.knownAt) = (name, source, knownAt)
        }
    }

    public struct Feature: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case number, nominal
        }
        public var name: String
        public var column: String
        /// `nil`: text and labelled values are nominal, numbers are numbers.
        public var kind: Kind?
        public var unit: String?
        /// Cuts that an expert wants kept.
        public var cuts: [Double]

        public init(name: String, column: String, kind: Kind? = nil, unit: String? = nil, cuts: [Double] = []) {
            (self.name, self.column, self.kind, self.unit, self.cuts) = (name, column, kind, unit, cuts)
        }
    }

    public struct ProtectedSource: Hashable, Sendable {
        public var name: String
        public var column: String
        public var grouping: Grouping

        public init(name: String, column: String, grouping: Grouping = .asRecorded) {
            (self.name, self.column, self.grouping) = (name, column, grouping)
        }
    }

    public struct Weights: Hashable, Sendable {
        public var column: String
        public var kind: CaseWeights.Kind

        public init(column: String, kind: CaseWeights.Kind) {
            (self.column, self.kind) = (column, kind)
        }
    }

    public init(
        derived: [Derived] = [], rules: [CohortRule] = [], outcomes: [Outcome], features: [Feature], protected: [ProtectedSource] = [],
        key: String? = nil,
        cluster: String? = nil,
        area: String? = nil, weights: Weights? = nil, year: String? = nil, index: String? = nil, pastFlag: Outcome? = nil,
        comparator: Outcome? = nil
    ) {
        (self.derived, self.rules) = (derived, rules)
        self.outcomes = outcomes
        self.features = features
        self.protected = protected
        self.key = key
        self.cluster = cluster
        self.area = area
        self.weights = weights
        self.year = year
        self.index = index
        (self.pastFlag, self.comparator) = (pastFlag, comparator)
    }

    /// The columns of the table that are needed: what a reader may leave out is everything else.
    public var columns: Set<String> {
        var names = Set(features.map(\.column) + protected.map(\.column))
        for outcome in outcomes + [pastFlag, comparator].compactMap({ $0 }) {
            switch outcome.source {
            case .condition(let expression): names.formUnion(expression.columns)
            case .column(let name, _): names.insert(name)
            }
            if let day = outcome.knownAt { names.insert(day) }
        }
        for rule in rules {
            switch rule.test {
            case .known(let name), .between(let name, _, _): names.insert(name)
            case .condition(let expression): names.formUnion(expression.columns)
            }
        }
        for column in derived { names.formUnion(column.expression.columns) }
        names.formUnion([key, cluster, area, weights?.column, year, index].compactMap { $0 })
        return names.subtracting(derived.map(\.name))
    }
}
