// SPDX-License-Identifier: EUPL-1.2

extension Plan {
    /// What is done with missing values.
    var missingTreatment: MissingTreatment { settings.missing.treatment }

    /// Treatments of missing values beside the study's own, each once; `nil` when the plan asks for none.
    var missingStrategies: MissingStrategies? {
        guard let section = settings.missing.sensitivity else { return nil }
        let asked = MissingStrategy.allCases.filter(section.strategies.contains)
        return asked.isEmpty ? nil : MissingStrategies(strategies: asked, imputations: section.imputations, iterations: section.iterations)
    }
}

/// What is asked of the comparison of strategies.
struct MissingStrategies: Hashable, Sendable {
    var strategies: [MissingStrategy]
    var imputations: Int
    var iterations: Int
}
