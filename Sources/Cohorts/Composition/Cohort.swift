// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import Protected
import RegisterData

/// The rows of a study, with what is learned from, what is predicted and what fairness is judged by, each in a place of its own.
public struct Cohort: Sendable {
    public let universe: Universe
    /// The key of each row, as text; the row's number where the plan names no key.
    public let rowKeys: [String]
    /// Hash of each row's key: breaks ties in a way that does not depend on the order of rows.
    public let tieBreak: [UInt64]
    /// Hash of each row's family key.
    public let families: [UInt64]
    public internal(set) var outcomes: [CohortOutcome]
    public let features: Features
    public let protected: ProtectedAttributes
    /// `nil` where the plan names no cluster.
    public let clusters: Clusters?
    public let weights: CaseWeights?
    public let areas: AreaCodes?
    public let years: [Int?]?
    /// From when each row is looked at; `nil` where the plan names no date.
    public let index: [CivilDay?]?
    /// Features that were left out because all rows have one value, or none.
    public let constantFeatures: [String]
    /// Whom an earlier policy had flagged, read as an outcome is; `nil` where the plan does not say.
    public let pastFlag: CohortOutcome?
    /// What another system recorded for everybody alike, where it is not one of the outcomes.
    public let comparator: CohortOutcome?

    public init(
        universe: Universe, rowKeys: [String], tieBreak: [UInt64], families: [UInt64], outcomes: [CohortOutcome], features: Features,
        protected: ProtectedAttributes, clusters: Clusters?, weights: CaseWeights?, areas: AreaCodes?, years: [Int?]?, index: [CivilDay?]? = nil,
        constantFeatures: [String], pastFlag: CohortOutcome? = nil, comparator: CohortOutcome? = nil
    ) {
        self.universe = universe
        self.rowKeys = rowKeys
        self.tieBreak = tieBreak
        self.families = families
        self.outcomes = outcomes
        self.features = features
        self.protected = protected
        self.clusters = clusters
        self.weights = weights
        self.areas = areas
        self.years = years
        self.index = index
        self.constantFeatures = constantFeatures
        (self.pastFlag, self.comparator) = (pastFlag, comparator)
    }
}

/// One outcome of the rows: 1, 0 or not known.
public struct CohortOutcome: Hashable, Sendable {
    public let name: String
    /// 1 for an event; 0 where there was none or nothing is known.
    public let values: [UInt8]
    public let known: [Bool]
    /// When the outcome of each row is known; `nil` where the plan does not say.
    public internal(set) var settled: [CivilDay?]?
    /// How rows were followed; `nil` for an outcome of the row itself.
    public internal(set) var followUp: FollowUpRecord?
    /// How much each followed row stands for; `nil` where nobody was lost.
    public internal(set) var censoring: CensoringWeights?
    /// Whether lost rows are left out without weighting the others.
    public internal(set) var isCensoringDropped = false

    public init(name: String, values: [UInt8], known: [Bool]) {
        (self.name, self.values, self.known) = (name, values, known)
    }
}

extension Cohort {
    /// What an embargo goes by; `nil` where a date is not there.
    public func days(of outcome: CohortOutcome) -> SplitDays? {
        index.flatMap { index in outcome.settled.map { SplitDays(index: index, settled: $0) } }
    }
}

/// The area of each row.
public struct AreaCodes: Hashable, Sendable {
    /// Position in `codes`; -1 where the area is not known.
    public let index: [Int32]
    public let codes: [String]
    public let labels: [String: LocalizedText]

    public init(index: [Int32], codes: [String], labels: [String: LocalizedText]) {
        (self.index, self.codes, self.labels) = (index, codes, labels)
    }

    /// The code of each row; empty where it is not known.
    public var perRow: [String] { index.map { $0 < 0 ? "" : codes[Int($0)] } }
}
