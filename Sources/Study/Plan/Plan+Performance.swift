// SPDX-License-Identifier: EUPL-1.2

/// What a plan asks of a model's performance beyond the usual measures.
struct PerformanceChoices: Hashable, Sendable {
    /// Whether each year is judged by a fit of the years before it, which a rolling split does already.
    var isAcrossYears = false
}

extension Plan {
    var performance: PerformanceChoices {
        PerformanceChoices(isAcrossYears: settings.performance.across.contains(.year) && settings.split.test.rolling == nil)
    }
}
