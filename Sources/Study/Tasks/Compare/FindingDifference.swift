// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// A finding that two runs have in common and on which they differ, or that only one of them has.
public struct FindingDifference: Hashable, Sendable {
    public let key: String
    public let about: About
    public let before: Finding?
    public let after: Finding?

    /// Whether both runs judged, and judged differently.
    public var verdictFlipped: Bool {
        guard let old = before?.verdict, let new = after?.verdict else { return false }
        return old != new
    }

    /// Findings with a value, count or verdict that differ, in the order of the second run; those that vanished come last.
    public static func between(_ before: [Finding], _ after: [Finding]) -> [FindingDifference] {
        struct Identity: Hashable {
            let key: String
            let about: About
        }
        func index(_ findings: [Finding]) -> [Identity: Finding] {
            Dictionary(findings.map { (Identity(key: $0.key, about: $0.about), $0) }, uniquingKeysWith: { first, _ in first })
        }
        let (old, new) = (index(before), index(after))
        let changed = after.filter { $0.table == nil }.compactMap { finding -> FindingDifference? in
            let match = old[Identity(key: finding.key, about: finding.about)]
            guard match?.value != finding.value || match?.count != finding.count || match?.verdict != finding.verdict else { return nil }
            return FindingDifference(key: finding.key, about: finding.about, before: match, after: finding)
        }
        let gone = before.filter { $0.table == nil && new[Identity(key: $0.key, about: $0.about)] == nil }
        return changed + gone.map { FindingDifference(key: $0.key, about: $0.about, before: $0, after: nil) }
    }
}
