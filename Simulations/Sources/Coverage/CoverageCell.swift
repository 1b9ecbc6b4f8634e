// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning

/// One cell of the grid: a model, how rows belong together, and how many there are.
struct CoverageCell: Sendable {
    enum Model: String, CaseIterable, Sendable {
        case additive, logistic
    }

    let model: Model
    let clustering: Clustering
    let rows: Int

    static let all = [5000, 50_000].flatMap { rows in
        Model.allCases.flatMap { model in Clustering.allCases.map { CoverageCell(model: model, clustering: $0, rows: rows) } }
    }

    var name: String { "\(model.rawValue)-\(clustering.rawValue)-\(rows)" }

    static let resamples = 256
    static let z = 1.959963984540054

    func repetition(_ number: Int) throws -> Tally {
        var random = Philox(seed: 36, stage: name, item: UInt64(number))
        switch model {
        case .additive: return try AdditiveTruth(clustering, rows: rows, &random).coverage()
        case .logistic: return try LogisticTruth(clustering, rows: rows, &random).coverage()
        }
    }
}
