// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Points in time: dates when every one of them is a midnight, else texts in ISO 8601 (`2019-03-07T14:30:00`, with a fraction where there is one).
///
/// A register's "datetime" is nearly always a day with an empty clock; one that is not keeps its clock as text, which sorts as time does.
enum InstantColumn {
    /// - Parameters:
    ///   - ticks: since 1970-01-01T00:00:00, an arbitrary value where missing.
    ///   - isMissing: of a row.
    static func values(ticks: [Int64], ticksPerSecond: Int64, isMissing: (Int) -> Bool) -> ColumnValues {
        let ticksPerDay = 86_400 * ticksPerSecond
        let areDays = ticks.indices.allSatisfy { isMissing($0) || ticks[$0] % ticksPerDay == 0 && fits(ticks[$0] / ticksPerDay) }
        guard !areDays else {
            return .date(ticks.indices.map { isMissing($0) ? CivilDay(daysSinceEpoch: 0) : CivilDay(daysSinceEpoch: Int32(ticks[$0] / ticksPerDay)) })
        }
        return .text(ticks.indices.map { isMissing($0) ? "" : text(ticks[$0], ticksPerSecond: ticksPerSecond) })
    }

    /// Days that `CivilDay.components` can hold.
    private static func fits(_ day: Int64) -> Bool { (-4_000_000...3_000_000).contains(day) }

    private static func text(_ ticks: Int64, ticksPerSecond: Int64) -> String {
        let ticksPerDay = 86_400 * ticksPerSecond
        var (day, rest) = ticks.quotientAndRemainder(dividingBy: ticksPerDay)
        if rest < 0 { (day, rest) = (day - 1, rest + ticksPerDay) }
        let date = fits(day) ? CivilDay(daysSinceEpoch: Int32(day)).iso : "day \(day)"
        return date + "T" + clock(rest, ticksPerSecond: ticksPerSecond)
    }

    /// `14:30:00.25`: a time of the day, or a duration of less than 100 hours.
    static func clock(_ ticks: Int64, ticksPerSecond: Int64) -> String {
        let (seconds, fraction) = ticks.quotientAndRemainder(dividingBy: ticksPerSecond)
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let whole = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        guard fraction > 0 else { return whole }
        var digits = String(String(ticksPerSecond + fraction).dropFirst())
        while digits.last == "0" { digits.removeLast() }
        return "\(whole).\(digits)"
    }
}
