// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Settings

/// The keys of a feature or a protected attribute that say from which register it is, whose, and as of when.
struct ReadingSection: Sendable {
    enum Rank: String, CaseIterable, Sendable { case percentile }

    var of: String?
    var from: String?
    var value: ScalarExpression?
    var at: Period?
    var take = RegisterReading.Take.value
    var over: Period?
    var condition: ScalarExpression?
    var rank: Rank?
    var file: String?
    var key: FigureKeySection?

    /// Those that a study of one table cannot have.
    static let names = ["of", "from", "value", "at", "take", "over", "where", "rank", "file", "key"]

    /// - Parameter name: the value where only a name is written: a column of the cohort's own row.
    func source(name: String) -> AsOfValue.Source? {
        if let file {
            guard let key, let value else { return nil }
            return .areas(
                AreaFigures(
                    file: file, codeColumn: key.codeColumn ?? "code", level: key.code, yearColumn: key.year == nil ? nil : key.yearColumn ?? "year",
                    yearOffset: key.year ?? 0, value: value))
        }
        guard let from else {
            return (value ?? (try? ScalarExpression(parsing: "\"\(name.replacing("\"", with: "\"\""))\""))).map { .own($0) }
        }
        return .register(
            RegisterReading(
                register: from, value: value, take: take, period: over ?? at ?? .index, condition: condition, isPercentile: rank == .percentile))
    }

    func check(_ path: SettingPath, _ context: inout SettingsContext) {
        func needs(_ key: String, _ other: String) {
            guard context.isWritten(path[key]), !context.isWritten(path[other]) else { return }
            context.error(
                path[key], en: "`\(path[key])` belongs to `\(path[other])`, which is not there.",
                nl: "`\(path[key])` hoort bij `\(path[other])`, en die is er niet.")
        }
        for key in ["at", "take", "over", "where", "rank"] { needs(key, "from") }
        needs("key", "file")
        needs("file", "key")
        needs("file", "value")
        if context.isWritten(path["file"]), context.isWritten(path["from"]) {
            context.error(
                path["file"], en: "`\(path)` has both `from` and `file`: keep one.", nl: "`\(path)` heeft zowel `from` als `file`: houd er één.")
        }
        if context.isWritten(path["file"]), of != "area" {
            context.error(
                path["file"], en: "`\(path["file"])`: a file of figures is `of: area`.",
                nl: "`\(path["file"])`: een bestand met cijfers is `of: area`.")
        }
        if context.isWritten(path["at"]), context.isWritten(path["over"]) {
            context.error(
                path["over"], en: "`\(path)` has both `at` and `over`: keep one.", nl: "`\(path)` heeft zowel `at` als `over`: houd er één.")
        }
        if context.isWritten(path["over"]), take == .value {
            context.error(
                path["over"], en: "`\(path["over"])`: say with `take` what becomes of several records.",
                nl: "`\(path["over"])`: zeg met `take` wat er met meer records gebeurt.")
        }
    }
}

/// `key:` of a file of figures: the area's code and the year.
struct FigureKeySection: SettingsSection {
    var code = ""
    var codeColumn: String?
    var year: Int?
    var yearColumn: String?

    static let declaration = SettingsDeclaration<FigureKeySection>(
        .required("code", .text, \.code, en: "The level of the codes, such as wc.", nl: "Het niveau van de codes, zoals wc."),
        .optional(
            "code_column", .text, \.codeColumn, en: "The file's column with the code; code is the default.",
            nl: "De kolom met de code; standaard code."),
        .optional(
            "year", .integer(from: -50, through: 0), \.year, en: "The year, from that of the index date.",
            nl: "Het jaar, vanaf dat van de indexdatum."),
        .optional(
            "year_column", .text, \.yearColumn, en: "The file's column with the year; year is the default.",
            nl: "De kolom met het jaar; standaard year."))
}

extension SettingType where Value == Period {
    /// `index`, `published`, or `{year: -1}`.
    static var asOf: SettingType {
        let word = SettingType<PeriodWord>.choice().map { $0 == .index ? Period.index : .published }
        return .either(word, SettingType<YearOffset>.section().map { Period.year($0.year) })
    }

    /// `{days: [-365, 0]}` or `{years: [-3, -1]}`.
    static var window: SettingType {
        let section = SettingType<WindowOffsets>.section().checked { window in
            let given = [window.days, window.years].compactMap { $0 }
            guard given.count != 1 || given[0].count != 2 || given[0][0] > given[0][1] else { return nil }
            return LocalizedText(en: "days or years, the first before the last", nl: "days of years, de eerste voor de laatste")
        }
        return section.map { window in
            if let years = window.years { return .years(years[0], years[1]) }
            return .days(window.days?[0] ?? 0, window.days?[1] ?? 0)
        }
    }
}

private enum PeriodWord: String, CaseIterable, Sendable { case index, published }

private struct YearOffset: SettingsSection {
    var year = 0

    static let declaration = SettingsDeclaration<YearOffset>(
        .required("year", .integer(from: -50, through: 50), \.year, en: "From the year of the index date.", nl: "Vanaf het jaar van de indexdatum."))
}

private struct WindowOffsets: SettingsSection {
    var days: [Int]?
    var years: [Int]?

    static let declaration = SettingsDeclaration<WindowOffsets>(
        .optional(
            "days", .list(.integer(from: -40_000, through: 40_000), count: 2), \.days, en: "First and last day from the index date.",
            nl: "Eerste en laatste dag vanaf de indexdatum."),
        .optional(
            "years", .list(.integer(from: -50, through: 50), count: 2), \.years, en: "First and last year from that of the index date.",
            nl: "Eerste en laatste jaar vanaf dat van de indexdatum."))
}
