// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// The days that the registers cover.
enum RegisterYears {
    /// Annual registers: the years before the conceptions.
    static let annual = 2013...2019
    /// Births.
    static let births = 2015...2019
    /// Youth care, for three years after the last births.
    static let youthCare = 2015...2022
    /// Spells begin to be kept, and how far they are known.
    static let first = 2010
    static let last = 2022
    static let lastDay = Calendar.day(last, 12, 31)
}

/// Days, counted from 1970-01-01, by the calendar.
enum Calendar {
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        CivilDay(year: year, month: month, day: day).map { Int($0.daysSinceEpoch) } ?? 0
    }

    static func year(of day: Int) -> Int { CivilDay(daysSinceEpoch: Int32(clamping: day)).components.year }

    private static let firstText = day(1940, 1, 1)
    private static let texts: [String] = (firstText...day(2030, 12, 31)).map { day in
        let (year, month, day) = CivilDay(daysSinceEpoch: Int32(clamping: day)).components
        return "\(year)" + (month < 10 ? "0" : "") + "\(month)" + (day < 10 ? "0" : "") + "\(day)"
    }

    /// `20150131`, as registers write a day.
    static func text(_ day: Int) -> String { texts[min(texts.count - 1, max(0, day - firstText))] }

    /// The end of a spell; eight eights while it lasts.
    static func text(end: Int?) -> String { end.map(text) ?? openEnd }

    static let openEnd = "88888888"
}
