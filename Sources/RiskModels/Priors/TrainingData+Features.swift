// SPDX-License-Identifier: EUPL-1.2

import Learning

extension TrainingData {
    /// The same rows with other features.
    func with(_ features: Features) -> TrainingData {
        TrainingData(features: features, outcome: outcome, rows: rows, weights: weights, clusters: clusters, offset: offset)
    }
}
