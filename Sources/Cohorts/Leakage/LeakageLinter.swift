// SPDX-License-Identifier: EUPL-1.2

import Evidence
import StatMath

/// Holds a study against every rule of leakage.
public enum LeakageLinter {
    /// One rule a trap, in the order of `LeakageTrap`.
    public static let rules: [any LeakageRule] = [
        KnownAfterwards(), IndexFromOutcome(), OutcomeCode(), WrongYear(), LaterSnapshot(), RelationKnownLater(), Survival(), FamiliesAcross(),
        SpellEnd(), HistoryAfterIndex(), LaterBoundaries(), LearnedBeforeSplit(), TruncatedCohort(), PublicationLag(), NeverRegistered(),
        DuplicateRows(), TellTaleFeature(), TellingMissingness(), NamedRows(),
    ]

    /// What the plan and the catalogue show.
    public static func lint(_ study: LintedStudy) -> [LeakageFinding] { gravest(rules.flatMap { $0.findings(in: study) }) }

    /// What only the rows show.
    ///
    /// - Throws: `Cancelled`.
    public static func lint(_ rows: LintedRows, of study: LintedStudy) throws -> [LeakageFinding] {
        let results = try parallelMap(rules.count) { rule in Result { try rules[rule].findings(in: rows, of: study) } }
        let found = gravest(try results.flatMap { try $0.get() })
        // One cause is said once: a gap that tells all explains why the feature does.
        return found.filter { finding in
            finding.trap != .tellTale
                || !found.contains { $0.weight == .blocking && $0.trap != .tellTale && $0.subject == finding.subject }
        }
    }

    static var sentences: [SentenceTemplate] { rules.flatMap(\.sentences) + [LeakageOverride.sentence] }

    /// One finding of a trap about one subject and outcome: the gravest of them.
    public static func gravest(_ findings: [LeakageFinding]) -> [LeakageFinding] {
        findings.indices.filter { place in
            let mine = findings[place]
            return !findings.indices.contains { other in
                let theirs = findings[other]
                guard other != place, theirs.trap == mine.trap, theirs.subject == mine.subject, theirs.outcome == mine.outcome else { return false }
                return theirs.weight > mine.weight || (theirs.weight == mine.weight && other < place)
            }
        }.map { findings[$0] }
    }
}
