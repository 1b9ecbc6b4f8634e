// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import Metrics
import Protected
import StatMath
import Testing

@Suite("Verdicts")
struct VerdictTests {
    /// Two groups with the same number of events, of which some are missed.
    private func judged(missed: (Int, Int), of events: Int, goals: [FairnessGoal] = [], limits: [String: Double] = [:], outcome: String = "small")
        throws -> [JudgedFinding]
    {
        let (predictions, groups) = try predictions([
            ("a", ConfusionCounts(truePositives: events - missed.0, falsePositives: 20, falseNegatives: missed.0, trueNegatives: 200)),
            ("b", ConfusionCounts(truePositives: events - missed.1, falsePositives: 20, falseNegatives: missed.1, trueNegatives: 200)),
        ])
        let audit = GroupAudit(compareTo: ["wic": .level("b")], goals: goals, limitsByKey: limits)
        var context = testContext
        context.about.outcome = outcome
        return try audit.audit(
            predictions, selection: .threshold(0.5, of: predictions), attributes: [ProtectedAttribute.made("wic", groups)], context: context)
    }

    private func gap(_ findings: [Finding], outcome: String = "small") throws -> Finding {
        try #require(findings.first { $0.key == "fairness.gap.fnr" && $0.about.outcome == outcome })
    }

    private let goal = FairnessGoal(metric: "fnr", attribute: "wic", limit: 0.05)

    @Test(arguments: [
        (300, 200, 1000, Verdict.concern), (300, 290, 10_000, .fine), (28, 25, 100, .insufficient), (330, 300, 10_000, .fine),
        (3, 0, 20, .insufficient),
    ])
    func followTheRule(a: Int, b: Int, events: Int, verdict: Verdict) throws {
        let finding = try gap(Verdicts.adjust(judged(missed: (a, b), of: events, goals: [goal])))
        #expect(finding.verdict == verdict && finding.why == "fairness.gap.\(verdict.rawValue)")
        #expect(finding.says?.arguments["limit"] == 0.05)
    }

    /// Of a concern too small to print its number, what is wrong is said all the same.
    @Test func aConcernWithoutANumberSaysWhatItIsAbout() throws {
        let finding = try gap(Verdicts.adjust(judged(missed: (19, 2), of: 19, goals: [goal])))
        #expect(finding.verdict == .concern && finding.value == nil && finding.says?.template == "fairness.withheld.too-few.fnr")
    }

    @Test func withoutALimitThereIsNoVerdict() throws {
        let finding = try gap(Verdicts.adjust(judged(missed: (300, 200), of: 1000)))
        #expect(finding.verdict == .information && finding.why == "fairness.gap.information")
    }

    /// Beyond the limit, but the 95% interval of a difference of .06 in 100 events includes 0.
    @Test func insufficientSaysHowManyWouldDo() throws {
        let finding = try gap(Verdicts.adjust(judged(missed: (26, 20), of: 100, goals: [goal])))
        #expect(finding.verdict == .insufficient)
        guard case .integer(let needed)? = finding.says?.arguments["needed"] else { throw NoNumber() }
        // With that many events at the same shares, the test rejects; with a tenth fewer it does not.
        func verdict(_ events: Int) throws -> Verdict? {
            try gap(Verdicts.adjust(judged(missed: (events * 26 / 100, events * 20 / 100), of: events, goals: [goal]))).verdict
        }
        #expect(try verdict(needed * 21 / 20) == .concern)
        #expect(try verdict(needed * 9 / 10) == .insufficient)
    }

    struct NoNumber: Error {}

    @Test func insufficientWithinTheLimitNeedsANarrowerInterval() throws {
        let finding = try gap(Verdicts.adjust(judged(missed: (300, 290), of: 1000, goals: [goal])))
        #expect(finding.verdict == .fine)
        let fewer = try gap(Verdicts.adjust(judged(missed: (30, 29), of: 100, goals: [goal])))
        guard fewer.verdict == .insufficient, case .integer(let needed)? = fewer.says?.arguments["needed"] else { throw NoNumber() }
        #expect((500...1000).contains(needed))
    }

    /// One goal rejects at p = .03; among registered goals of two outcomes Holm asks for half of alpha.
    @Test func registeredGoalsOfAllOutcomesAreOneFamily() throws {
        let one = try judged(missed: (129, 100), of: 500, goals: [goal])
        #expect(try gap(Verdicts.adjust(one)).verdict == .concern)
        let other = try judged(missed: (101, 100), of: 500, goals: [goal], outcome: "early")
        let both = Verdicts.adjust(one + other)
        #expect(try gap(both).verdict == .insufficient)
        #expect(try gap(both, outcome: "early").verdict == .fine)
    }

    @Test func searchesOfAnotherOutcomeDoNotCount() throws {
        let one = try judged(missed: (130, 100), of: 500, limits: ["fairness.gap.fnr": 0.05])
        let other = try judged(missed: (101, 100), of: 500, limits: ["fairness.gap.fnr": 0.05], outcome: "early")
        let alone = try gap(Verdicts.adjust(one)), together = try gap(Verdicts.adjust(one + other))
        #expect(alone.says?.arguments["adjusted_p"] == together.says?.arguments["adjusted_p"])
    }

    @Test func looksAtTestRowsDivideAlpha() throws {
        let one = try judged(missed: (130, 100), of: 500, goals: [goal])
        #expect(try gap(Verdicts.adjust(one, looks: 3)).verdict == .insufficient)
    }

    @Test(arguments: [0.8, 1.25]) func aRatioIsBoundBothWays(limit: Double) throws {
        let goals = [FairnessGoal(metric: "fnr", attribute: "wic", compare: .ratio, limit: limit)]
        let far = Verdicts.adjust(try judged(missed: (150, 300), of: 1000, goals: goals)).first { $0.key == "fairness.ratio.fnr" }
        #expect(far?.verdict == .concern && far?.value == 0.5)
        let near = Verdicts.adjust(try judged(missed: (2950, 3000), of: 10_000, goals: goals)).first { $0.key == "fairness.ratio.fnr" }
        #expect(near?.verdict == .fine)
    }

    /// The adjusted p of a single test is the level at which the printed interval touches 0.
    @Test func pAgreesWithTheInterval() throws {
        let (predictions, groups) = try predictions([
            ("a", ConfusionCounts(truePositives: 74, falsePositives: 20, falseNegatives: 26, trueNegatives: 200)),
            ("b", ConfusionCounts(truePositives: 84, falsePositives: 20, falseNegatives: 16, trueNegatives: 200)),
        ])
        let attribute = try ProtectedAttribute.made("wic", groups)
        func finding(level: Double) throws -> Finding {
            let audit = GroupAudit(compareTo: ["wic": .level("b")], goals: [goal], level: level)
            return try gap(
                Verdicts.adjust(
                    try audit.audit(predictions, selection: .threshold(0.5, of: predictions), attributes: [attribute], context: testContext)))
        }
        guard case .number(let p)? = try finding(level: 0.95).says?.arguments["p"] else { throw NoNumber() }
        let touching = try finding(level: 1 - p)
        #expect(abs(touching.interval?[0] ?? 1) < 1e-9)
    }
}
