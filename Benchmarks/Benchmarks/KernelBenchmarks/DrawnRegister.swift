// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import Metrics
import StatMath

/// Births as a register holds them: most features nearly constant, some with many values; risks and outcomes that go with them.
struct DrawnRegister {
    let rowCount: Int
    let features: Features
    let outcome: [UInt8]
    let risk: [Double]

    init(rows: Int, features featureCount: Int) {
        rowCount = rows
        var random = Philox(seed: 1, stage: "benchmark")
        var logOdds = [Double](repeating: -2.5, count: rows)
        var columns: [FeatureColumn] = []
        for number in 0..<featureCount {
            // Every third feature is zero for nearly everybody, as debts and care are.
            let isRare = number % 3 == 0
            let values = (0..<rows).map { _ in
                isRare && random.uniform() < 0.95 ? 0 : (100 * Normal.quantile(random.uniform())).rounded() / 100
            }
            for row in 0..<rows { logOdds[row] += 0.2 * values[row] }
            columns.append(FeatureColumn(name: "feature\(number)", values: .numeric(values)))
        }
        features = Features(rowCount: rows, columns: columns)
        risk = logOdds.map(Logistic.expit)
        outcome = risk.map { random.uniform() < $0 ? 1 : 0 }
    }

    var training: TrainingData {
        let universe = Universe(count: rowCount, fingerprint: FingerprintBuilder().finish())
        return TrainingData(features: features, outcome: outcome, rows: RowSet(universe, isMember: Array(repeating: true, count: rowCount)))
    }

    func predictions() throws -> Predictions { try Predictions(risk: risk, outcome: outcome, scale: .probability) }
}
