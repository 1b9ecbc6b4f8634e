// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The chosen model beside each other model on the same rows, and the price of a model that can be explained.
struct ModelComparisons {
    let edition: Edition
    let part: OutcomePart

    private static let keys = ["price-of-explainability.auc", "price-of-explainability.log-loss", "difference.auc", "difference.log-loss"]
    private static let featuresNamed = 3

    func blocks(number: Int) -> [Block] {
        let items = Self.keys.flatMap { part["validation.\($0)"] }.flatMap(items)
        guard !items.isEmpty else { return [] }
        return [
            .heading(id: edition.anchor("beside-\(number)"), text: edition[PerformanceWords.besideTitle]),
            .paragraph(edition[PerformanceWords.besideLead]), .list(items),
        ]
    }

    /// A price that raises the alarm, as the summary says it.
    var alarms: [Item] {
        part["validation.price-of-explainability.auc"].filter { $0.verdict == .concern }.flatMap(items)
    }

    private func items(_ finding: Finding) -> [Item] {
        guard let item = edition.item(finding) else { return [] }
        let features = finding.verdict == .concern ? leansOn(finding) : nil
        return [item] + [features.map { Item(edition[PerformanceWords.leansOn($0)]) }].compactMap { $0 }
    }

    /// The features that the other model gains most from.
    private func leansOn(_ finding: Finding) -> String? {
        let gains = part.findings("factor.gain", model: finding.about.compareTo).sorted { ($0.value ?? 0) > ($1.value ?? 0) }
        let names = gains.prefix(Self.featuresNamed).compactMap(\.about.feature).map { edition.labels.feature($0, edition.language) }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }
}
