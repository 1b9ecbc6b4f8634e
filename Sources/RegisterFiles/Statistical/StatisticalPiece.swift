// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// The cells of one variable in a piece of rows, as they came from the file.
struct StatisticalPiece: Sendable {
    let variable: StatisticalVariable
    let isDate: Bool
    let cells: ColumnValues
    let missing: [UInt8]?

    /// The cells as a column. A number that is no day of the calendar is "not recorded".
    func column() -> Column {
        guard isDate, case .number(let numbers) = cells else { return Column(name: variable.name, values: cells, missing: missing) }
        let format = variable.dayFormat
        if let days = StatisticalDates.values(numbers, format: format, isMissing: { missing?[$0] ?? 0 != 0 }) {
            return Column(name: variable.name, values: days, missing: missing)
        }
        var kinds = missing ?? [UInt8](repeating: 0, count: numbers.count)
        var days: [CivilDay] = []
        days.reserveCapacity(numbers.count)
        for row in numbers.indices {
            if kinds[row] == 0, case .date(let day)? = StatisticalDates.values([numbers[row]], format: format, isMissing: { _ in false }) {
                days += day
            } else {
                if kinds[row] == 0 { kinds[row] = MissingKind.notRecorded.rawValue }
                days.append(CivilDay(daysSinceEpoch: 0))
            }
        }
        return Column(name: variable.name, values: .date(days), missing: kinds)
    }
}
