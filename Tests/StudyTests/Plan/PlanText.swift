// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Settings
import Study

/// Study files for tests: a small one that is right, and what reading says of one with other lines.
enum PlanText {
    static let births = """
        study: births
        purpose: research
        legal: {environment: public}
        data: births.csv
        columns:
          id: key
          mother: cluster
          age: feature
          smokes: feature
          origin: protected
          apgar5: after
          weight: outcome
        outcomes: [{name: small, when: "weight < 2500"}]
        """

    static func read(_ text: String) -> (plan: Plan?, issues: [SettingIssue], undecided: [SettingPath]) {
        Plan.read(Data(text.utf8), file: "study.yaml")
    }

    /// What is wrong, as `line:column message`.
    static func issues(_ text: String) -> [String] {
        read(text).issues.map { "\($0.line):\($0.column) \($0.isError ? "" : "warning ")\($0.message.en)" }
    }

    /// What is wrong with the births study when these lines follow it (from line 14 on).
    static func births(with lines: String) -> [String] { issues(births + "\n" + lines) }

    /// What is wrong with the births study when one of its texts is another.
    static func births(_ text: String, becomes other: String) -> [String] { issues(births.replacing(text, with: other)) }
}
