// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Settings

/// `window:` of an outcome.
struct FollowUpWindowSection: SettingsSection {
    var from: Moment?
    var until: Moment?

    static let declaration = SettingsDeclaration<FollowUpWindowSection>(
        .required("from", .moment, \.from, en: "Its first day, such as birth.", nl: "De eerste dag, zoals birth."),
        .required("until", .moment, \.until, en: "Its last day, such as birth + 3 years.", nl: "De laatste dag, zoals birth + 3 years."))
}

/// `censoring:` what becomes of rows whose follow-up ends early.
struct CensoringSection: SettingsSection {
    var drop: LocalizedText?

    static let declaration = SettingsDeclaration<CensoringSection>(
        .required(
            "drop", .words, \.drop, en: "The reason why rows that were not followed to the end may be left out.",
            nl: "De reden waarom rijen die niet tot het eind zijn gevolgd, weg mogen."))
}

extension SettingType where Value == Moment {
    /// `birth + 3 years`.
    static var moment: SettingType {
        let expects = LocalizedText(en: "a date such as birth, or birth + 3 years", nl: "een datum zoals birth, of birth + 3 years")
        return SettingType(expects: expects, schema: ["type": "string"]) { node, path, context in
            if let moment = node.scalar.flatMap({ Moment($0) }) { return moment }
            context.error(path, at: node.position, en: "`\(path)`: expected \(expects.en).", nl: "`\(path)`: verwacht werd \(expects.nl).")
            return nil
        }
    }
}
