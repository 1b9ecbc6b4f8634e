// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Metrics
import StatMath
import Testing
import TestSupport

@Suite struct FamilyBootstrapTests {
    let drawn = DrawnPredictions(4_000, prevalence: 0.2, seed: 6)

    func spread(_ values: [Double]) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    }

    /// Of independent rows the resampled spread is the formula's.
    @Test func spreadIsThatOfFormulas() throws {
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome, tieBreak: drawn.tieBreak)
        let whole = FamilyBootstrap.Groups(codes: [Int32](repeating: 0, count: 4_000), count: 1)
        let result = try FamilyBootstrap(resamples: 1_000, seed: 2).run(predictions, rule: .threshold(0.3), groupings: [whole])
        let area = try #require(AreaUnderCurve.estimate(predictions)?.standardError), brier = try #require(Brier.estimate(predictions)?.standardError)
        #expect(isClose(spread(result.areaUnderCurve), area, within: 0.1 * area))
        #expect(isClose(spread(result.brier), brier, within: 0.1 * brier))
        let fnr = result.cells[0][0].map { ConfusionRate.falseNegativeRate.share.value(in: $0) }
        let rate = try #require(OperatingPoint(predictions, selection: .threshold(0.3, of: predictions))?.sensitivity).value
        let error = (rate * (1 - rate) / Double(predictions.events)).squareRoot()
        #expect(isClose(spread(fnr), error, within: 0.1 * error))
        // The cells alone, without the rows: the same distribution.
        let cells = try FamilyBootstrap(resamples: 1_000, seed: 2).cells(predictions, rule: .threshold(0.3), groupings: [whole])
        #expect(isClose(spread(cells[0][0].map { ConfusionRate.falseNegativeRate.share.value(in: $0) }), error, within: 0.1 * error))
    }

    /// Each row twice as one family of two: as uncertain as half the rows.
    @Test func familiesCountOnce() throws {
        let half = 2_000, risk = Array(drawn.risk[..<half]) + Array(drawn.risk[..<half])
        let outcome = Array(drawn.outcome[..<half]) + Array(drawn.outcome[..<half])
        let clusters = (0..<2 * half).map { Int32($0 % half) }
        let twins = try Predictions(risk: risk, outcome: outcome, clusters: clusters, clusterCount: half, tieBreak: nil)
        let single = try Predictions(risk: Array(drawn.risk[..<half]), outcome: Array(drawn.outcome[..<half]))
        let area = try #require(AreaUnderCurve.estimate(single)?.standardError)
        let result = try FamilyBootstrap(resamples: 800, seed: 2).run(twins, rule: .nobody, groupings: [])
        #expect(isClose(spread(result.areaUnderCurve), area, within: 0.12 * area))
    }

    /// A capacity selects its share in every resample; the share of each group then varies.
    @Test func aCapacityIsTakenAnew() throws {
        let predictions = try Predictions(risk: drawn.risk, outcome: drawn.outcome, tieBreak: drawn.tieBreak)
        let halves = FamilyBootstrap.Groups(codes: drawn.risk.indices.map { Int32($0 % 2) }, count: 2)
        let result = try FamilyBootstrap(resamples: 200, seed: 2).run(predictions, rule: .capacity(0.1), groupings: [halves])
        for resample in 0..<200 {
            let all = result.cells[0][0][resample] + result.cells[0][1][resample]
            #expect(isClose((all[1] + all[3]) / all.sum(), 0.1, within: 0.002))
        }
        #expect(spread(result.cells[0][0].map { ConfusionRate.selectionRate.share.value(in: $0) }) > 0.002)
    }

    /// Neither the order of rows nor the number of threads changes a bit, where rows have tie-breaks.
    @Test func hangsNotOnTheOrderOfRows() throws {
        let order = drawn.risk.indices.sorted { drawn.tieBreak[$0] < drawn.tieBreak[$1] }
        let one = try Predictions(risk: drawn.risk, outcome: drawn.outcome, tieBreak: drawn.tieBreak)
        let other = one.subset(order)
        let bootstrap = FamilyBootstrap(resamples: 40, seed: 3)
        let first = try bootstrap.run(one, rule: .capacity(0.05), groupings: [])
        let second = try bootstrap.run(other, rule: .capacity(0.05), groupings: [])
        #expect(zip(first.areaUnderCurve, second.areaUnderCurve).allSatisfy { isClose($0, $1, within: 1e-12) })
        let threads = Parallelism.threads
        Parallelism.threads = 1
        defer { Parallelism.threads = threads }
        #expect(try bootstrap.run(one, rule: .capacity(0.05), groupings: []).areaUnderCurve == first.areaUnderCurve)
    }

    @Test func whatDoesNotExistHasNoInterval() throws {
        let none = try Predictions(risk: [0.1, 0.2, 0.3], outcome: [0, 0, 0])
        let result = try FamilyBootstrap(resamples: 50).run(none, rule: .capacity(0.5), groupings: [])
        #expect(result.areaUnderCurve.allSatisfy(\.isNaN) && PercentileInterval.of(result.areaUnderCurve) == nil)
        #expect(PercentileInterval.of(Array(repeating: 1, count: 10)) == nil)
        let whole = PercentileInterval.of((0...100).map(Double.init))
        #expect(isClose(whole?.low, 2.5, within: 1e-12) && isClose(whole?.high, 97.5, within: 1e-12))
        #expect(try FamilyBootstrap(resamples: 30).run(try Predictions(risk: [], outcome: []), rule: .nobody, groupings: []).brier.count == 30)
    }
}
