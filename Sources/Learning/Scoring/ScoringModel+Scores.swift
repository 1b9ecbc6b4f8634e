// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

extension ScoringModel: RiskScorer {
    /// How many standard deviations of the draws lie between an estimate and its 95% limits; 0 without draws.
    public var intervalMultiplier: Double { drawCount > 0 ? StudentT.quantile(0.975, degreesOfFreedom: Double(drawCount)) : 0 }

    /// Risks with 95% limits.
    ///
    /// The limits are `logit risk ± t s`, with s the root mean square of the posterior draws of the row's log-odds around its
    /// estimate, and t the .975 quantile of Student's distribution with as many degrees of freedom as there are draws, because s
    /// is itself estimated from them. The offset of a model that names one is added to all three.
    ///
    /// Of a row with gaps that the model fills, the risk is the mean over the nodes, and so is each draw of it; s is of the logits of those means.
    public func scores(_ features: Features, rows: [Int]) throws -> Scores {
        guard let gaps else { return try scoresWithoutGaps(features, rows: rows) }
        return try gaps.scores(features, rows: rows, of: terms.map(\.bins.feature), known: scoresWithoutGaps) { spread, own, nodes in
            let offsets = try offsets(features, rows: own)
            let risks = try marginalRisks(columns(spread, rows: Array(0..<own.count * nodes)), rowCount: own.count, nodes: nodes, offsets: offsets)
            let t = intervalMultiplier
            return Scores(
                risk: risks.map(\.risk), lower: risks.map { Logistic.expit(Logistic.logit($0.bounded) - t * $0.standardDeviation) },
                upper: risks.map { Logistic.expit(Logistic.logit($0.bounded) + t * $0.standardDeviation) })
        }
    }

    private func scoresWithoutGaps(_ features: Features, rows: [Int]) throws -> Scores {
        var predictor = try linearPredictor(try columns(features, rows: rows), rowCount: rows.count)
        if let offsets = try offsets(features, rows: rows) {
            for index in predictor.indices { predictor[index].logOdds += offsets[index] }
        }
        let t = intervalMultiplier
        return Scores(
            risk: predictor.map { Logistic.expit($0.logOdds) }, lower: predictor.map { Logistic.expit($0.logOdds - t * $0.standardDeviation) },
            upper: predictor.map { Logistic.expit($0.logOdds + t * $0.standardDeviation) })
    }

    /// What is added to the log-odds of some rows; `nil` for a model without an offset.
    func offsets(_ features: Features, rows: [Int]) throws(LearningError) -> [Double]? {
        guard let offset else { return nil }
        guard let column = features[offset] else { throw .missingFeature(offset) }
        guard case .numeric(let values) = column.values else { throw .wrongType(feature: offset, expected: "numeric") }
        guard rows.allSatisfy({ column.missingKind($0) == 0 && values[$0].isFinite }) else { throw .offsetMissing(offset) }
        return rows.map { values[$0] }
    }

    /// Each feature of some rows, by the bins of its term.
    func columns(_ features: Features, rows: [Int]) throws -> [ScoredColumn] {
        try terms.map { term in
            guard let column = features[term.bins.feature] else { throw LearningError.missingFeature(term.bins.feature) }
            return ScoredColumn(codes: try term.bins.codes(of: column, rows: rows), columns: try term.columns(of: column, rows: rows))
        }
    }
}

/// One feature of the rows to score.
struct ScoredColumn: Sendable {
    let codes: [UInt16]
    /// The numbers that a slope and the bends of a spline multiply, 0 where there is no value; empty without a slope.
    let columns: [[Double]]
}

extension ScoringModel.Term {
    fileprivate func columns(of column: FeatureColumn, rows: [Int]) throws(LearningError) -> [[Double]] {
        guard slope != nil else { return [] }
        guard case .numeric(let values) = column.values else { throw .wrongType(feature: bins.feature, expected: "numeric") }
        return columns(of: rows.map { values[$0] }, isMissing: { column.missingKind(rows[$0]) != 0 })
    }
}
