// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath
import TestSupport

/// Rows with a few yes-or-no features that depend on each other, and an outcome that depends on some of them.
struct DrawnConditions {
    /// `holds[feature][row]`.
    let holds: [[Bool]]
    let outcome: [UInt8]

    init(rows: Int, features: Int, seed: UInt64) {
        var random = Philox(seed: seed, stage: "drawn-conditions")
        var holds = [[Bool]](repeating: [], count: features)
        var outcome: [UInt8] = []
        let effects = (0..<features).map { _ in 2 * random.uniform() - 1 }
        for _ in 0..<rows {
            var eta = -0.5
            for feature in 0..<features {
                let copies = feature > 0 && random.uniform() < 0.4
                let value = copies ? holds[feature - 1][outcome.count] : random.uniform() < 0.4
                holds[feature].append(value)
                eta += value ? 2 * effects[feature] : 0
            }
            outcome.append(random.uniform() < Logistic.expit(eta) ? 1 : 0)
        }
        // A fit needs both outcomes.
        outcome[0] = 1
        outcome[1] = 0
        (self.holds, self.outcome) = (holds, outcome)
    }

    var features: Features {
        Features(
            rowCount: outcome.count,
            columns: holds.enumerated().map { FeatureColumn(name: "c\($0.offset)", values: .numeric($0.element.map { $0 ? 1 : 0 })) })
    }

    func data(weights: CaseWeights? = nil) -> TrainingData { TrainingData(features, outcome, weights: weights) }
}
