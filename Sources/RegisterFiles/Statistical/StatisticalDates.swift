// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Numbers that count days, seconds or months, as dates or points in time.
enum StatisticalDates {
    /// - Parameter isMissing: of a row; such a row's number is arbitrary.
    /// - Returns: `nil` when a number is no day of the calendar, so that the numbers stay what they are.
    static func values(_ numbers: [Double], format: StatisticalFormat, isMissing: (Int) -> Bool) -> ColumnValues? {
        switch format {
        case .plain, .duration: nil
        case .days: dates(numbers, isMissing) { civilDay($0.rounded(.down) + Double(StatisticalFormat.epoch1960)) }
        case .months: dates(numbers, isMissing) { firstDay(ofPeriod: $0, perYear: 12) }
        case .quarters: dates(numbers, isMissing) { firstDay(ofPeriod: $0, perYear: 4) }
        case .halfYears: dates(numbers, isMissing) { firstDay(ofPeriod: $0, perYear: 2) }
        // Stata's year has 52 weeks; the last one is longer.
        case .weeks: dates(numbers, isMissing) { firstDay(ofWeek: $0) }
        case .instant(let ticksPerSecond, let epochDay, let isDay): instants(numbers, ticksPerSecond, Double(epochDay), isDay, isMissing)
        }
    }

    private static func dates(_ numbers: [Double], _ isMissing: (Int) -> Bool, _ day: (Double) -> CivilDay?) -> ColumnValues? {
        var days: [CivilDay] = []
        days.reserveCapacity(numbers.count)
        for row in numbers.indices {
            if isMissing(row) {
                days.append(CivilDay(daysSinceEpoch: 0))
            } else {
                guard let day = day(numbers[row]) else { return nil }
                days.append(day)
            }
        }
        return .date(days)
    }

    private static func instants(
        _ numbers: [Double], _ ticksPerSecond: Double, _ epochDay: Double, _ isDay: Bool, _ isMissing: (Int) -> Bool
    ) -> ColumnValues? {
        let ticksPerDay = 86_400 * ticksPerSecond
        if isDay { return dates(numbers, isMissing) { civilDay(($0 / ticksPerDay).rounded(.down) + epochDay) } }
        // Thousandths of a second are as fine as these files are.
        let toMilliseconds = 1000 / ticksPerSecond
        guard numbers.indices.allSatisfy({ isMissing($0) || civilDay((numbers[$0] / ticksPerDay).rounded(.down) + epochDay) != nil }) else {
            return nil
        }
        let ticks = numbers.indices.map { isMissing($0) ? 0 : Int64((numbers[$0] * toMilliseconds).rounded()) + Int64(epochDay) * 86_400_000 }
        return InstantColumn.values(ticks: ticks, ticksPerSecond: 1000, isMissing: isMissing)
    }

    /// Years 1 to 9999.
    private static func civilDay(_ day: Double) -> CivilDay? {
        (-719_162...2_932_896).contains(day) ? CivilDay(daysSinceEpoch: Int32(day)) : nil
    }

    private static func firstDay(ofPeriod period: Double, perYear: Int) -> CivilDay? {
        guard period.magnitude < 1e6 else { return nil }
        let whole = Int(period.rounded(.down))
        let year = 1960 + (whole >= 0 ? whole / perYear : -((perYear - 1 - whole) / perYear))
        let rest = whole - (year - 1960) * perYear
        return CivilDay(year: year, month: 1 + rest * (12 / perYear), day: 1)
    }

    private static func firstDay(ofWeek week: Double) -> CivilDay? {
        guard week.magnitude < 1e6 else { return nil }
        let year = (week / 52).rounded(.down)
        guard let newYear = CivilDay(year: 1960 + Int(year), month: 1, day: 1) else { return nil }
        return civilDay(Double(newYear.daysSinceEpoch) + 7 * (week.rounded(.down) - 52 * year))
    }
}
