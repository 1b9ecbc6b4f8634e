// SPDX-License-Identifier: EUPL-1.2

import Basics
import Challenger
import Learning
import MissingData
import RiskModels

/// Fits the chosen model of one outcome anew under one strategy, and scores each training row that it can by a fit that did not see its fold.
struct StrategyFitStage: Stage {
    static let name = StageName.missing
    static let version = 3

    struct Input: Fingerprinted, Sendable {
        let study: StrategyRows
        let model: ModelChoice
        let strategy: MissingStrategy
        let imputations: Int
        let iterations: Int

        func feed(_ builder: inout FingerprintBuilder) {
            builder.feed("strategy-fit")
            builder.feed(study)
            builder.feed(model)
            builder.feed(strategy.rawValue)
            guard strategy.imputes else { return }
            builder.feed(imputations)
            builder.feed(iterations)
        }
    }

    func run(_ input: Input, progress: ProgressMonitor) throws -> Staged<StrategyRisks> {
        do {
            let fit = StrategyFit(
                study: input.study, model: input.model, strategy: input.strategy, imputations: input.imputations, iterations: input.iterations)
            return Staged(try fit.risks(progress: progress), findings: [])
        } catch let error where Self.isOfTheRows(error) {
            // A strategy that cannot be carried out is said; it does not take the study along.
            return Staged(.impossible(StrategySentences.notFitted), findings: [])
        }
    }

    /// Whether too little is left to learn from, as opposed to a defect or a wish to stop.
    static func isOfTheRows(_ error: any Error) -> Bool {
        error is TrainingDataError || error is MissingDataError || error is RiskModelsError || error is ChallengerError
            || error as? StudyError == .noCompleteRow
    }
}
