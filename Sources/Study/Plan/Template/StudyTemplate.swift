// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// A commented study file to start from: every column of some data, and `?` where a person must decide.
public enum StudyTemplate {
    /// - Parameters:
    ///   - table: the data, if there are any yet; no value of a cell gets into the text.
    ///   - file: the data's path as the study file names it.
    ///   - name: the study's name.
    /// - Returns: a study file that runs as soon as every `?` is filled in.
    public static func text(for table: Table?, file: String?, name: String, language: Language) -> String {
        let words = TemplateWords(language)
        let parts = [
            words.opening,
            """
            study: \(TemplateText.scalar(name))
            title: ?
            purpose: ?                # \(words.purpose)
            legal:
              environment: ?          # cbs-microdata, own-data, public
              basis: ?                # \(words.basis)
              controller: ?           # \(words.controller)
            """,
            "data: " + (file.map(TemplateText.quoted) ?? "?                   # \(words.data)"),
            words.roles + "\n" + (table.map { columns(of: $0, words) } ?? "columns: ?                # \(words.columns)"),
            """
            # \(words.outcome)
            outcomes:
              - name: ?
                column: ?             # \(words.column)
                positive: ?           # \(words.positive)
                label: ?
            """,
            """
            # \(words.features)
            # features:
            #   - {name: age, label: {en: mother's age, nl: leeftijd van de moeder}, unit: year, why: biological risk, modifiable: false}
            """,
            """
            # \(words.protected)
            # protected:
            #   - {name: age_group, from_feature: age, cut: [20, 35], also_feature: age is a biological risk}
            """,
            """
            split: {test: {share: 0.2}, folds: 5}   # \(words.split)
            missing: {method: native, deployment: allowed}
            model: {kind: additive, pairs: 0}
            compare: [logistic]   # \(words.compare)
            """,
            """
            decision:
              capacity: ?             # \(words.capacity)
            """,
            """
            fairness:
              # \(words.goals)
              # goals:
              #   - {outcome: NAME, metric: fnr, attribute: NAME, compare: difference, limit: 0.05}
              intersections: 2
              minimum_events: 20
            """,
            "seed: 1",
        ]
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func columns(of table: Table, _ words: TemplateWords) -> String {
        "columns:\n" + TemplateColumns(table, words: words).lines.joined(separator: "\n")
    }
}
