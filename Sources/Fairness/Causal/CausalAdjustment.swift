// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Holds the group against the compared as if both were alike in some columns: E[ E[Y | group, V] | compared ].
///
/// Over cells where V has few combinations (plug-in), which needs no model; else doubly robust and cross-fitted: the mean of Y among the
/// group is learned on other folds, and its errors are weighed by how much rarer the compared are among the group.
/// Source: Robins, Rotnitzky and Zhao (1994), JASA 89, 846-866, for the mean of the untreated as in Hahn (1998), Econometrica 66, 315-331;
/// Chernozhukov and others (2018), Econometrics Journal 21, C1-C68.
struct CausalAdjustment {
    private enum Means {
        case cells(CausalCells)
        case models(OutOfFoldRisks)
    }

    private let sample: CausalSample
    private let means: Means
    /// Of each row, how many times more often rows like it occur among the compared than in the group; at most `rarest`.
    private let ratio: [Double]
    /// Share of the compared who have next to no like in the group.
    let withoutLike: Double

    /// Rows that are this many times rarer in the group have next to no like there.
    static let rarest = 50.0

    var method: String {
        switch means {
        case .cells: "plug-in"
        case .models: "doubly-robust"
        }
    }

    init(_ sample: CausalSample, for names: [String], learner: some RiskLearner, seed: UInt64, progress: ProgressMonitor) throws {
        self.sample = sample
        let features = sample.columns(names), odds = sample.comparedWeight / sample.memberWeight
        let raw: [Double]
        if let cells = CausalCells(features, isMember: sample.isMember) {
            means = .cells(cells)
            var weights = [SIMD2<Double>](repeating: .zero, count: cells.count)
            for row in 0..<sample.count { weights[Int(cells.cell[row])][sample.isMember[row] ? 1 : 0] += sample.predictions.weight(row) }
            raw = cells.cell.map { cell in weights[Int(cell)][0] / max(weights[Int(cell)][1], 1e-12) / odds }
        } else {
            let folds = OutOfFoldRisks(
                sample.predictions, features: features, rows: Array(0..<sample.count), places: Array(0..<sample.count), seed: seed)
            means = .models(folds)
            let chances = try folds.risks(of: sample.isMember.map { $0 ? 1 : 0 }, learner: learner, progress: progress)
            raw = chances.map { chance in
                guard let chance else { return 1 }
                return (1 - chance) / max(chance, 1e-12) / odds
            }
        }
        var lost = 0.0
        for row in 0..<sample.count where !sample.isMember[row] && raw[row] > Self.rarest { lost += sample.predictions.weight(row) }
        withoutLike = lost / sample.comparedWeight
        // Of a cell there are members enough to be exact; a model's odds are cut off.
        if case .cells = means { ratio = raw } else { ratio = raw.map { min($0, Self.rarest) } }
    }

    /// The mean of a value between 0 and 1 that the group would have, were it like the compared in the columns.
    func transported(_ value: [Double], learner: some RiskLearner, progress: ProgressMonitor) throws -> TransportedMean {
        let n = sample.count, weight = { (row: Int) in sample.predictions.weight(row) }
        let expected = try expectation(value, learner: learner, progress: progress)
        let base = sample.mean(expected, ofMembers: false)
        let total = Sum.exact(count: n) { sample.isMember[$0] ? weight($0) * ratio[$0] : 0 }
        let error = Sum.exact(count: n) { sample.isMember[$0] ? weight($0) * ratio[$0] * (value[$0] - expected[$0]) : 0 } / total
        let influence = (0..<n).map { row in
            sample.isMember[row] ? ratio[row] * (value[row] - expected[row] - error) / total : base.influence[row]
        }
        // Residuals of the group, and the weights that its rows take on, as means over all rows.
        let all = sample.memberWeight + sample.comparedWeight, scale = all / total
        let residual = Sum.exact(count: n) { sample.isMember[$0] ? weight($0) * (value[$0] - expected[$0]) * (value[$0] - expected[$0]) : 0 } / all
        let representer = Sum.exact(count: n) { sample.isMember[$0] ? weight($0) * ratio[$0] * ratio[$0] * scale * scale : 0 } / all
        return TransportedMean(
            mean: Influenced(value: base.value + error, influence: influence), biasScale: (residual * representer).squareRoot())
    }

    private func expectation(_ value: [Double], learner: some RiskLearner, progress: ProgressMonitor) throws -> [Double] {
        switch means {
        case .models(let folds):
            return try folds.means(of: value, learnedFrom: sample.isMember, learner: learner, progress: progress)
        case .cells(let cells):
            var sums = [SIMD2<Double>](repeating: .zero, count: cells.count)
            for row in 0..<sample.count where sample.isMember[row] {
                sums[Int(cells.cell[row])] += sample.predictions.weight(row) * SIMD2(1, value[row])
            }
            return cells.cell.map { cell in sums[Int(cell)][0] > 0 ? sums[Int(cell)][1] / sums[Int(cell)][0] : 0 }
        }
    }
}

/// A mean of the group, carried over to the compared.
struct TransportedMean {
    let mean: Influenced
    /// S in |bias| <= S C_Y C_D: how far an unmeasured cause can move the mean, for its two strengths.
    let biasScale: Double
}
