// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// What a study does with cells that have no value.
package struct MissingTreatment: Hashable, Sendable, Fingerprinted {
    package enum Action: String, CaseIterable, Sendable {
        /// The kind has a bin of its own.
        case keep
        case impute
        /// Rows with such a gap are neither learned from nor judged.
        case leaveOut = "leave-out"
    }

    /// Whether people with gaps are scored when the model is used.
    package enum Deployment: String, CaseIterable, Sendable {
        case allowed, complete
    }

    package var method: MissingMethod
    package var deployment: Deployment
    package var imputations: Int
    package var iterations: Int
    /// Of kinds that are treated otherwise than the method does.
    package var actions: [DeclaredMissing.Meaning: Action]
    /// How gaps are filled that are.
    package var rules: ImputationRules

    package init(
        method: MissingMethod = .native, deployment: Deployment = .allowed, imputations: Int = 5, iterations: Int = 10,
        actions: [DeclaredMissing.Meaning: Action] = [:], rules: ImputationRules = ImputationRules()
    ) {
        (self.method, self.deployment, self.imputations, self.iterations) = (method, deployment, imputations, iterations)
        (self.actions, self.rules) = (actions, rules)
    }

    /// A code of no declared meaning was not recorded.
    package func action(_ meaning: DeclaredMissing.Meaning) -> Action {
        switch meaning {
        case .structural: .keep
        case .other: action(.notRecorded)
        case .notRecorded, .unlinked, .suppressed: actions[meaning] ?? standard
        }
    }

    /// What the method does where nothing else is said.
    package var standard: Action {
        switch method {
        case .native: .keep
        case .chainedEquations: .impute
        case .completeCase, .weighting: .leaveOut
        }
    }

    private static let meanings: [DeclaredMissing.Meaning] = [.notRecorded, .unlinked, .suppressed]

    package func does(_ action: Action) -> Bool { Self.meanings.contains { self.action($0) == action } }

    /// Whether every kind of gap has a bin of its own, so that nothing is done to any row.
    package var keepsAll: Bool { !does(.impute) && !does(.leaveOut) }

    /// Performance is of complete rows, as they will be in use: not that of a model that meets gaps (methods 4).
    package var isIdeal: Bool { deployment == .complete }

    package func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(method.rawValue)
        builder.feed(deployment.rawValue)
        if method == .chainedEquations {
            builder.feed(imputations)
            builder.feed(iterations)
            builder.feed(rules)
        }
        for meaning in Self.meanings { builder.feed(action(meaning).rawValue) }
    }
}
