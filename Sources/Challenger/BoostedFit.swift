// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// One fit while it grows.
struct BoostedFit {
    let design: BoostedDesign
    let booster: Booster
    /// Log-odds of every row before the first tree, as XGBoost holds them: in single precision.
    let intercept: Float
    private let rowCount: Int
    private let eventCount: Int

    /// - Throws: `TrainingDataError` before the library is opened.
    init(
        _ parameters: BoostedParameters, _ data: TrainingData, library: () throws(ChallengerError) -> XGBoostLibrary, progress: ProgressMonitor
    ) throws {
        let all = data.rows.indices
        let checked = try CheckedRows(data, rows: all)
        let library = try library()
        try progress.checkCancellation()
        // A row of weight 0 plays no part, not in the bins of XGBoost either.
        let kept = all.indices.filter { (checked.weights?[$0] ?? 1) > 0 }
        let rows = kept.map { all[$0] }, outcome = kept.map { checked.outcome[$0] }
        let weights = checked.weights.map { weights in kept.map { weights[$0] } }
        let offset = checked.offset.map { offset in kept.map { offset[$0] } }
        design = try BoostedDesign(
            data.features, rows: rows, weights: weights, multiplicity: checked.isFrequency ? weights : nil, minimumRows: parameters.minimumRows,
            progress: progress)
        let intercept = Float(Self.intercept(outcome, weights: weights, offset: offset))
        booster = try Booster(
            Booster.Rows(
                values: try design.values(of: data.features, rows: rows), columns: design.columnTypes, outcome: outcome.map(Float.init),
                weights: weights?.map(Float.init), margin: outcome.indices.map { intercept + Float(offset?[$0] ?? 0) }),
            settings: parameters.settings, library: library)
        self.intercept = intercept
        (rowCount, eventCount) = (rows.count, outcome.count { $0 == 1 })
    }

    func grow(_ tree: Int) throws { try booster.grow(tree) }

    func model() throws -> BoostedModel {
        let grown = try GrownTrees(json: try booster.json(), design: design)
        return BoostedModel(
            scorer: TreeEnsemble(kind: BoostedParameters.name, intercept: Double(intercept), features: design.bins, trees: grown.trees),
            gains: grown.gains, rowCount: rowCount, eventCount: eventCount)
    }

    /// XGBoost's own risks.
    func risks(of features: Features, rows: [Int]) throws -> [Float] {
        try booster.risks(
            of: Booster.Rows(
                values: try design.values(of: features, rows: rows), columns: design.columnTypes, outcome: rows.map { _ in 0 },
                margin: rows.map { _ in intercept }))
    }

    /// The constant of maximum likelihood: without an offset the log-odds of the prevalence.
    private static func intercept(_ outcome: [UInt8], weights: [Double]?, offset: [Double]?) -> Double {
        func total(_ value: (Int) -> Double) -> Double { Sum.exact(count: outcome.count) { (weights?[$0] ?? 1) * value($0) } }
        let events = total { Double(outcome[$0]) }
        var intercept = Logistic.logit(events / total { _ in 1 })
        guard let offset else { return intercept }
        // Newton's steps on a concave function of one number, never longer than 2.
        for _ in 0..<50 {
            let risks = offset.map { Logistic.expit(intercept + $0) }
            let curvature = total { risks[$0] * (1 - risks[$0]) }
            guard curvature > 0 else { break }
            let step = min(2, max(-2, (events - total { risks[$0] }) / curvature))
            intercept += step
            if step.magnitude < 1e-10 { break }
        }
        return intercept
    }
}

extension BoostedParameters {
    /// By XGBoost's names. Categories of up to four levels are split one against the rest, others into two sets.
    fileprivate var settings: [(String, String)] {
        [
            ("objective", "binary:logistic"), ("tree_method", "hist"), ("max_depth", "\(depth)"), ("eta", "\(rate)"),
            ("min_child_weight", "\(minimumChildWeight)"), ("lambda", "\(ridge)"), ("subsample", "\(rowShare)"),
            ("seed", "\(seed & 0x7fff_ffff)"), ("max_cat_to_onehot", "4"), ("max_bin", "256"), ("nthread", "1"), ("verbosity", "0"),
        ]
    }
}
