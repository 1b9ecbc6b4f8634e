// SPDX-License-Identifier: EUPL-1.2

import Basics
import RiskModels

extension FittedChoice {
    /// What a person should know of the priors of a fit: those that the rows contradict, and those that could not be used.
    var priorRemarks: [LocalizedText] {
        let priors: [PriorReport]
        switch fitted {
        case .additive(let model): priors = model.priors
        case .updated(let model, _): priors = model.priors
        case .logistic, .scorecard, .boosted: return []
        }
        return priors.flatMap { report -> [LocalizedText] in
            let name = report.prior.feature, kind = report.prior.kind
            switch report.outcome {
            case .unused:
                return [
                    LocalizedText(
                        en: "The prior on \(name) (\(kind)) was not used: the feature is not in the model, or its steps cannot tell it.",
                        nl: "De voorkennis over \(name) (\(kind)) is niet gebruikt: de eigenschap zit niet in het model, of de stappen ervan "
                            + "kunnen het niet laten zien.")
                ]
            case .effects(let effects) where effects.contains(where: \.isConflict):
                return [
                    LocalizedText(
                        en: "The prior on \(name) (\(kind)) does not agree with these rows: they lie more than two standard errors apart.",
                        nl: "De voorkennis over \(name) (\(kind)) past niet bij deze rijen: ze liggen meer dan twee standaardfouten uit elkaar.")
                ]
            case .effects, .shape, .tendency, .obeyed: return []
            }
        }
    }
}
