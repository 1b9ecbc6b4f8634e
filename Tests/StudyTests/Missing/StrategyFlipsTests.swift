// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import Metrics
import Protected
import Study
import Testing

/// Verdicts of a strategy beside the study's own.
@Suite struct StrategyFlipsTests {
    private static let rows = 8000

    /// - Parameter missed: of ten events in group B, how many are not selected; in group A five.
    private func judged(strategy: String?, missed: Int) throws -> [JudgedFinding] {
        let codes = (0..<Self.rows).map { Int32($0 % 2) }, outcome = (0..<Self.rows).map { UInt8($0 / 2 % 2) }
        let isReached = (0..<Self.rows).map { row in row / 4 % 10 >= (codes[row] == 1 ? missed : 5) }
        let predictions = try Predictions(risk: outcome.indices.map { 0.3 + 0.4 * Double($0 % 97) / 97 }, outcome: outcome)
        let levels = ["A", "B"].map { ProtectedLevel(code: $0, label: nil, group: ["origin": $0]) }
        let audit = GroupAudit(
            compareTo: ["origin": .complement], intersections: 1,
            goals: [FairnessGoal(outcome: "small", metric: "fnr", attribute: "origin", limit: 0.05)])
        return try audit.audit(
            predictions, selection: Selection(at: ["capacity": 0.5], isReached: isReached),
            attributes: [ProtectedAttribute(name: "origin", levels: levels, codes: codes)],
            context: FindingContext(about: About(outcome: "small", model: "additive", rows: .outOfFold, strategy: strategy), rows: "rows"))
    }

    @Test func whatChangesIsNamed() throws {
        let flips = StrategyFlips(native: try judged(strategy: nil, missed: 5))
        let findings = flips.findings(try judged(strategy: "weighting", missed: 8))
        let flip = try #require(findings.first { $0.key == "missing.flip.gap.fnr" && $0.about.group == ["origin": "B"] })
        #expect(flip.about.strategy == "weighting" && flip.about.attribute == "origin" && flip.verdict == nil)
        #expect(flip.says?.arguments["from"] == .text("fine") && flip.says?.arguments["to"] == .text("concern"))
        #expect(((flip.value ?? 0) - 0.3).magnitude < 0.01 && (flip.says?.arguments["study"]?.double ?? 1).magnitude < 0.01)
        // Nobody set a limit for the others.
        #expect(Set(findings.map(\.key).filter { $0.hasPrefix("missing.flip.") }) == ["missing.flip.gap.fnr"])
    }

    @Test func theSameRisksGiveTheSameVerdicts() throws {
        let native = try judged(strategy: nil, missed: 8),
            findings = StrategyFlips(native: native).findings(try judged(strategy: "weighting", missed: 8))
        #expect(findings.allSatisfy { !$0.key.hasPrefix("missing.flip.") && $0.about.strategy == "weighting" })
        #expect(findings.map(\.verdict) == Verdicts.adjust(native).map(\.verdict))
    }
}
