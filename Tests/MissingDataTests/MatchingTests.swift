// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import MissingData
import StatMath
import TestSupport
import Testing

@Suite struct MatchingTests {
    @Test(.needsSharedData) func nearestDonorAgrees() throws {
        let donors = Donors(try Oracle.table("matchindex_d.csv")["d"].map { Float($0) })
        let expected = try Oracle.table("matchindex_k1.csv"), recipients = expected["t"].map { Float($0) }
        let drawn = donors.draw(
            for: recipients, nearest: 1, streams: PhiloxStreams(seed: 1, stage: "test"), items: (0..<Int32(recipients.count)).map { $0 })
        for (index, row) in expected["idx_k1"].enumerated() { #expect(drawn[index] == Int32(row) - 1) }
    }

    /// Shares of 4,000 draws, within three standard errors of both programs' shares.
    @Test(.needsSharedData) func sharesOfThreeNearestAgree() throws {
        let donors = Donors(try Oracle.table("matchindex_d.csv")["d"].map { Float($0) })
        let recipients = try Oracle.table("matchindex_k1.csv")["t"].map { Float($0) }
        let expected = try Oracle.table("matchindex_k3_freq4000.csv"), draws = 4000
        for (index, recipient) in recipients.enumerated() {
            let drawn = donors.draw(
                for: [Float](repeating: recipient, count: draws), nearest: 3, streams: PhiloxStreams(seed: 1, stage: "test\(index)"),
                items: (0..<Int32(draws)).map { $0 })
            for (donor, share) in expected["X\(index + 1)"].enumerated() {
                let own = Double(drawn.count { $0 == donor }) / Double(draws)
                #expect(isClose(own, share, within: 3 * (2 * share * (1 - share) / Double(draws)).squareRoot() + 1e-9))
            }
        }
    }

    /// With few distinct predictions every donor at the right distance must be as likely as its neighbours, for each recipient anew.
    @Test func tiesAreDrawnForEachRecipient() {
        var generator = Philox(seed: 3, stage: "ties")
        let values = (0..<400).map { _ in Float(generator.below(2)) }
        let donors = Donors(values)
        let drawn = donors.draw(
            for: [Float](repeating: 1, count: 40_000), nearest: 5, streams: PhiloxStreams(seed: 1, stage: "ties"),
            items: (0..<40_000).map { $0 })
        var counts = [Int](repeating: 0, count: 400)
        for donor in drawn { counts[Int(donor)] += 1 }
        let ones = values.indices.filter { values[$0] == 1 }
        #expect(counts.indices.allSatisfy { values[$0] == 1 || counts[$0] == 0 })
        let mean = 40_000.0 / Double(ones.count)
        let statistic = ones.reduce(0) { $0 + (Double(counts[$1]) - mean) * (Double(counts[$1]) - mean) / mean }
        #expect(ChiSquared.survival(statistic, degreesOfFreedom: Double(ones.count - 1)) > 1e-4)
    }

    /// Against looking at all donors: shares of ranks by distance, ties split evenly.
    @Test func agreesWithLookingAtAllDonors() {
        var generator = Philox(seed: 4, stage: "naive")
        for _ in 0..<40 {
            let values = (0..<1 + generator.below(12)).map { _ in Float(generator.below(7)) - 3 }
            let k = 1 + generator.below(5), recipient = Float(generator.below(15)) / 2 - 3.5, draws = 6000
            let drawn = Donors(values).draw(
                for: [Float](repeating: recipient, count: draws), nearest: k, streams: PhiloxStreams(seed: generator.next(), stage: "naive"),
                items: (0..<Int32(draws)).map { $0 })
            for (donor, share) in naiveShares(values, recipient, k).enumerated() {
                let own = Double(drawn.count { $0 == donor }) / Double(draws)
                #expect(isClose(own, share, within: 4.5 * (share * (1 - share) / Double(draws)).squareRoot() + 1e-12))
            }
        }
    }

    private func naiveShares(_ values: [Float], _ recipient: Float, _ k: Int) -> [Double] {
        let reach = min(k, values.count)
        return values.map { value in
            let own = (value - recipient).magnitude
            let nearer = values.count { ($0 - recipient).magnitude < own }, equal = values.count { ($0 - recipient).magnitude == own }
            return Double(max(0, min(reach - nearer, equal))) / Double(equal) / Double(reach)
        }
    }

    /// The nearest of many, where values crowd in one place beside a few that are far away, where they are spread, and where most are equal.
    @Test(arguments: [1e-6, 1, 0] as [Float])
    func nearestOfManyIsNearest(spread: Float) {
        var generator = Philox(seed: 5, stage: "crowd")
        var values = (0..<5_000).map { _ in Float(generator.uniform()) * spread }
        values += [-1e9, 1e9, .nan, -0.0]
        let recipients = values.indices.map { _ in Float(generator.uniform()) * spread }
        let drawn = Donors(values).draw(
            for: recipients, nearest: 1, streams: PhiloxStreams(seed: 6, stage: "crowd"), items: (0..<Int32(recipients.count)).map { $0 })
        // What is not finite counts as 0.
        let sorted = values.map { $0.isFinite ? $0 : 0 }.sorted()
        for (recipient, donor) in zip(recipients, drawn) {
            let above = sorted.firstIndex { $0 >= recipient } ?? sorted.count
            let least = [above - 1, above].filter(sorted.indices.contains).map { (sorted[$0] - recipient).magnitude }.min()
            let value = values[Int(donor)].isFinite ? values[Int(donor)] : 0
            #expect((value - recipient).magnitude == least)
        }
    }

    @Test func onlyRowsThatMayGiveAreDrawn() {
        let drawn = Donors(predictions: [1, 2, 3, 4, 5, 6], rows: [1, 4]).draw(
            for: [1, 6, 3.4], nearest: 1, streams: PhiloxStreams(seed: 1, stage: "rows"), items: [0, 1, 2])
        #expect(drawn == [1, 4, 1])
    }

    @Test func withoutDonorsNothingIsDrawn() {
        let streams = PhiloxStreams(seed: 1, stage: "none")
        #expect(Donors([]).draw(for: [1], nearest: 5, streams: streams, items: [0]).isEmpty)
        #expect(Donors([1]).draw(for: [], nearest: 5, streams: streams, items: []).isEmpty)
    }
}

extension Donors {
    /// Every row may give.
    fileprivate init(_ predictions: [Float]) { self.init(predictions: predictions, rows: predictions.indices.map { Int32($0) }) }
}
