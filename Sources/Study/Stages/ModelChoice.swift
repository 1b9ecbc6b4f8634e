// SPDX-License-Identifier: EUPL-1.2

import Basics
import Challenger
import Evidence
import Learning
import RiskModels

/// Which model is fitted, with the parameters that change what comes out.
public struct ModelChoice: Hashable, Sendable, Fingerprinted {
    public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
        case additive, logistic, scorecard, boosted

        /// Whether people can read what it learned. The model of a study is one that they can.
        public var isExplainable: Bool { self != .boosted }
    }

    public var kind: Kind
    public var binning: Binning
    /// Of an additive model.
    public var pairs: PairCount
    public var seed: UInt64
    /// What an additive model knows beforehand.
    public var knowledge: PriorKnowledge
    /// Of an additive or logistic model: how many resamples of families stand beside its own uncertainty; 0 for none.
    public var resamples: Int
    /// Which features an additive model keeps where there are very many.
    public var screening: ScreeningParameters
    public var logistic: LogisticChoices
    public var scorecard: ScorecardChoices
    /// A model of other rows that is updated instead of fitting anew: additive or logistic.
    public var update: OldModel?

    public init(
        kind: Kind, binning: Binning = Binning(), pairs: PairCount = .number(0), seed: UInt64, knowledge: PriorKnowledge = .none,
        logistic: LogisticChoices = LogisticChoices(), scorecard: ScorecardChoices = ScorecardChoices(), update: OldModel? = nil,
        resamples: Int = 0, screening: ScreeningParameters = ScreeningParameters()
    ) {
        (self.logistic, self.scorecard, self.resamples, self.screening) = (logistic, scorecard, resamples, screening)
        (self.kind, self.binning, self.pairs, self.seed, self.knowledge, self.update) = (kind, binning, pairs, seed, knowledge, update)
    }

    /// The updating ladder, where there is an old model and the kind can be refitted.
    private var updating: ModelUpdating? {
        guard let update else { return nil }
        switch kind {
        case .additive: return ModelUpdating(update.model, refit: .additive(additive), weight: update.weight, seed: seed)
        case .logistic:
            return ModelUpdating(
                update.model, refit: .logistic(logistic.parameters(seed: seed, resamples: resamples)), weight: update.weight, seed: seed)
        case .scorecard, .boosted: return nil
        }
    }

    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(kind.rawValue)
        builder.feed(seed)
        if updating != nil, let update { builder.feed(update) }
        if kind == .boosted { builder.feed(boosted) }
        if kind == .additive, !knowledge.isEmpty { builder.feed(knowledge) }
        if kind == .additive || kind == .logistic { builder.feed(resamples) }
        if kind == .logistic { builder.feed(logistic) }
        if kind == .scorecard { builder.feed(scorecard) }
        if kind == .additive {
            builder.feed(screening.mostFeatures)
            for name in screening.kept.sorted() { builder.feed(name) }
        }
        guard kind == .additive || kind == .scorecard else { return }
        builder.feed(binning.coarseBins)
        builder.feed(binning.fineBins)
        builder.feed(binning.minimumRows)
        builder.feed(binning.minimumEvents)
        builder.feed(binning.significantDigits ?? 0)
        switch pairs {
        case .number(let number): builder.feed(number)
        case .automatic: builder.feed("auto")
        }
    }

    /// Of the boosted trees: those by which additive models are judged, whatever the plan.
    private var boosted: BoostedParameters { BoostedParameters(seed: seed) }

    private var additive: AdditiveParameters {
        AdditiveParameters(
            binning: binning, pairs: pairs, seed: seed, knowledge: knowledge, resamples: resamples, screening: screening)
    }

    /// The fit on all training rows.
    func fit(_ data: TrainingData, progress: ProgressMonitor) throws -> FittedChoice {
        if let updating { return FittedChoice(fitted: .updated(try updating.fit(data, progress: progress), []), outOfFold: []) }
        return switch kind {
        case .additive:
            FittedChoice(fitted: .additive(try additive.fit(data, progress: progress)), outOfFold: [])
        case .logistic:
            FittedChoice(fitted: .logistic(try logistic.parameters(seed: seed, resamples: resamples).fit(data, progress: progress)), outOfFold: [])
        case .boosted: FittedChoice(fitted: .boosted(try boosted.fit(data, progress: progress)), outOfFold: [])
        case .scorecard:
            FittedChoice(fitted: .scorecard(try scorecard.parameters(binning: binning, seed: seed).fit(data, progress: progress)), outOfFold: [])
        }
    }

    /// One fit on several completed tables. An updated model and a scorecard have none (`PlanChecks`).
    func fit(_ data: ImputedTrainingData, progress: ProgressMonitor) throws -> FittedChoice {
        guard updating == nil, data.count > 1 else { return try fit(data.first, progress: progress) }
        switch kind {
        case .additive:
            var parameters = additive
            // A row that stands for several has no copies to draw from.
            if data.first.weights?.kind == .frequency { parameters.resamples = 0 }
            return FittedChoice(fitted: .additive(try parameters.fit(data, progress: progress)), outOfFold: [])
        case .logistic:
            return FittedChoice(
                fitted: .logistic(try logistic.parameters(seed: seed, resamples: resamples).fit(data, progress: progress)), outOfFold: [])
        case .boosted: return FittedChoice(fitted: .boosted(try boosted.fit(data, progress: progress)), outOfFold: [])
        case .scorecard: throw RiskModelsError.parameter("model", expected: "another than scorecard where gaps are imputed")
        }
    }

    /// The fit of an additive model on features that are bins already.
    func fit(_ matrix: BinnedMatrix, _ data: TrainingData, progress: ProgressMonitor) throws -> FittedChoice {
        FittedChoice(fitted: .additive(try additive.fit(matrix, data, progress: progress)), outOfFold: [])
    }

    /// The fit on all training rows and the out-of-fold scores.
    func crossFit(_ data: TrainingData, folds: [Fold], progress: ProgressMonitor) throws -> FittedChoice {
        if let updating {
            let fit = try updating.crossFit(data, folds: folds, progress: progress)
            let performance = try UpdatingPerformance.all(fit.fitted, data, folds: folds)
            return FittedChoice(fitted: .updated(fit.fitted, performance), outOfFold: fit.outOfFold)
        }
        switch kind {
        case .additive:
            let fit = try additive.crossFit(data, folds: folds, progress: progress)
            return FittedChoice(fitted: .additive(fit.fitted), outOfFold: fit.outOfFold)
        case .logistic:
            let fit = try logistic.parameters(seed: seed, resamples: resamples).crossFit(data, folds: folds, progress: progress)
            return FittedChoice(fitted: .logistic(fit.fitted), outOfFold: fit.outOfFold)
        case .boosted:
            let fit = try boosted.crossFit(data, folds: folds, progress: progress)
            return FittedChoice(fitted: .boosted(fit.fitted), outOfFold: fit.outOfFold)
        case .scorecard:
            let fit = try scorecard.parameters(binning: binning, seed: seed).crossFit(data, folds: folds, progress: progress)
            return FittedChoice(fitted: .scorecard(fit.fitted), outOfFold: fit.outOfFold)
        }
    }
}

/// A model of any kind, fitted.
struct FittedChoice {
    enum Fitted {
        case additive(AdditiveModel)
        case logistic(LogisticModel)
        case scorecard(Scorecard)
        case boosted(BoostedModel)
        case updated(UpdatedModel, [UpdatingPerformance])
    }

    let fitted: Fitted
    let outOfFold: [Scores]

    func model(outcome: String) -> ModelFile {
        switch fitted {
        case .additive(let model): .additive(model.scoringModel(outcome: outcome))
        case .logistic(let model): .additive(model.scoringModel(outcome: outcome))
        case .scorecard(let card): .additive(card.scoringModel(outcome: outcome))
        case .boosted(let model): .trees(model.ensemble(outcome: outcome))
        case .updated(let model, _): .additive(model.scoringModel(outcome: outcome))
        }
    }

    func findings(about: About, rows: String, events: (count: Int, others: Int)) -> [Finding] {
        switch fitted {
        case .updated(let model, let performance): model.findings(about: about, rows: rows, performance: performance, events: events)
        case .additive(let model): model.findings(about: about, rows: rows)
        case .logistic(let model): model.findings(about: about, rows: rows)
        case .boosted(let model): model.findings(about: about, rows: rows)
        case .scorecard(let card): card.findings(about: about, rows: rows)
        }
    }
}

extension FittedChoice {
    /// A logistic regression's coefficients of each completed table; `nil` for others.
    var imputed: ImputedCoefficients? {
        guard case .logistic(let model) = fitted else { return nil }
        return model.imputed
    }

    /// The steps of an update; `nil` for a fit.
    var updating: (taken: UpdatedModel, steps: [UpdatingPerformance])? {
        guard case .updated(let model, let steps) = fitted else { return nil }
        return (model, steps)
    }
}
