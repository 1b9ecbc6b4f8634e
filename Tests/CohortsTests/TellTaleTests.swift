// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Learning
import Testing

@Suite struct TellTaleTests {
    static let rows = 4000

    static let columns: [FeatureColumn] = {
        var random = Philox(seed: 1, stage: "tell-tale")
        let risk = (0..<rows).map { _ in random.uniform() }
        return [
            FeatureColumn(name: "honest", values: .numeric(risk)),
            FeatureColumn(name: "weight", values: .numeric(risk.map { $0 > 0.9 ? 2000 + 400 * $0 : 2500 + 1000 * $0 })),
            // The outcome lies in the middle of the values: no monotone order shows it.
            FeatureColumn(name: "folded", values: .numeric(risk.map { $0 > 0.9 ? 50 + $0 : $0 > 0.5 ? 100 * $0 + 10 : 40 * $0 })),
            FeatureColumn(name: "code", values: .nominal(codes: risk.map { $0 > 0.9 ? 3 : Int32(20 * $0) % 3 }, levels: ["a", "b", "c", "d"])),
            // As many levels as rows carry no information about other rows.
            FeatureColumn(name: "number", values: .nominal(codes: (0..<Int32(rows)).map { $0 }, levels: (0..<rows).map(String.init))),
            FeatureColumn(
                name: "written-later", values: .numeric(risk.map { $0 > 0.9 ? 1 : .nan }), missing: risk.map { $0 > 0.9 ? 0 : 1 }),
        ]
    }()

    @Test func findsWhatGivesTheOutcomeAway() throws {
        guard case .numeric(let risk) = Self.columns[0].values else { return }
        var random = Philox(seed: 2, stage: "tell-tale")
        // One event in fifty is where nobody expects it.
        let outcome = risk.map { UInt8(($0 > 0.9) != (random.uniform() > 0.9995) ? 1 : 0) }
        let found = try TellTale.features(
            of: Features(rowCount: Self.rows, columns: Self.columns), outcome: outcome, known: Array(repeating: true, count: Self.rows))
        #expect(Set(found).isSuperset(of: ["weight", "folded", "code", "written-later"]))
        let honest = risk.map { value -> UInt8 in random.uniform() < value ? 1 : 0 }
        #expect(
            try TellTale.features(
                of: Features(rowCount: Self.rows, columns: Self.columns), outcome: honest, known: Array(repeating: true, count: Self.rows)
            ).isEmpty)
    }

    /// Of many rows only some are looked at first: what gives the outcome away is found all the same, and what is honest is not.
    @Test func manyRows() throws {
        var random = Philox(seed: 3, stage: "tell-tale")
        let risk = (0..<150_000).map { _ in random.uniform() }
        let outcome = risk.map { UInt8($0 > 0.9 ? 1 : 0) }
        let columns = [
            FeatureColumn(name: "honest", values: .numeric(risk.map { $0 + 0.5 * random.uniform() })),
            FeatureColumn(name: "weight", values: .numeric(risk.map { $0 > 0.9 ? 2000 + 400 * $0 : 2500 + 1000 * $0 })),
            FeatureColumn(name: "noise", values: .numeric(risk.map { _ in random.uniform() })),
        ]
        let features = Features(rowCount: risk.count, columns: columns)
        #expect(try TellTale.features(of: features, outcome: outcome, known: risk.map { _ in true }) == ["weight"])
        // Two events in all, none of them among the first rows.
        let rare = risk.indices.map { UInt8($0 == 11 || $0 == 70_001 ? 1 : 0) }
        let marked = FeatureColumn(name: "marked", values: .numeric(rare.map { 7 * Double($0) }))
        let few = Features(rowCount: risk.count, columns: [columns[2], marked])
        #expect(try TellTale.features(of: few, outcome: rare, known: risk.map { _ in true }) == ["marked"])
    }
}
