// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import RiskModels

/// Which model is fitted, with the parameters that change what comes out.
public struct ModelChoice: Hashable, Sendable, Fingerprinted {
    public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
        case additive, logistic, scorecard
    }

    public var kind: Kind
    public var binning: Binning
    public var seed: UInt64

    public init(kind: Kind, binning: Binning = Binning(), seed: UInt64) {
        (self.kind, self.binning, self.seed) = (kind, binning, seed)
    }

    public func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(kind.rawValue)
        builder.feed(seed)
        guard kind != .logistic else { return }
        builder.feed(binning.coarseBins)
        builder.feed(binning.fineBins)
        builder.feed(binning.minimumRows)
        builder.feed(binning.minimumEvents)
        builder.feed(binning.significantDigits ?? 0)
    }

    /// The fit on all training rows.
    func fit(_ data: TrainingData, progress: ProgressMonitor) throws -> FittedChoice {
        switch kind {
        case .additive:
            FittedChoice(fitted: .additive(try AdditiveParameters(binning: binning, seed: seed).fit(data, progress: progress)), outOfFold: [])
        case .logistic:
            FittedChoice(fitted: .logistic(try LogisticParameters(seed: seed).fit(data, progress: progress)), outOfFold: [])
        case .scorecard:
            FittedChoice(fitted: .scorecard(try ScorecardParameters(binning: binning, seed: seed).fit(data, progress: progress)), outOfFold: [])
        }
    }

    /// The fit on all training rows and the out-of-fold scores.
    func crossFit(_ data: TrainingData, folds: [Fold], progress: ProgressMonitor) throws -> FittedChoice {
        switch kind {
        case .additive:
            let fit = try AdditiveParameters(binning: binning, seed: seed).crossFit(data, folds: folds, progress: progress)
            return FittedChoice(fitted: .additive(fit.fitted), outOfFold: fit.outOfFold)
        case .logistic:
            let fit = try LogisticParameters(seed: seed).crossFit(data, folds: folds, progress: progress)
            return FittedChoice(fitted: .logistic(fit.fitted), outOfFold: fit.outOfFold)
        case .scorecard:
            let fit = try ScorecardParameters(binning: binning, seed: seed).crossFit(data, folds: folds, progress: progress)
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
    }

    let fitted: Fitted
    let outOfFold: [Scores]

    func model(outcome: String) -> ScoringModel {
        switch fitted {
        case .additive(let model): model.scoringModel(outcome: outcome)
        case .logistic(let model): model.scoringModel(outcome: outcome)
        case .scorecard(let card): card.scoringModel(outcome: outcome)
        }
    }

    func findings(about: About, rows: String) -> [Finding] {
        switch fitted {
        case .additive(let model): model.findings(about: about, rows: rows)
        case .logistic(let model): model.findings(about: about, rows: rows)
        case .scorecard(let card): card.findings(about: about, rows: rows)
        }
    }
}
