// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Metrics
import StatMath
import TestSupport
import Testing
import Validation

/// What is said of rows whose gaps were filled several times for judging.
@Suite struct CompletedRowsTests {
    /// Rubin (1987), 3.1.5 to 3.1.8, with as many degrees of freedom as there are without a limit of rows.
    private static let rubin: CompletedRows.Rules = { estimates, variances, _ in
        let m = Double(estimates.count), mean = estimates.reduce(0, +) / m
        let within = variances.reduce(0, +) / m, between = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (m - 1)
        let total = within + (1 + 1 / m) * between, lambda = max(1e-4, (1 + 1 / m) * between / total)
        return (mean, total, (m - 1) / (lambda * lambda))
    }

    private static let about = About(outcome: "preterm", model: "additive", rows: .outOfFold)
    private let drawn = DrawnPredictions(6_000, prevalence: 0.15, seed: 7)

    /// Tables of the same rows: the risks of all but the first are blurred.
    private func tables(_ blur: [Double]) throws -> [Predictions] {
        try blur.enumerated().map { number, width in
            var random = Philox(seed: 4, stage: "completed-rows", item: UInt64(number))
            let risk = drawn.risk.map { Logistic.expit(Logistic.logit($0) + width * Normal.quantile(random.uniform())) }
            return try Predictions(risk: risk, outcome: drawn.outcome, tieBreak: drawn.tieBreak)
        }
    }

    private var units: [Int32] { drawn.risk.indices.map { Int32($0 % 8) } }
    private let codes = (0..<8).map { "GM000\($0)" }

    private func acrossAreas(_ rows: CompletedRows) -> [Finding] {
        InternalExternalValidation().evaluate(rows, unitOfRow: units, codes: codes, unit: .area, about: Self.about, rowsFingerprint: "h")
    }

    @Test func oneTableIsTheRowsThemselves() throws {
        let rows = try tables([0])[0]
        let plain = InternalExternalValidation().evaluate(
            rows, unitOfRow: units, codes: codes, unit: .area, about: Self.about, rowsFingerprint: "h")
        #expect(acrossAreas(CompletedRows([rows], rules: Self.rubin)) == plain)
        let years = drawn.risk.indices.map { Optional(2015 + $0 % 3) }, performance = YearPerformance()
        #expect(
            performance.evaluate(CompletedRows([rows], rules: Self.rubin), years: years, origin: .allYears, about: Self.about, rowsFingerprint: "h")
                == performance.evaluate(rows, years: years, origin: .allYears, about: Self.about, rowsFingerprint: "h"))
    }

    /// Of each area the AUC of every table by Rubin's rules, then over the areas: the same by hand.
    @Test func areasArePutTogetherTableByTable() throws {
        let tables = try tables([0, 0.5, 0.7])
        let found = acrossAreas(CompletedRows(tables, rules: Self.rubin))
        let auc = try #require(found.first { $0.key == "internal-external.area.auc" })
        var effects: [Double] = [], variances: [Double] = []
        for unit in 0..<8 {
            let rows = units.indices.filter { units[$0] == Int32(unit) }
            let own = try tables.map { try #require(AreaUnderCurve.averagedOverFolds($0.subset(rows))) }
            let errors = own.map { ($0.standardError ?? 0) / ($0.value * (1 - $0.value)) }
            let pooled = try #require(Self.rubin(own.map { Logistic.logit($0.value) }, errors.map { $0 * $0 }, 1))
            let wide = StudentT.quantile(0.975, degreesOfFreedom: pooled.degreesOfFreedom) / Normal.quantile(0.975)
            effects.append(pooled.estimate)
            variances.append(pooled.variance * wide * wide)
        }
        let all = try #require(RandomEffects(effects: effects, variances: variances))
        #expect(isClose(auc.value, Logistic.expit(all.mean), within: 1e-9))
        #expect(isClose(auc.interval?[0], Logistic.expit(all.interval().low), within: 1e-9))
    }

    /// What the gaps leave open makes every interval wider than that of one table, in a year as well.
    @Test func tablesThatDifferAreLessSure() throws {
        let years = drawn.risk.indices.map { Optional(2015 + $0 % 3) }
        func findings(_ rows: CompletedRows) -> [Finding] {
            YearPerformance().evaluate(rows, years: years, origin: .allYears, about: Self.about, rowsFingerprint: "h")
        }
        let blurred = try tables([0.6, 0.6, 0.6, 0.6]), all = findings(CompletedRows(blurred, rules: Self.rubin))
        let one = findings(CompletedRows(blurred[0]))
        #expect(all.map(\.key) == one.map(\.key))
        for (many, single) in zip(all, one) where many.key == "validation.auc" {
            let (wide, narrow) = (try #require(many.interval), try #require(single.interval))
            #expect(wide[1] - wide[0] > narrow[1] - narrow[0] && many.method == "rubin-logit")
        }
        let ratios = all.filter { $0.key == "validation.observed-expected" }
        #expect(ratios.count == 3 && ratios.allSatisfy { $0.interval.map { $0[0] < $0[1] } ?? false })
        // The mean of the tables' ratios, on the log scale.
        let rows = years.indices.filter { years[$0] == 2016 }
        let own = blurred.compactMap { ObservedExpected.estimate($0.subset(rows))?.value }
        #expect(isClose(ratios[1].value, exp(own.reduce(0) { $0 + log($1) } / 4), within: 1e-12))
    }

    /// A statistic that one table does not have is not told of the others.
    @Test func whatOneTableLacksIsNotTold() throws {
        let whole = try tables([0])[0],
            flat = try Predictions(
                risk: whole.risk.map { _ in 0.15 }, outcome: whole.outcome, tieBreak: drawn.tieBreak)
        let found = acrossAreas(CompletedRows([whole, flat], rules: Self.rubin))
        let slope = try #require(found.first { $0.key == "internal-external.area.calibration-slope" })
        #expect(slope.value == nil && slope.verdict == .insufficient)
    }

    @Test func anotherPlaceInSeveralTables() throws {
        let tables = try tables([0, 0.4, 0.5]), places = drawn.risk.indices.map { $0 % 3 == 0 }
        let here = places.indices.filter { !places[$0] }, there = places.indices.filter { places[$0] }
        func rows(_ table: Predictions) -> TransportedPerformance.Rows {
            TransportedPerformance.Rows(
                source: table.subset(here), target: table.subset(there), sourceMembership: here.map { _ in 1.0 / 3 },
                targetMembership: there.map { _ in 1.0 / 3 }, name: "elsewhere")
        }
        let context = FindingContext(about: Self.about, rows: "h"), performance = TransportedPerformance()
        let one = TransportedPerformance.Tables([rows(tables[0])], rules: Self.rubin)
        #expect(performance.evaluate(one, context: context) == performance.evaluate(rows(tables[0]), context: context))
        #expect(performance.shift(one, context: context) == performance.shift(rows(tables[0]), context: context))
        let all = TransportedPerformance.Tables(tables.map(rows), rules: Self.rubin)
        let found = performance.evaluate(all, context: context) + performance.shift(all, context: context)
        let ratio = try #require(found.first { $0.key == "shift.observed-expected" }), auc = found.first { $0.key == "transport.auc" }
        #expect(ratio.value != nil && ratio.verdict != nil)
        let own = tables.compactMap { AreaUnderCurve.averagedOverFolds($0.subset(here))?.value }
        #expect(isClose(auc?.value, Logistic.expit(own.reduce(0) { $0 + Logistic.logit($1) } / 3), within: 1e-9))
        #expect(found.first { $0.key == "transport.overlap" }?.verdict == .fine)
    }
}
