// SPDX-License-Identifier: EUPL-1.2

import Validation

/// What a plan asks of a model's performance beyond the usual measures.
struct PerformanceChoices: Hashable, Sendable {
    /// Whether each year is judged by a fit of the years before it.
    var isAcrossYears = false
    /// Whether the study's own folds are that already.
    var isRolling = false
    /// Whether each area is judged by a fit without it.
    var isAcrossAreas = false
    /// Fits of resampled families; 0 for none.
    var resamples = 0
    /// Ascending.
    var capacities = ScreeningView.usual
}

extension Plan {
    var performance: PerformanceChoices {
        let asked = settings.performance, usual = asked.capacities.isEmpty ? ScreeningView.usual : asked.capacities
        return PerformanceChoices(
            isAcrossYears: asked.across.contains(.year), isRolling: settings.split.test.rolling != nil, isAcrossAreas: asked.across.contains(.area),
            resamples: asked.resamples, capacities: Set(usual + [capacity].compactMap { $0 }).sorted())
    }
}
