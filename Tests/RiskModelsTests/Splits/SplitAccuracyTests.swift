// SPDX-License-Identifier: EUPL-1.2

import Basics
import RiskModels
import TestSupport
import Testing

/// Test log-loss of main effects on a fixed split, beside the prototype's and what was last measured of our own (methods 35).
struct RecordedAccuracy: Sendable, CustomTestStringConvertible {
    let name: String
    let prototype: Double
    let own: Double
    let read: @Sendable () throws -> SplitSet

    var testDescription: String { name }

    static let all = [
        RecordedAccuracy(name: "adult", prototype: 0.2697, own: 0.26991) { try .adult() },
        RecordedAccuracy(name: "law school", prototype: 0.2411, own: 0.24134) { try .lawSchool() },
        RecordedAccuracy(name: "credit card", prototype: 0.4322, own: 0.43155) { try .creditCard() },
        RecordedAccuracy(name: "bank marketing", prototype: 0.2238, own: 0.22315) { try .bankMarketing() },
        RecordedAccuracy(name: "natality 2014", prototype: 0.2346, own: 0.23449) { try .natality2014() },
    ]
}

@Suite("Accuracy on fixed splits", .needsSharedData)
struct SplitAccuracyTests {
    @Test(arguments: RecordedAccuracy.all)
    func hasNotFallen(recorded: RecordedAccuracy) throws {
        let set = try recorded.read()
        let model = try AdditiveParameters().fit(set.training, progress: .silent)
        let logLoss = try set.logLoss(of: model)
        let converged = model.converged
        #expect(converged)
        #expect(logLoss <= recorded.prototype + 0.0005)
        #expect(logLoss <= recorded.own + 0.0002)
        // A number far below what was measured means that the set or the split is another one.
        #expect(logLoss >= recorded.own - 0.002, "\(logLoss)")
    }
}
