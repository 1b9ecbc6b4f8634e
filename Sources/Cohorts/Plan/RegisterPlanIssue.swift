// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Something in a plan that does not fit the catalogue. `key` is where, in the words of the study file.
public struct RegisterPlanIssue: Error, Hashable, Sendable {
    public enum Part: Hashable, Sendable {
        case cohort
        case derived(Int)
        case rule(Int)
        case feature(Int)
        case protected(Int)
        case beside(Int)
        case outcome(Int)
    }

    public var part: Part
    public var key: String
    public var message: LocalizedText
}

/// Every issue of a plan at once.
public struct RegisterPlanIssues: ExplainedError, Hashable {
    public var issues: [RegisterPlanIssue]

    public var explanation: LocalizedText {
        LocalizedText(en: issues.map(\.message.en).joined(separator: "\n"), nl: issues.map(\.message.nl).joined(separator: "\n"))
    }
}

/// An issue whose place the caller knows.
struct PlanProblem: Error {
    var key: String
    var message: LocalizedText

    init(_ key: String, en: String, nl: String) { (self.key, message) = (key, LocalizedText(en: en, nl: nl)) }

    init(_ key: String, _ error: ExpressionError) { (self.key, message) = (key, error.message) }

    static func unknown(_ key: String, _ name: String, among names: [String], _ en: String, _ nl: String) -> PlanProblem {
        let near = NearestName.suggestion(for: name, among: names)
        return PlanProblem(
            key, en: "There is no \(en) \"\(name)\"." + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
            nl: "Er is geen \(nl) \"\(name)\"." + (near.map { " Bedoelde u \"\($0)\"?" } ?? ""))
    }
}
