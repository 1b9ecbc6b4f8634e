// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// One number (or table) that a study found, with everything that a reader, an auditor or an output checker needs to judge it.
///
/// The report, the documents and the release read findings and nothing else.
public struct Finding: Hashable, Sendable, Codable {
    /// Stable, dotted, lower case: `fairness.gap.fnr`.
    public var key: String
    public var about: About
    /// `nil` when it is not printed; `reason` then says why.
    public var value: Double?
    public var interval: [Double]?
    public var level: Double?
    /// How the interval was made: `wilson`, `newcombe`, `delong-logit`...
    public var method: String?
    public var count: Int?
    public var total: Int?
    /// Only gaps, ratios and checks have one; a rate has none but `information`.
    public var verdict: Verdict?
    public var why: String?
    public var reason: String?
    /// A curve, shape, map or flow, instead of a value.
    public var table: EvidenceTable?
    /// The cells behind the number. A finding without support is never released.
    public var support: Support?
    public var stage: String
    public var says: Sentence?

    public init(
        key: String, about: About, value: Double? = nil, interval: Interval? = nil, method: String? = nil, count: Int? = nil, total: Int? = nil,
        verdict: Verdict? = nil, why: String? = nil, reason: String? = nil, table: EvidenceTable? = nil, support: Support? = nil, stage: String,
        says: Sentence? = nil
    ) {
        self.key = key
        self.about = about
        self.value = value
        self.interval = interval.map { [$0.low, $0.high] }
        self.level = interval?.level
        self.method = method
        self.count = count
        self.total = total
        self.verdict = verdict
        self.why = why
        self.reason = reason
        self.table = table
        self.support = support
        self.stage = stage
        self.says = says
    }
}

/// What a finding means for the study's goals.
public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    /// The multiplicity-adjusted 95% interval excludes no effect and the estimate is beyond the limit.
    case concern
    /// The 90% interval lies within the limit.
    case fine
    /// Neither: `why` says what would be needed.
    case insufficient
    /// No limit was set.
    case information
}

/// The unweighted cells behind a number, for disclosure control.
public struct Support: Hashable, Sendable, Codable {
    public var cells: [Int]
    public var weighted: Bool
    /// Fingerprint of the set of rows.
    public var rows: String
    /// The variables that cut the rows into cells.
    public var by: [String]
    public var filters: [String]

    public init(cells: [Int], weighted: Bool = false, rows: String, by: [String] = [], filters: [String] = []) {
        (self.cells, self.weighted, self.rows, self.by, self.filters) = (cells, weighted, rows, by, filters)
    }
}

/// A sentence by the name of its template; the report renders it in the reader's language.
///
/// A template may use the finding's own fields (`{value:per100}`, `{low:per100}`, `{count}`, `{group}`); `arguments` holds only
/// what the finding does not.
public struct Sentence: Hashable, Sendable, Codable {
    public var template: String
    public var arguments: [String: EvidenceValue]

    public init(_ template: String, _ arguments: [String: EvidenceValue] = [:]) {
        (self.template, self.arguments) = (template, arguments)
    }
}
