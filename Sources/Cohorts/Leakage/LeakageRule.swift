// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// Looks for one trap: in the plan and the catalogue where they show it, else in the rows.
public protocol LeakageRule: Sendable {
    var trap: LeakageTrap { get }
    /// Why it is a trap and what to do, for people; named after the trap's key.
    var sentences: [SentenceTemplate] { get }
    func findings(in study: LintedStudy) -> [LeakageFinding]
    func findings(in rows: LintedRows, of study: LintedStudy) throws -> [LeakageFinding]
}

extension LeakageRule {
    public func findings(in study: LintedStudy) -> [LeakageFinding] { [] }
    public func findings(in rows: LintedRows, of study: LintedStudy) throws -> [LeakageFinding] { [] }

    /// The one sentence of a trap, or a variant of it.
    func sentence(_ variant: String? = nil, en: String, nl: String) -> SentenceTemplate {
        SentenceTemplate(trap.key + (variant.map { ".\($0)" } ?? ""), en: en, nl: nl)
    }
}
