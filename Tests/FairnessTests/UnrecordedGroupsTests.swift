// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Metrics
import Protected
import StatMath
import Testing

/// People whose group is not recorded: the limits are those of every way in which they could belong to groups.
@Suite struct UnrecordedGroupsTests {
    private static let levels = [
        ProtectedLevel(code: "A", label: nil, group: ["origin": "A"]), ProtectedLevel(code: "B", label: nil, group: ["origin": "B"]),
        ProtectedLevel(code: "not-recorded", label: nil, group: ["origin": "not-recorded"], isNotRecorded: true),
    ]

    private struct Rows {
        var outcome: [UInt8] = [], isReached: [Bool] = [], codes: [Int32] = []

        init(_ count: Int, unrecorded: Int, seed: UInt64) {
            var random = Philox(seed: seed, stage: "test.unrecorded")
            for row in 0..<count {
                codes.append(row < unrecorded ? 2 : Int32(random.below(2)))
                outcome.append(random.uniform() < 0.4 ? 1 : 0)
                isReached.append(random.uniform() < 0.5)
            }
        }

        func findings(_ codes: [Int32]? = nil) throws -> [Finding] {
            let predictions = try Predictions(risk: outcome.map { _ in 0.5 }, outcome: outcome)
            let bounds = UnrecordedGroups(
                predictions: predictions, selection: Selection(at: ["capacity": 0.5], isReached: isReached), minimumEvents: 1)
            return bounds.findings(
                ProtectedAttribute(name: "origin", levels: levels, codes: codes ?? self.codes),
                context: FindingContext(about: About(outcome: "small"), rows: "rows"))
        }

        /// The rate of A less that of all others, when `codes` are their groups.
        func gap(_ rate: ConfusionRate, _ codes: [Int32]) -> Double? {
            func share(_ isIn: (Int) -> Bool) -> Double? {
                var counts = ConfusionCounts()
                for row in codes.indices where isIn(row) {
                    switch (outcome[row], isReached[row]) {
                    case (1, true): counts.truePositives += 1
                    case (1, false): counts.falseNegatives += 1
                    case (_, true): counts.falsePositives += 1
                    default: counts.trueNegatives += 1
                    }
                }
                return rate.proportion(in: counts)?.value
            }
            return share { codes[$0] == 0 }.flatMap { own in share { codes[$0] != 0 }.map { own - $0 } }
        }
    }

    /// Eight people without a group: all 256 ways, for every rate.
    @Test(arguments: [UInt64(1), 2, 3]) func theLimitsAreThoseOfEveryWay(seed: UInt64) throws {
        let rows = Rows(60, unrecorded: 8, seed: seed), found = try rows.findings().filter { $0.about.group == ["origin": "A"] }
        #expect(found.count == ConfusionRate.allCases.count)
        for rate in ConfusionRate.allCases {
            let finding = try #require(found.first { $0.key == "missing.group-bounds.\(rate.rawValue)" })
            let every = (0..<256).compactMap { way -> Double? in
                rows.gap(rate, rows.codes.indices.map { $0 < 8 ? Int32(way >> $0 & 1) : rows.codes[$0] })
            }
            let lowest = try #require(finding.says?.arguments["lowest"]?.double), highest = try #require(finding.says?.arguments["highest"]?.double)
            #expect((lowest - (every.min() ?? 9)).magnitude < 1e-12 && (highest - (every.max() ?? 9)).magnitude < 1e-12, "\(rate)")
            let interval = try #require(finding.interval)
            #expect(interval[0] < lowest && interval[1] > highest && finding.count == 8 && finding.verdict == .information)
        }
    }

    @Test func nothingToSayWhereEveryGroupIsRecorded() throws {
        let rows = Rows(60, unrecorded: 8, seed: 4)
        #expect(try rows.findings(rows.codes.map { $0 == 2 ? 0 : $0 }).isEmpty)
    }
}
