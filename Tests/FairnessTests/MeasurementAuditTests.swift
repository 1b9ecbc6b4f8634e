// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Foundation
import Metrics
import Protected
import StatMath
import TestSupport
import Testing

@Suite("Measurement against a validation sample")
struct MeasurementAuditTests {
    private let group = [0, 0, 0, 1, 1, 1]
    private let sample = ValidationSample(
        column: "care_costs", rows: [0, 1, 2, 3, 4, 5], recorded: [100, 200, 300, 50, 100, 150], actual: [100, 200, 300, 100, 200, 300])

    private func findings(
        _ samples: [ValidationSample], _ group: [Int], _ design: SamplingDesign = .independent, minimum: Int = 20
    ) throws -> [Finding] {
        Verdicts.adjust(
            try MeasurementAudit(minimumRows: minimum).audit(
                samples, design: design, attributes: [.made("origin", codes: group)], context: testContext))
    }

    @Test func ratioOfRatiosByHand() throws {
        // All ratios within a group are equal, so nothing varies: it is as it is, where there are enough rows to say so.
        let found = try findings([sample], group, minimum: 1)
        #expect(found.allSatisfy { $0.verdict == .concern } && isClose(found.first("measurement.ratio", group: "b")?.value, 0.5, within: 1e-12))
        #expect(try findings([sample], group, minimum: 4).allSatisfy { $0.verdict == .insufficient })
        let honest = ValidationSample(column: "care_costs", rows: sample.rows, recorded: sample.actual, actual: sample.actual)
        #expect(try findings([honest], group, minimum: 1).allSatisfy { $0.verdict == .fine })
        var noisy = sample
        noisy = ValidationSample(column: "care_costs", rows: noisy.rows, recorded: [90, 210, 300, 60, 90, 150], actual: noisy.actual)
        #expect(isClose(try findings([noisy], group, minimum: 1).first("measurement.ratio", group: "b")?.value, 0.5, within: 1e-12))
    }

    /// Costs that are recorded for a share of .7 in the group: caught in a sample of 2,000, with the truth inside its interval.
    @Test func underRecordingIsAConcernAndHonestRecordsAreFine() throws {
        var random = Philox(seed: 8, stage: "test.measurement")
        var actual: [Double] = [], group: [Int] = [], noise: [Double] = []
        for _ in 0..<2000 {
            actual.append(exp(7 + Normal.quantile(random.uniform())))
            group.append(random.uniform() < 0.3 ? 1 : 0)
            noise.append(exp(0.1 * Normal.quantile(random.uniform())))
        }
        func found(_ factor: Double) throws -> Finding {
            let recorded = actual.indices.map { actual[$0] * noise[$0] * (group[$0] == 1 ? factor : 1) }
            let sample = ValidationSample(column: "care_costs", rows: Array(0..<2000), recorded: recorded, actual: actual)
            let all = try findings([sample], group)
            expectSpeakable(all)
            return try #require(all.first("measurement.ratio", group: "b"))
        }
        let biased = try found(0.7)
        #expect(biased.verdict == .concern && biased.about.column == "care_costs" && (biased.value ?? 1) < 0.85)
        #expect((biased.interval?[0] ?? 1) < 0.7 && 0.7 < (biased.interval?[1] ?? 0))
        #expect(try found(1).verdict == .fine)
    }

    @Test func rowsOfAFamilyAreNotCountedTwice() throws {
        var random = Philox(seed: 9, stage: "test.measurement")
        let rows = 400, actual = (0..<rows).map { _ in 100 + 900 * random.uniform() }
        let recorded = actual.map { $0 * (0.8 + 0.4 * random.uniform()) }, group = (0..<rows).map { $0 % 2 }
        let twice = ValidationSample(column: "c", rows: Array(0..<2 * rows), recorded: recorded + recorded, actual: actual + actual)
        let design = SamplingDesign(clusters: (0..<2 * rows).map { Int32($0 % rows) }, clusterCount: rows)
        let one = try findings([ValidationSample(column: "c", rows: Array(0..<rows), recorded: recorded, actual: actual)], group)
        let two = try findings([twice], group + group, design)
        let (a, b) = (try #require(one.first("measurement.ratio", group: "b")), try #require(two.first("measurement.ratio", group: "b")))
        #expect(isClose(a.value, b.value, within: 1e-12))
        #expect(abs(((a.interval?[1] ?? 0) - (a.interval?[0] ?? 0)) / ((b.interval?[1] ?? 0) - (b.interval?[0] ?? 0)) - 1) < 0.01)
    }

    @Test func withoutASampleItIsInsufficientAndNamesIt() throws {
        let found = try findings([], group)
        #expect(found.count == 1 && found[0].verdict == .insufficient && found[0].reason == "measurement.needs-validation")
        expectSpeakable(found)
    }

    @Test func aGroupOfThreeIsInsufficient() throws {
        let found = try findings([sample], group)
        #expect(found.allSatisfy { $0.verdict == .insufficient && $0.value == nil } && found.count == 2)
        expectSpeakable(found)
        let one = try findings([sample], [0, 0, 0, 0, 0, 0])
        #expect(one.count == 1 && one[0].verdict == .insufficient)
    }

    @Test(arguments: [Double.nan, -1, .infinity])
    func valuesThatAreNoQuantitiesAreErrors(value: Double) {
        let wrong = ValidationSample(column: "c", rows: [0, 1], recorded: [1, value], actual: [1, 1])
        #expect(throws: FairnessError.self) { try findings([wrong], group) }
        #expect(throws: FairnessError.self) {
            try findings([ValidationSample(column: "c", rows: [0, 99], recorded: [1, 1], actual: [1, 1])], group)
        }
    }
}
