// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterFiles
import Settings

extension SettingType where Value == String {
    /// Any scalar, the empty one as well: a key can be empty.
    static var anyText: SettingType {
        SettingType(expects: LocalizedText(en: "a text", nl: "een tekst"), schema: ["type": ["string", "number", "boolean"]]) { node, path, context in
            if let text = node.scalar { return text }
            context.error(path, at: node.position, en: "`\(path)`: expected a text.", nl: "`\(path)`: verwacht werd een tekst.")
            return nil
        }
    }
}

extension SettingType where Value == CalendarSpan {
    /// `18 months`.
    public static var calendarSpan: SettingType {
        let expects = LocalizedText(en: "a length of time such as 18 months", nl: "een duur zoals 18 months")
        return SettingType(expects: expects, schema: ["type": "string", "pattern": "^\\d{1,4} (day|week|month|year)s?$"]) { node, path, context in
            if let span = node.scalar.flatMap({ CalendarSpan($0) }) { return span }
            context.error(path, at: node.position, en: "`\(path)`: expected \(expects.en).", nl: "`\(path)`: verwacht werd \(expects.nl).")
            return nil
        }
    }
}

extension SettingType where Value == TextEncoding {
    /// `Windows-1252`.
    static var textEncoding: SettingType {
        let expects = LocalizedText(
            en: "UTF-8, UTF-16LE, UTF-16BE, Windows-1252 or latin1", nl: "UTF-8, UTF-16LE, UTF-16BE, Windows-1252 of latin1")
        return SettingType(expects: expects, schema: ["type": "string"]) { node, path, context in
            if let encoding = node.scalar.flatMap(TextEncoding.init(named:)) { return encoding }
            context.error(path, at: node.position, en: "`\(path)`: expected \(expects.en).", nl: "`\(path)`: verwacht werd \(expects.nl).")
            return nil
        }
    }
}

extension SettingType where Value == Relation.Moment {
    /// `index`, or `{year: -1}`.
    static var moment: SettingType {
        let word = SettingType<IndexWord>.choice().map { _ in Relation.Moment.index }
        return .either(word, SettingType<YearSection>.section().map { Relation.Moment.year(offset: $0.year) })
    }
}

private enum IndexWord: String, CaseIterable, Sendable { case index }

private struct YearSection: SettingsSection {
    var year = 0

    static let declaration = SettingsDeclaration<YearSection>(
        .required("year", .integer(from: -50, through: 0), \.year, en: "Years from that of the index date.", nl: "Jaren vanaf dat van de indexdatum.")
    )
}
