// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Metrics
import StatMath
import TestSupport
import Testing
import Validation

/// The chosen model beside another on the same rows.
@Suite struct ModelComparisonTests {
    let about = About(outcome: "preterm", model: "additive", rows: .outOfFold, compareTo: "boosted")
    let drawn = DrawnPredictions(6000, prevalence: 0.2)
    let folds = (0..<6000).map { Int32($0 % 5) }

    /// Risks that know less: log-odds with noise of their own.
    private func noisy(_ spread: Double, seed: UInt64 = 3) -> [Double] {
        var random = Philox(seed: seed, stage: "noise")
        return drawn.risk.map { Logistic.expit(Logistic.logit($0) + spread * Normal.quantile(random.uniform())) }
    }

    private func findings(
        _ chosen: [Double], _ other: [Double], _ kind: ModelComparison.Other = .unexplained, limit: Double = ModelComparison.defaultLimit,
        rows: Int = 6000
    ) throws -> [Finding] {
        let predictions = try Predictions(
            risk: Array(chosen.prefix(rows)), outcome: Array(drawn.outcome.prefix(rows)), folds: Array(folds.prefix(rows)))
        return try ModelComparison(limit: limit).findings(
            predictions, beside: Array(other.prefix(rows)), kind, about: about, rowsFingerprint: "hash")
    }

    /// The price is what the other finds more: the difference of the numbers that are reported, with an interval around it.
    @Test func thePriceIsADifferenceOfWhatIsReported() throws {
        let chosen = noisy(1)
        let found = try findings(chosen, drawn.risk)
        #expect(found.map(\.key) == ["validation.price-of-explainability.auc", "validation.price-of-explainability.log-loss"])
        let one = try Predictions(risk: chosen, outcome: drawn.outcome, folds: folds),
            two = try Predictions(
                risk: drawn.risk, outcome: drawn.outcome, folds: folds)
        let area = try #require(AreaUnderCurve.averagedOverFolds(two)?.value) - #require(AreaUnderCurve.averagedOverFolds(one)?.value)
        #expect(isClose(found[0].value, area, within: 1e-12) && area > 0.03)
        let loss = try #require(LogLoss.estimate(one)?.value) - #require(LogLoss.estimate(two)?.value)
        #expect(isClose(found[1].value, loss, within: 1e-12) && loss > 0)
        for finding in found {
            #expect(finding.about == about && finding.level == 0.95 && finding.support?.rows == "hash")
            let interval = try #require(finding.interval)
            #expect(interval[0] < (finding.value ?? 0) && (finding.value ?? 0) < interval[1])
            #expect(finding.says?.template == finding.key + ".above")
        }
    }

    /// A large price is a concern, a small one is fine, and few rows cannot tell.
    @Test func aLargePriceIsAnAlarm() throws {
        #expect(try findings(noisy(1.2), drawn.risk)[0].verdict == .concern)
        #expect(try findings(noisy(0.05), drawn.risk)[0].verdict == .fine)
        // The other way round nothing is to be found.
        #expect(try findings(drawn.risk, noisy(1.2))[0].verdict == .fine)
        #expect(try findings(drawn.risk, noisy(1.2))[0].says?.template == "validation.price-of-explainability.auc.below")
        #expect(try findings(noisy(0.6), drawn.risk, rows: 300)[0].verdict == .insufficient)
        // Beyond the limit is the lower bound, not the estimate alone.
        let close = try findings(noisy(0.8), drawn.risk)[0]
        let low = try #require(close.interval?.first)
        #expect(try findings(noisy(0.8), drawn.risk, limit: low - 1e-9)[0].verdict == .concern)
        #expect(try findings(noisy(0.8), drawn.risk, limit: low + 1e-9)[0].verdict == .insufficient)
        #expect(close.says?.arguments["limit"] == .number(ModelComparison.defaultLimit))
    }

    /// Models that can be read have a difference, chosen minus other, and no verdict.
    @Test func twoModelsThatCanBeRead() throws {
        let found = try findings(drawn.risk, noisy(1), .explainable)
        #expect(found.map(\.key) == ["validation.difference.auc", "validation.difference.log-loss"])
        #expect((found[0].value ?? 0) > 0 && (found[1].value ?? 0) < 0 && found.allSatisfy { $0.verdict == nil })
        #expect(found[0].says?.template == "validation.difference.auc.above" && found[1].says?.template == "validation.difference.log-loss.below")
        let same = try findings(drawn.risk, drawn.risk, .explainable)
        #expect(same.map(\.value) == [0, 0] && same.allSatisfy { $0.says?.template == "\($0.key).none" })
    }

    @Test func everySentenceHasItsTemplate() throws {
        let ids = Set(ValidationSentences.all.map(\.id))
        for kind in [ModelComparison.Other.explainable, .unexplained] {
            for (chosen, other) in [(noisy(1), drawn.risk), (drawn.risk, noisy(1)), (drawn.risk, drawn.risk), (noisy(0.3), drawn.risk)] {
                for finding in try findings(chosen, other, kind) {
                    #expect(ids.contains(finding.says?.template ?? ""), "\(finding.says?.template ?? "")")
                    #expect(finding.why.map(ids.contains) ?? true)
                }
            }
        }
    }

    /// A risk of exactly 0 that came true: no log-loss, and the reason; the order still has a difference.
    @Test func whatDoesNotExistHasAReason() throws {
        let certain = drawn.risk.map { $0 < 0.2 ? 0 : $0 }
        let found = try findings(certain, drawn.risk)
        #expect(found[0].value != nil && found[1].value == nil && found[1].reason == "undefined.risk-of-zero-or-one")
        let none = try ModelComparison().findings(
            try Predictions(risk: [0.1, 0.2], outcome: [0, 0]), beside: [0.2, 0.1], .unexplained, about: about, rowsFingerprint: "h")
        #expect(none[0].value == nil && none[0].reason == "undefined.one-outcome" && none[0].verdict == nil)
    }

    /// A family counts once: the interval of two equal halves in families is as wide as that of one half.
    @Test func familiesAreNotCountedTwice() throws {
        let half = Array(0..<1000), chosen = noisy(0.7)
        func width(_ rows: [Int], clusters: [Int32]?) throws -> [Double] {
            let predictions = try Predictions(
                risk: rows.map { chosen[$0] }, outcome: rows.map { drawn.outcome[$0] }, clusters: clusters, clusterCount: clusters == nil ? 0 : 1000)
            return try ModelComparison().findings(
                predictions, beside: rows.map { drawn.risk[$0] }, .unexplained, about: about, rowsFingerprint: "h"
            ).map { ($0.interval?[1] ?? 0) - ($0.interval?[0] ?? 0) }
        }
        let once = try width(half, clusters: nil), twice = try width(half + half, clusters: (half + half).map { Int32($0) })
        for (one, two) in zip(once, twice) { #expect(isClose(two / one, 1, within: 0.01)) }
    }
}
