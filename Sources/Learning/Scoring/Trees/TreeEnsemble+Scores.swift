// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

extension TreeEnsemble: RiskScorer {
    /// Risks without limits: trees have no posterior that limits could come from. An offset used in the fit is not part of a score.
    public func scores(_ features: Features, rows: [Int]) throws -> Scores {
        guard let gaps else { return try scoresWithoutGaps(features, rows: rows) }
        return try gaps.scores(features, rows: rows, of: self.features.map(\.feature), known: scoresWithoutGaps) { features, rows, nodes in
            let risks = try scoresWithoutGaps(features, rows: Array(0..<rows.count * nodes)).risk
            return Scores(
                risk: rows.indices.map { row in (row * nodes..<(row + 1) * nodes).reduce(0) { $0 + risks[$1] } / Double(nodes) })
        }
    }

    private func scoresWithoutGaps(_ features: Features, rows: [Int]) throws -> Scores {
        let columns = try self.features.map { bins in
            guard let column = features[bins.feature] else { throw LearningError.missingFeature(bins.feature) }
            return TreeColumn(codes: try bins.codes(of: column, rows: rows), values: try bins.numbers(of: column, rows: rows))
        }
        let flat = trees.map { FlatTree($0, features: self.features) }
        let block = 4096
        let risks = try parallelMap((rows.count + block - 1) / block) { index in
            (index * block..<min(rows.count, (index + 1) * block)).map { row in
                Logistic.expit(flat.reduce(intercept) { $0 + $1.logOdds(row, columns) })
            }
        }
        return Scores(risk: Array(risks.joined()))
    }
}

extension FeatureBins {
    /// The numbers that trees compare: NaN where there is none. Empty for levels.
    fileprivate func numbers(of column: FeatureColumn, rows: [Int]) throws(LearningError) -> [Double] {
        guard isNumeric else { return [] }
        guard case .numeric(let values) = column.values else { throw .wrongType(feature: feature, expected: "numeric") }
        return rows.map { column.missingKind($0) == 0 ? values[$0] : .nan }
    }
}

/// One feature of the rows to score.
private struct TreeColumn: Sendable {
    let codes: [UInt16]
    let values: [Double]
}

/// A tree laid out for a walk without a branch on what a node holds.
private struct FlatTree: Sendable {
    private struct Step: Sendable {
        var feature = 0
        /// A threshold, or what a leaf adds.
        var number = 0.0
        /// The next nodes; negative for a leaf.
        var yes = -1
        var no = -1
        var missing = -1
        /// Where the answers of the feature's bins begin in `answers`; -1 for a threshold.
        var answers = -1
    }

    private var steps: [Step] = []
    /// Whether a bin is among those that are asked for.
    private var answers: [Bool] = []

    init(_ tree: RiskTree, features: [FeatureBins]) {
        for node in tree.nodes {
            switch node {
            case .leaf(let logOdds): steps.append(Step(number: logOdds))
            case .threshold(let feature, let below, let yes, let no, let missing):
                steps.append(Step(feature: feature, number: below, yes: yes, no: no, missing: missing))
            case .bins(let feature, let bins, let yes, let no):
                steps.append(Step(feature: feature, yes: yes, no: no, answers: answers.count))
                var asked = [Bool](repeating: false, count: features[feature].count)
                for bin in bins { asked[bin] = true }
                answers += asked
            }
        }
    }

    func logOdds(_ row: Int, _ columns: [TreeColumn]) -> Double {
        var place = 0
        while true {
            let step = steps[place]
            if step.yes < 0 { return step.number }
            if step.answers >= 0 {
                place = answers[step.answers + Int(columns[step.feature].codes[row])] ? step.yes : step.no
            } else {
                let value = columns[step.feature].values[row]
                place = value.isNaN ? step.missing : value < step.number ? step.yes : step.no
            }
        }
    }
}
