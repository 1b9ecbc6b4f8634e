// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import StatMath
import Testing
import TestSupport
import Validation

@Suite struct InternalExternalTests {
    /// Thirteen trials of BCG vaccination (Colditz et al. 1994) with metafor's `rma(measure = "RR", test = "knha")`: between .3132, mean -.7145,
    /// standard error .1808, interval -1.1084 to -.3206; further digits by maximising the restricted likelihood with another method.
    @Test func equalsMetafor() throws {
        let trials: [(Double, Double, Double, Double)] = [
            (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13_536, 248, 12_619), (33, 5_036, 47, 5_761), (180, 1_361, 372, 1_079),
            (8, 2_537, 10, 619), (505, 87_886, 499, 87_892), (29, 7_470, 45, 7_232), (17, 1_699, 65, 1_600), (186, 50_448, 141, 27_197),
            (5, 2_493, 3, 2_338), (27, 16_886, 29, 17_825),
        ]
        let effects = trials.map { log(($0.0 / ($0.0 + $0.1)) / ($0.2 / ($0.2 + $0.3))) }
        let variances = trials.map { 1 / $0.0 - 1 / ($0.0 + $0.1) + 1 / $0.2 - 1 / ($0.2 + $0.3) }
        let pooled = try #require(RandomEffects(effects: effects, variances: variances))
        #expect(isClose(pooled.between, 0.3132432611, within: 1e-6) && isClose(pooled.mean, -0.7145323424, within: 1e-6))
        #expect(isClose(pooled.standardError, 0.1807917442, within: 1e-6))
        #expect(isClose(pooled.interval().low, -1.10844371, within: 1e-5) && isClose(pooled.interval().high, -0.32062097, within: 1e-5))
        #expect(isClose(pooled.prediction()?.low, -2.00905766, within: 1e-5) && isClose(pooled.prediction()?.high, 0.57999297, within: 1e-5))
    }

    @Test func equalEffectsHaveNoVarianceBetween() throws {
        let pooled = try #require(RandomEffects(effects: [0.2, 0.2, 0.2, 0.2], variances: [0.1, 0.2, 0.3, 0.4]))
        #expect(pooled.between == 0 && isClose(pooled.mean, 0.2, within: 1e-12))
        #expect(RandomEffects(effects: [0.2], variances: [0.1]) == nil)
        #expect(RandomEffects(effects: [0.2, .nan], variances: [0.1, 0.1]) == nil)
        #expect(RandomEffects(effects: [0.2, 0.1], variances: [0.1, 0]) == nil)
    }

    /// Areas with too few are merged in the order of their codes; nothing is lost.
    @Test func smallAreasAreMergedAndNothingIsLost() throws {
        let drawn = DrawnPredictions(6_000, prevalence: 0.1, seed: 5)
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        let codes = (0..<40).map { String(1000 + $0) }
        let unit = drawn.risk.indices.map { Int32($0 < 3_000 ? $0 % 6 : 6 + $0 % 34) }
        let findings = InternalExternalValidation().evaluate(
            predictions, unitOfRow: unit, codes: codes, unit: .area, about: About(outcome: "preterm", model: "additive", rows: .outOfFold),
            rowsFingerprint: "h")
        let table = try #require(findings.first { $0.key == "internal-external.area.units" }?.table)
        #expect((table.column("rows") ?? []).compactMap(\.double).reduce(0, +) == 6_000)
        #expect((table.column("events") ?? []).allSatisfy { ($0.double ?? 0) >= 20 })
        #expect((table.column("merged") ?? []).prefix(6).allSatisfy { $0 == 0 } && (table.column("merged") ?? []).contains { ($0.double ?? 0) > 0 })
        let ratio = try #require(findings.first { $0.key == "internal-external.area.observed-expected" })
        #expect(ratio.value.map { (0.85...1.15).contains($0) } ?? false && ratio.verdict != .concern)
        let prediction = ["prediction_low", "prediction_high"].compactMap { ratio.says?.arguments[$0]?.double }
        #expect(prediction.count == 2 && prediction[0] <= (ratio.interval?[0] ?? 0) && prediction[1] >= (ratio.interval?[1] ?? 9))
        let ids = Set(ValidationSentences.all.map(\.id))
        #expect(findings.compactMap(\.says?.template).allSatisfy(ids.contains) && findings.compactMap(\.why).allSatisfy(ids.contains))
    }

    @Test func fewUnitsAreNotPutTogether() throws {
        let drawn = DrawnPredictions(2_000, prevalence: 0.2)
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        let findings = InternalExternalValidation().evaluate(
            predictions, unitOfRow: drawn.risk.indices.map { Int32($0 % 3) }, codes: ["2016", "2017", "2018"], unit: .year,
            about: About(outcome: "preterm", model: "additive", rows: .outOfFold), rowsFingerprint: "h")
        let pooled = findings.filter { $0.table == nil }
        #expect(pooled.count == 3 && pooled.allSatisfy { $0.value == nil && $0.verdict == .insufficient && $0.reason != nil })
        #expect(findings.contains { $0.key == "internal-external.year.units" })
    }

    @Test func risksThatAreOffEverywhereAreAConcern() throws {
        let drawn = DrawnPredictions(20_000, prevalence: 0.1, shift: 0.5, seed: 8)
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome)
        let findings = InternalExternalValidation().evaluate(
            predictions, unitOfRow: drawn.risk.indices.map { Int32($0 % 10) }, codes: (0..<10).map(String.init), unit: .area,
            about: About(outcome: "preterm", model: "additive", rows: .outOfFold), rowsFingerprint: "h")
        #expect(findings.first { $0.key == "internal-external.area.observed-expected" }?.verdict == .concern)
    }
}
