// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Metrics
import StatMath
import Testing
import TestSupport
import Validation

@Suite struct TransportTests {
    let context = FindingContext(about: About(outcome: "preterm", model: "additive", rows: .train, step: "2019"), rows: "h")

    /// Births with a risk factor, common there and rare here. Risks are right here; there the odds are `shift` higher and the log odds `slope` times.
    func rows(_ count: Int, shift: Double = 0, slope: Double = 1, here: Double = 0.2, there: Double = 0.7) throws -> TransportedPerformance.Rows {
        var random = Philox(seed: 5, stage: "transport-tests")
        func drawn(_ share: Double, _ shift: Double, _ slope: Double) throws -> (Predictions, [Double]) {
            var risk: [Double] = [], outcome: [UInt8] = [], membership: [Double] = []
            for _ in 0..<count {
                let isExposed = random.uniform() < share, eta = -2.2 + (isExposed ? 1 : 0) + 0.8 * Normal.quantile(random.uniform())
                risk.append(Logistic.expit(eta))
                outcome.append(random.uniform() < Logistic.expit(shift - 1.6 + slope * (eta + 1.6)) ? 1 : 0)
                // Bayes: as many rows here as there.
                let (a, b) = isExposed ? (there, here) : (1 - there, 1 - here)
                membership.append(a / (a + b))
            }
            return (try Predictions(risk: risk, outcome: outcome), membership)
        }
        let (source, own) = try drawn(here, 0, 1), (target, other) = try drawn(there, shift, slope)
        return .init(source: source, target: target, sourceMembership: own, targetMembership: other, name: "2019")
    }

    func value(_ key: String, _ findings: [Finding]) -> Double? { findings.first { $0.key == key }?.value }

    /// Weighted by the true odds, the rows of here give what is found there.
    @Test func weightsGiveWhatIsThere() throws {
        let rows = try rows(20_000), findings = TransportedPerformance().evaluate(rows, context: context)
        #expect(isClose(value("transport.brier", findings), Brier.estimate(rows.target)?.value, within: 0.005))
        #expect((value("transport.brier", findings) ?? 0) > (Brier.estimate(rows.source)?.value ?? 1) + 0.01)
        #expect(isClose(value("transport.auc", findings), AreaUnderCurve.estimate(rows.target)?.value, within: 0.02))
        #expect(value("transport.overlap", findings) == 1 && (value("transport.effective-size", findings) ?? 99_999) < 20_000)
        let ids = Set(ValidationSentences.all.map(\.id))
        #expect(findings.compactMap(\.says?.template).allSatisfy(ids.contains) && findings.compactMap(\.why).allSatisfy(ids.contains))
    }

    /// Where a quarter there is like nobody here, nothing is said.
    @Test func abstainsOutsideTheOverlap() throws {
        let inside = try rows(4_000)
        let membership = inside.targetMembership.enumerated().map { $0 % 4 == 0 ? 0.999 : $1 }
        let rows = TransportedPerformance.Rows(
            source: inside.source, target: inside.target, sourceMembership: inside.sourceMembership, targetMembership: membership, name: "2019")
        let findings = TransportedPerformance().evaluate(rows, context: context)
        #expect(isClose(value("transport.overlap", findings), 0.75, within: 1e-12))
        #expect(findings.allSatisfy { $0.verdict == .insufficient && $0.why == "transport.outside" })
        #expect(findings.dropFirst().allSatisfy { $0.value == nil && $0.reason == "transport.outside" })
        let few = TransportedPerformance(minimumEvents: 1e6).evaluate(inside, context: context)
        #expect(few.dropFirst(2).allSatisfy { $0.value == nil && $0.reason == "transport.too-few" })
    }

    @Test(arguments: [(0.0, 1.0, "none", Verdict.fine), (0.6, 1, "intercept", .concern), (0, 0.45, "coefficients", .concern)])
    func tellsWhatDiffers(shift: Double, slope: Double, kind: String, verdict: Verdict) throws {
        let findings = TransportedPerformance().shift(try rows(40_000, shift: shift, slope: slope), context: context)
        let answer = try #require(findings.first { $0.key == "shift.observed-expected" })
        #expect(answer.why == "shift.\(kind)" && answer.verdict == verdict)
        let ids = Set(ValidationSentences.all.map(\.id))
        #expect(findings.compactMap(\.says?.template).allSatisfy(ids.contains) && findings.compactMap(\.why).allSatisfy(ids.contains))
        #expect((value("shift.case-mix", findings) ?? 0) > 0.7)
    }

    @Test func fewCasesTellNothing() throws {
        let findings = TransportedPerformance().shift(try rows(60), context: context)
        let answer = try #require(findings.first { $0.key == "shift.observed-expected" })
        #expect(answer.verdict == .insufficient && answer.why == "shift.unknown" && answer.value == nil)
    }

    @Test func groupsBeforeAndAfter() throws {
        let rows = try rows(3_000, shift: 0.5)
        let updated = try Predictions(
            risk: rows.target.risk.map { Logistic.expit(Logistic.logit($0) + 0.5) }, outcome: rows.target.outcome)
        let grouping = RowGrouping(
            attribute: "origin", groups: [["origin": "A"], ["origin": "B"]], codes: rows.target.risk.indices.map { Int32($0 < 10 ? 1 : 0) })
        let findings = UpdatedGroups.findings(
            asItIs: rows.target, updated: updated, groupings: [grouping], minimumEvents: 20, context: context)
        #expect(findings.map(\.about.step) == ["as-it-is", "updated", "as-it-is", "updated"])
        let (before, after) = (try #require(findings[0].value), try #require(findings[1].value))
        #expect(before > 1.25 && (after - 1).magnitude < 0.15 && findings[2].value == nil && findings[2].reason == "shift.group-too-few")
    }
}
