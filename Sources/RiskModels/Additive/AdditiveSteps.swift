// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// The steps of a fit: main effects at the first resolution, cut finer where residuals ask for it, then pairs.
struct AdditiveSteps {
    let parameters: AdditiveParameters
    let progress: ProgressMonitor

    /// - Throws: `RiskModelsError.parameter`.
    init(_ parameters: AdditiveParameters, progress: ProgressMonitor) throws {
        guard parameters.ridge > 0, parameters.ridge.isFinite else { throw RiskModelsError.parameter("ridge", expected: "above 0 and finite") }
        guard parameters.resamples == 0 || (2...AdditiveParameters.mostResamples).contains(parameters.resamples) else {
            throw RiskModelsError.parameter("resamples", expected: "0, or 2 to \(AdditiveParameters.mostResamples)")
        }
        guard parameters.screening.mostFeatures >= 2 else { throw RiskModelsError.parameter("mostFeatures", expected: "2 or more") }
        (self.parameters, self.progress) = (parameters, progress)
    }

    /// The rows of the data as bins, with what is known beforehand of the features.
    func rows(_ data: TrainingData) throws -> AdditiveRows {
        progress.begins(.rows)
        let data = data.with(parameters.knowledge.applied(to: data.features))
        let indices = data.rows.indices
        let fitRows = try FitRows(data, rows: indices)
        let matrix = try BinnedMatrix(
            data.features, rows: indices, multiplicity: fitRows.multiplicity, binning: parameters.binning, progress: progress)
        let known = Set(parameters.knowledge.priors.map(\.feature))
        return try screened(matrix, fitRows, keeps: { known.contains($0) || parameters.screening.kept.contains($0) }) { matrix, features in
            let columns = Features(rowCount: data.features.rowCount, columns: features.map { data.features.columns[$0] })
            return BoundKnowledge(parameters.knowledge, matrix, columns, rows: indices, weights: fitRows.weights)
        }
    }

    /// The rows of several completed tables.
    func rows(_ data: ImputedTrainingData) throws -> AdditiveRows {
        let knowledge = parameters.knowledge, tables = data.tables.map { knowledge.applied(to: $0) }, indices = data.first.rows.indices
        let fitRows = try FitRows(stacking: data, rows: indices)
        let matrix = try BinnedMatrix(
            stacking: tables, rows: indices, multiplicity: fitRows.multiplicity, binning: parameters.binning, progress: progress)
        let named = Set(knowledge.priors.map(\.feature))
        return try screened(matrix, fitRows, keeps: { named.contains($0) || parameters.screening.kept.contains($0) }) { matrix, features in
            guard !knowledge.isEmpty else { return .none }
            let some = tables.map { table in Features(rowCount: table.rowCount, columns: features.map { table.columns[$0] }) }
            return BoundKnowledge(
                knowledge, matrix, Features(stacking: some, rows: indices), rows: Array(0..<fitRows.count), weights: fitRows.weights)
        }
    }

    /// The same of features that are bins already, of whose values nothing is known beforehand.
    func rows(_ matrix: BinnedMatrix, _ data: TrainingData) throws -> AdditiveRows {
        precondition(matrix.rowCount == data.rows.count && parameters.knowledge.isEmpty)
        let rows = try FitRows(data, rows: data.rows.indices, featureCount: matrix.featureCount)
        return try screened(matrix, rows, keeps: parameters.screening.kept.contains) { _, _ in .none }
    }

    /// The features that there is room for, with as many bins as there is room for.
    ///
    /// - Parameter known: what is known beforehand of the features at these positions.
    private func screened(
        _ matrix: BinnedMatrix, _ rows: FitRows, keeps: (String) -> Bool, known: (BinnedMatrix, [Int]) -> BoundKnowledge
    ) throws -> AdditiveRows {
        func selected(_ features: [Int], _ screening: Screening? = nil) throws -> AdditiveRows {
            let some = features.count == matrix.featureCount ? matrix : matrix.selecting(features: features)
            let fitting = some.fitting(dimension: Refinement.dimensionLimit(features: features.count) - 1)
            return try AdditiveRows(fitting, rows, known: known(fitting, features), screening: screening)
        }
        let screening = FeatureScreening(parameters: parameters, progress: progress)
        let chosen = try screening.chosen(matrix, rows, keeps: keeps) { try coarse(selected($0)).solution }
        guard let chosen else { return try selected(Array(matrix.bins.indices)) }
        return try selected(chosen.features, chosen.screening)
    }

    /// Main effects at the first resolution.
    func coarse(_ rows: AdditiveRows) throws -> AdditiveResolution {
        try AdditiveResolution(rows, isFine: Array(repeating: false, count: rows.matrix.featureCount), from: nil, parameters, progress)
    }

    /// Main effects as fine as the residuals ask for.
    func mains(_ rows: AdditiveRows) throws -> AdditiveResolution {
        switch try first(rows) {
        case .done(let coarse): coarse
        case .finer(let finer): try AdditiveResolution(rows, finer, parameters, progress)
        }
    }

    private enum First {
        case done(AdditiveResolution)
        case finer(AdditiveResolution.Finer)
    }

    /// The sums and factors of the first resolution are as large as those of the next: only what starts the next is handed on.
    private func first(_ rows: AdditiveRows) throws -> First {
        let coarse = try coarse(rows)
        return coarse.finer(parameters).map { .finer($0) } ?? .done(coarse)
    }

    /// With the pairs that the data ask for, or as many as wanted.
    func withPairs(_ mains: AdditiveResolution) throws -> AdditiveResolution {
        guard parameters.pairs != .number(0) else { return mains }
        progress.begins(.pairs)
        let search = PairSearch(mains, parameters, progress: progress)
        let choice =
            switch parameters.pairs {
            case .automatic: try search.choice()
            case .number(let number): PairSearch.Choice(groups: try search.groups(for: number), number: number)
            }
        guard choice.number > 0 else { return mains }
        let ranking = try PairRanking(mains, groups: choice.groups, number: choice.number, progress: progress)
        return try mains.with(ranking.best(choice.number, beside: mains), parameters, progress)
    }

    /// The model that these effects are.
    ///
    /// - Parameter resamples: how many stand beside its own uncertainty.
    func model(_ resolution: AdditiveResolution, resamples: Int) throws -> AdditiveModel {
        progress.begins(.writing)
        return try AdditiveModel(resolution, seed: parameters.seed, resamples: resamples, progress: progress)
    }
}
