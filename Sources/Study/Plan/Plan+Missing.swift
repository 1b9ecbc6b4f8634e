// SPDX-License-Identifier: EUPL-1.2

extension Plan {
    /// What is done with missing values.
    var missingTreatment: MissingTreatment { settings.missing.treatment }

    /// How gaps are filled wherever they are.
    var imputationRules: ImputationRules { settings.missing.filling.rules }

    /// Treatments of missing values beside the study's own, each once; `nil` when the plan asks for none.
    var missingStrategies: MissingStrategies? {
        guard let section = settings.missing.sensitivity else { return nil }
        let asked = MissingStrategy.allCases.filter(section.strategies.contains)
        return asked.isEmpty ? nil : MissingStrategies(
                strategies: asked, imputations: section.imputations, iterations: section.iterations, resamples: section.resamples)
    }

    /// How groups are imputed for those of whom none is recorded; `nil` when the plan does not ask.
    var imputedGroups: MissingStrategies? {
        guard let section = settings.missing.sensitivity, section.groups else { return nil }
        return MissingStrategies(strategies: [], imputations: section.imputations, iterations: section.iterations)
    }

    /// Features whose missing values may not be like those of similar rows, each with the attribute whose groups may differ in that.
    var deltaQuestions: [DeltaQuestion] {
        guard let section = settings.missing.sensitivity else { return [] }
        return section.delta.map {
            DeltaQuestion(
                feature: $0.feature, level: $0.level, attribute: $0.attribute, deltas: $0.grid, imputations: section.imputations,
                iterations: section.iterations, conclusions: $0.conclusions)
        }
    }
}

/// What is asked of the comparison of strategies.
struct MissingStrategies: Hashable, Sendable {
    var strategies: [MissingStrategy]
    var imputations: Int
    var iterations: Int
    /// Of families, for differences with the study on the same rows.
    var resamples = 0
}
