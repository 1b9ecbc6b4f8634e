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
    /// Another year or place.
    var target: Target?

    enum Target: Hashable, Sendable {
        case years(Set<Int>)
        case areas(Set<String>)

        /// As a person writes it.
        var name: String {
            switch self {
            case .years(let years): years.sorted().map(String.init).joined(separator: ", ")
            case .areas(let areas): areas.sorted().joined(separator: ", ")
            }
        }
    }
}

extension Plan {
    var performance: PerformanceChoices {
        let asked = settings.performance, usual = asked.capacities.isEmpty ? ScreeningView.usual : asked.capacities
        return PerformanceChoices(
            isAcrossYears: asked.across.contains(.year), isRolling: settings.split.test.rolling != nil, isAcrossAreas: asked.across.contains(.area),
            resamples: asked.resamples, capacities: Set(usual + [capacity].compactMap { $0 }).sorted(), target: target)
    }

    private var target: PerformanceChoices.Target? {
        settings.performance.transport.map { $0.years.isEmpty ? .areas(Set($0.areas)) : .years(Set($0.years)) }
    }
}
