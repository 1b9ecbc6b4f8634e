// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// One thing that a rule of leakage found: which trap, about what, and how bad.
public struct LeakageFinding: Hashable, Sendable {
    public enum Weight: Int, Comparable, Sendable {
        /// Said, because no data can show it.
        case note
        /// A person has to look.
        case warning
        /// Nothing runs, unless somebody sets it aside with a reason.
        case blocking

        public static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
    }

    public enum Subject: Hashable, Sendable {
        case feature(String)
        case outcome(String)
        case column(String)
        case study

        /// As `overrides: about:` names it.
        public var name: String {
            switch self {
            case .feature(let name), .outcome(let name), .column(let name): name
            case .study: "study"
            }
        }
    }

    public let trap: LeakageTrap
    public let subject: Subject
    public var weight: Weight
    /// The outcome in whose rows it was seen; `nil` where the plan shows it.
    public let outcome: String?
    /// The sentence that says why, and what to do.
    public let sentence: Sentence
    public let value: Double?
    /// Who set it aside, and why; `nil` while it stands.
    public private(set) var override: LeakageOverride?
    public let count: Int?
    public let total: Int?

    init(
        _ trap: LeakageTrap, _ subject: Subject, _ weight: Weight, outcome: String? = nil, _ variant: String? = nil,
        arguments: [String: EvidenceValue] = [:], value: Double? = nil, count: Int? = nil, total: Int? = nil
    ) {
        (self.trap, self.subject, self.weight, self.outcome) = (trap, subject, weight, outcome)
        sentence = Sentence(trap.key + (variant.map { ".\($0)" } ?? ""), arguments)
        (self.value, self.count, self.total) = (value, count, total)
    }

    /// As evidence: a concern where it blocks, `insufficient` where a person must look.
    public var evidence: Finding {
        var about = About(outcome: outcome, rows: .all)
        switch subject {
        case .feature(let name): about.feature = name
        case .outcome(let name): about.outcome = name
        case .column(let name): about.column = name
        case .study: break
        }
        let verdict: Verdict =
            switch weight {
            case .note: .information
            case .warning: .insufficient
            case .blocking: .concern
            }
        var says = sentence
        if let override {
            says.arguments["overriddenBy"] = .text(override.by)
            says.arguments["reason"] = .text(override.why)
        }
        return Finding(
            key: trap.key, about: about, value: value, count: count, total: total, verdict: verdict,
            why: override == nil ? nil : LeakageOverride.sentence.id, stage: "cohort", says: says)
    }

    /// The same finding, set aside where one of the overrides is about it.
    public func overridden(by overrides: [LeakageOverride]) -> LeakageFinding {
        var finding = self
        finding.override = overrides.first { $0.rule == trap.key && $0.about.lowercased() == subject.name.lowercased() }
        return finding
    }

    /// Whether nothing may run.
    public var stops: Bool { weight == .blocking && override == nil }
}

/// A rule that somebody sets aside for one subject, with a reason: an entry of `overrides:`.
public struct LeakageOverride: Hashable, Sendable {
    /// The key of the rule: `leakage.tell-tale`.
    public var rule: String
    /// The feature, outcome or column; `study` for what is about all rows.
    public var about: String
    public var why: String
    public var by: String

    public init(rule: String, about: String, why: String, by: String) { (self.rule, self.about, self.why, self.by) = (rule, about, why, by) }

    static let sentence = SentenceTemplate(
        "leakage.overridden", en: "Set aside by {overriddenBy}: {reason}", nl: "Opzijgezet door {overriddenBy}: {reason}")
}
