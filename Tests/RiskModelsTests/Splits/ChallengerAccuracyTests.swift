// SPDX-License-Identifier: EUPL-1.2

import Basics
import Challenger
import TestSupport
import Testing

/// Test log-loss of boosted trees on the fixed splits, beside that of XGBoost through its own interface with the same parameters.
struct ChallengerAccuracy: Sendable, CustomTestStringConvertible {
    let name: String
    let peer: Double
    let read: @Sendable () throws -> SplitSet

    var testDescription: String { name }

    static let all = [
        ChallengerAccuracy(name: "adult", peer: 0.2711) { try .adult() }, ChallengerAccuracy(name: "law school", peer: 0.2483) { try .lawSchool() },
        ChallengerAccuracy(name: "credit card", peer: 0.4322) { try .creditCard() },
        ChallengerAccuracy(name: "bank marketing", peer: 0.1989) { try .bankMarketing() },
    ]
}

@Suite("Accuracy of the challenger on fixed splits", .needsSharedData, .needsXGBoost)
struct ChallengerAccuracyTests {
    @Test(arguments: ChallengerAccuracy.all)
    func isThatOfXGBoost(recorded: ChallengerAccuracy) throws {
        let set = try recorded.read()
        let logLoss = try set.logLoss(of: try BoostedParameters().fit(set.training, progress: .silent))
        #expect(isClose(logLoss, recorded.peer, within: 0.001))
    }
}
