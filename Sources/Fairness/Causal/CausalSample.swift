// SPDX-License-Identifier: EUPL-1.2

import Learning
import Metrics

/// A group and those that it is compared with: their rows, and what the graph says comes before or between.
struct CausalSample {
    /// Of these rows: weights, clusters and folds hold for every estimate.
    let predictions: Predictions
    /// Whether a row is of the group; the others are the compared.
    let isMember: [Bool]
    /// Columns of the graph's nodes, of these rows.
    let features: Features

    var count: Int { isMember.count }
    var members: Int { isMember.count { $0 } }

    /// Sums of the weights of the group and of the compared.
    let memberWeight: Double
    let comparedWeight: Double

    init(predictions: Predictions, isMember: [Bool], features: Features) {
        (self.predictions, self.isMember, self.features) = (predictions, isMember, features)
        var weights = (0.0, 0.0)
        for row in isMember.indices {
            if isMember[row] { weights.0 += predictions.weight(row) } else { weights.1 += predictions.weight(row) }
        }
        (memberWeight, comparedWeight) = weights
    }

    func columns(_ names: [String]) -> Features {
        Features(rowCount: count, columns: names.compactMap { features[$0] })
    }

    /// The weighted mean of the group, or of the compared, and what a unit of each row's weight adds to its error.
    func mean(_ value: [Double], ofMembers: Bool) -> Influenced {
        let total = ofMembers ? memberWeight : comparedWeight
        let sum = (0..<count).reduce(0.0) { isMember[$1] == ofMembers ? $0 + predictions.weight($1) * value[$1] : $0 }
        let mean = sum / total
        return Influenced(value: mean, influence: (0..<count).map { isMember[$0] == ofMembers ? (value[$0] - mean) / total : 0 })
    }
}

/// An estimate that is, to first order, a sum over rows.
struct Influenced {
    let value: Double
    /// What a unit of each row's weight adds to the error.
    let influence: [Double]

    static func - (first: Influenced, second: Influenced) -> Influenced {
        Influenced(value: first.value - second.value, influence: zip(first.influence, second.influence).map { $0 - $1 })
    }
}
