// SPDX-License-Identifier: EUPL-1.2

import Basics

extension Plan {
    /// Words for what the plan names, by key: `outcome:preterm`, `feature:mager`, `attribute:wic`, `level:wic=y`.
    public var labels: [String: LocalizedText] {
        var labels: [String: LocalizedText] = [:]
        for outcome in settings.outcomes { labels["outcome:\(outcome.name)"] = outcome.label }
        for feature in settings.features {
            labels["feature:\(feature.name)"] = feature.label
            for level in feature.levels { labels["level:\(feature.name)=\(level.name)"] = level.value }
        }
        for attribute in settings.protected {
            labels["attribute:\(attribute.name)"] = attribute.label
            for level in attribute.levels { labels["level:\(attribute.name)=\(level.name)"] = level.value }
        }
        for rule in (settings.cohort?.include ?? []) + (settings.cohort?.exclude ?? []) {
            if let name = rule.words { labels["step:\(name.en)"] = name }
        }
        return labels
    }

    /// Units of features by name.
    public var units: [String: String] {
        settings.features.reduce(into: [:]) { units, feature in units[feature.name] = feature.unit }
    }

    /// The label of something, or its name.
    func words(_ kind: String, _ name: String) -> LocalizedText { labels["\(kind):\(name)"] ?? LocalizedText(name) }
}
