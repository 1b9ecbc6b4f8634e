// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Why boosted trees cannot be grown on data that could be learned from.
public enum ChallengerError: ExplainedError, Hashable {
    case parameter(String, expected: String)
    /// No library of that name can be opened, or it lacks a function.
    case libraryMissing
    case libraryTooOld(found: String)
    /// What was being done. XGBoost's own message is left out: it may quote the data.
    case failed(Work)

    public enum Work: Hashable, Sendable {
        case readingRows, learning, reading, scoring
    }

    public var explanation: LocalizedText {
        switch self {
        case .parameter(let name, let expected): text("The parameter \(name) must be \(expected).", "De parameter \(name) moet zijn: \(expected).")
        case .libraryMissing:
            text(
                "Boosted trees need the library XGBoost (libxgboost.so), which is not on this machine. Install it with: apt-get install libxgboost0. "
                    + "Or put the file into .deps/lib, or leave boosted trees out.",
                "Voor boosted trees is de bibliotheek XGBoost (libxgboost.so) nodig, en die staat niet op deze machine. Installeer haar met: "
                    + "apt-get install libxgboost0. Of zet het bestand in .deps/lib, of laat boosted trees weg.")
        case .libraryTooOld(let found):
            text(
                "The library XGBoost is version \(found); boosted trees need 1.6 or later.",
                "De bibliotheek XGBoost is versie \(found); voor boosted trees is 1.6 of later nodig.")
        case .failed(let work):
            text(
                "XGBoost stopped while it \(work.words.en). Has the machine enough memory?",
                "XGBoost stopte tijdens het \(work.words.nl). Heeft de machine genoeg geheugen?")
        }
    }

    private func text(_ en: String, _ nl: String) -> LocalizedText { LocalizedText(en: en, nl: nl) }
}

extension ChallengerError.Work {
    fileprivate var words: LocalizedText {
        switch self {
        case .readingRows: LocalizedText(en: "took over the rows", nl: "overnemen van de rijen")
        case .learning: LocalizedText(en: "grew a tree", nl: "maken van een boom")
        case .reading: LocalizedText(en: "wrote down its trees", nl: "opschrijven van de bomen")
        case .scoring: LocalizedText(en: "scored rows", nl: "berekenen van risico's")
        }
    }
}
