// SPDX-License-Identifier: EUPL-1.2

/// What the numbers of a variable count, as its display format tells.
enum StatisticalFormat: Hashable, Sendable {
    case plain
    /// Units of a calendar, counted from 1960-01-01.
    case days, months, quarters, halfYears, weeks
    /// Points in time: seconds times `ticksPerSecond` from a day relative to 1970-01-01. `isDay`: the format shows a day only.
    case instant(ticksPerSecond: Double, epochDay: Int, isDay: Bool)
    /// Seconds (or milliseconds) of a day or a duration.
    case duration(ticksPerSecond: Double)

    /// 1960-01-01, where SAS and Stata begin.
    static let epoch1960 = -3653
    /// 1582-10-14, where SPSS begins: the day before the Gregorian calendar.
    static let epoch1582 = -141_428

    init(_ written: String, in format: FileFormat) {
        switch format {
        case .sav, .por: self = Self.spss(written.uppercased())
        case .dta: self = Self.stata(written)
        default: self = Self.sas(written.uppercased())
        }
    }

    /// `DATE11`, `DATETIME20`, `TIME8.2`. Source: IBM SPSS Statistics command syntax reference, "Date and time formats".
    private static func spss(_ format: String) -> StatisticalFormat {
        switch format.prefix(while: \.isLetter) {
        case "DATE", "ADATE", "EDATE", "SDATE", "JDATE", "MOYR", "QYR", "WKYR": .instant(ticksPerSecond: 1, epochDay: epoch1582, isDay: true)
        case "DATETIME", "YMDHMS": .instant(ticksPerSecond: 1, epochDay: epoch1582, isDay: false)
        case "TIME", "DTIME", "MTIME": .duration(ticksPerSecond: 1)
        default: .plain
        }
    }

    /// `%td`, `%tc`, `%-tdD_m_Y`, and the `%d` of old versions. Source: Stata's manual, "datetime display formats".
    private static func stata(_ format: String) -> StatisticalFormat {
        let letters = format.drop { $0 == "%" || $0 == "-" }
        if letters.first == "d" { return .days }
        guard letters.first == "t" else { return .plain }
        switch letters.dropFirst().first {
        case "d": return .days
        case "c", "C": return .instant(ticksPerSecond: 1000, epochDay: epoch1960, isDay: false)
        case "m": return .months
        case "q": return .quarters
        case "h": return .halfYears
        case "w": return .weeks
        default: return .plain
        }
    }

    private static let sasInstants = [
        "DATETIME", "DATEAMPM", "E8601DT", "B8601DT", "E8601DZ", "B8601DZ", "E8601DN", "B8601DN", "DTDATE", "DTMONYY", "DTYEAR", "MDYAMPM", "NLDATM",
    ]
    private static let sasDays = [
        "DATE", "DDMMYY", "MMDDYY", "YYMMDD", "MONYY", "YYMM", "MMYY", "YYMON", "YYQ", "JULIAN", "JULDATE", "WORDDAT", "WEEKDAT", "E8601DA",
        "B8601DA", "NLDATE",
        "EURDFDD", "EURDFDE", "EURDFMY", "EURDFWD", "MINGUO", "PDJULG", "PDJULI",
    ]
    private static let sasDurations = ["TIME", "HHMM", "HOUR", "MMSS", "E8601TM", "B8601TM", "E8601TZ", "NLTIME"]

    /// `DATE9.`, `DATETIME20.`, `TIME8.`. Source: SAS formats by category, "date and time".
    private static func sas(_ format: String) -> StatisticalFormat {
        if sasInstants.contains(where: format.hasPrefix) {
            return .instant(ticksPerSecond: 1, epochDay: epoch1960, isDay: format.hasPrefix("DTDATE"))
        }
        if sasDays.contains(where: format.hasPrefix) { return .days }
        return sasDurations.contains(where: format.hasPrefix) ? .duration(ticksPerSecond: 1) : .plain
    }
}
