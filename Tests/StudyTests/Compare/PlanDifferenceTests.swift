// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Study
import Testing

@Suite struct PlanDifferenceTests {
    static let before = """
        study: births
        outcomes: [{name: small, when: "dbwt < 2500"}, {name: early, when: "weeks < 37"}]
        decision: {capacity: 0.10}
        seed: 1
        """

    @Test func equalPlansDoNotDiffer() throws {
        #expect(try PlanDifference.between(Data(Self.before.utf8), Data(Self.before.utf8)).isEmpty)
    }

    /// The order of a list of named things does not matter, their names do.
    @Test func listsGoByName() throws {
        let after = """
            study: births
            outcomes: [{name: early, when: "weeks < 37"}, {name: small, when: "dbwt < 2000"}]
            decision: {capacity: 0.10}
            """
        let differences = try PlanDifference.between(Data(Self.before.utf8), Data(after.utf8))
        #expect(differences.map(\.path) == ["outcomes[small].when", "seed"])
        #expect(differences[0].before == "dbwt < 2500" && differences[0].after == "dbwt < 2000")
        #expect(differences[1].before == "1" && differences[1].after == nil)
    }

    @Test func anUnreadablePlanIsAnError() {
        #expect(throws: (any Error).self) { try PlanDifference.between(Data("a: [".utf8), Data(Self.before.utf8)) }
    }
}
