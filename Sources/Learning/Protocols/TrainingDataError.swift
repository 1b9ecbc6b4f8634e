// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Why nothing can be learned from some data, whatever the model. Thrown before any work on rows.
public enum TrainingDataError: ExplainedError, Hashable {
    case noRows
    case noFeatures
    case outcomeNotBinary
    case constantOutcome(events: Int, rows: Int)
    case tooFewClusters(Int)
    case offsetNotFinite

    public var explanation: LocalizedText {
        switch self {
        case .noRows: text("There are no training rows. Check the split.", "Er zijn geen rijen om van te leren. Kijk naar de verdeling (split).")
        case .noFeatures:
            text(
                "There are no features. Give at least one column the role feature.",
                "Er zijn geen eigenschappen. Geef minstens één kolom de rol feature.")
        case .outcomeNotBinary: text("The outcome must be 0 or 1 in every training row.", "De uitkomst moet in elke rij 0 of 1 zijn.")
        case .constantOutcome(let events, let rows):
            text(
                "Of \(rows) rows to learn from, \(events) have the event. A model needs rows with and rows without it.",
                "Van \(rows) rijen om van te leren hebben er \(events) de gebeurtenis. Een model heeft rijen met en zonder nodig.")
        case .tooFewClusters(let count):
            text(
                "A variance between families needs at least 2 of them; the rows to learn from hold \(count).",
                "Een spreiding tussen gezinnen vraagt er minstens 2; de rijen om van te leren bevatten er \(count).")
        case .offsetNotFinite: text("The offset must be a finite number in every row.", "De offset moet in elke rij een eindig getal zijn.")
        }
    }

    private func text(_ en: String, _ nl: String) -> LocalizedText { LocalizedText(en: en, nl: nl) }
}
