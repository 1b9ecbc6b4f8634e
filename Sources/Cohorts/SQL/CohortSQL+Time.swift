// SPDX-License-Identifier: EUPL-1.2

import RegisterFiles

/// When records of a register count, as conditions on records `r` of an entity `e` with its index date.
struct RecordTiming {
    var conditions: [String] = []
    /// The newest first.
    var order: [String] = []
    /// Columns that the conditions name.
    var columns: [String] = []
    /// Years of files from that of the index date.
    var years: (from: Int?, through: Int?)?
    /// For the comment of a step.
    var words = ""
    /// First and last day of the window, where days are counted.
    var window: (first: String, last: String)?
    /// Whether the register's files hold the whole period; `nil`: always.
    var isCovered: String?
}

extension CohortSQL {
    /// - Throws: `PlanProblem` for a period that the register cannot answer.
    func timing(_ register: Register, _ period: Period, at place: String) throws -> RecordTiming {
        var timing = RecordTiming()
        timing.words = words(period)
        let index = "e.\"index\""
        let year = "year(\(index))"
        let bounds = dayBounds(period)
        switch register.time {
        case .constant:
            guard period == .index else { throw noTime(register, place) }
            timing.order = ["r.\(RegisterView.year) DESC NULLS LAST"]
            timing.words = ""
        case .yearOfFile, .year, .wide:
            let column: String
            if case .year(let name) = register.time {
                column = "r.\(SQLText.identifier(name))"
                timing.columns = [name]
            } else {
                column = "r.\(RegisterView.year)"
            }
            switch period {
            case .index: timing.conditions = ["\(column) = \(year)"]
            case .year(let offset): timing.conditions = ["\(column) = \(year)\(signed(offset))"]
            case .years(let first, let last): timing.conditions = ["\(column) BETWEEN \(year)\(signed(first)) AND \(year)\(signed(last))"]
            case .published:
                let out = "make_date(CAST(\(column) AS INTEGER), 12, 31)\(register.publishedAfter.map { " + \(interval($0))" } ?? "")"
                timing.conditions = ["\(out) <= \(index)"]
            case .days:
                throw PlanProblem(
                    place, en: "\(register.name) is by year: count in years, such as {years: [-3, -1]}.",
                    nl: "\(register.name) is per jaar: tel in jaren, zoals {years: [-3, -1]}.")
            }
            timing.order = ["\(column) DESC"]
            if case .yearOfFile = register.time { timing.years = yearSpan(period) }
        case .spell(let start, let end, _):
            let (first, last) = ("r.\(SQLText.identifier(start))", "r.\(SQLText.identifier(end))")
            timing.columns = [start, end]
            timing.order = ["\(first) DESC", "\(last) DESC"]
            guard let bounds else { throw notByYear(register, place) }
            timing.conditions = ["\(first) <= \(bounds.last)", "\(bounds.first) <= \(last)"]
            timing.window = bounds
            timing.years = register.isCumulative ? nil : (nil, yearSpan(period).through)
        case .day(let day):
            let cell = "r.\(SQLText.identifier(day))"
            timing.columns = [day]
            timing.order = ["\(cell) DESC"]
            guard let bounds else { throw notByYear(register, place) }
            timing.conditions = period == .index ? ["\(cell) <= \(index)"] : ["\(cell) BETWEEN \(bounds.first) AND \(bounds.last)"]
            timing.window = bounds
            timing.years = register.isCumulative || period == .index ? nil : (yearSpan(period).from, yearSpan(period).through)
        }
        timing.isCovered = covered(register, period, index)
        return timing
    }

    /// The first and last day of a period, as SQL; `nil` where it has none.
    private func dayBounds(_ period: Period) -> (first: String, last: String)? {
        let (index, year) = ("e.\"index\"", "CAST(year(e.\"index\") AS INTEGER)")
        return switch period {
        case .index: (index, index)
        case .days(let first, let last): ("(\(index)\(signed(first)))", "(\(index)\(signed(last)))")
        case .year(let offset): ("make_date(\(year)\(signed(offset)), 1, 1)", "make_date(\(year)\(signed(offset)), 12, 31)")
        case .years(let first, let last): ("make_date(\(year)\(signed(first)), 1, 1)", "make_date(\(year)\(signed(last)), 12, 31)")
        case .published: nil
        }
    }

    /// Files from the year of the index date.
    private func yearSpan(_ period: Period) -> (from: Int?, through: Int?) {
        switch period {
        case .index: (0, 0)
        case .year(let offset): (offset, offset)
        case .years(let first, let last): (first, last)
        case .days(let first, let last): (first / 365 - 1, last / 365 + 1)
        case .published: (nil, 0)
        }
    }

    private func covered(_ register: Register, _ period: Period, _ index: String) -> String? {
        guard let bounds = dayBounds(period), register.time != .constant else { return nil }
        let years = shelf.years(of: register)
        var conditions: [String] = []
        if let last = years.last { conditions.append("year(\(bounds.last)) <= \(last)") }
        if let first = years.first { conditions.append("year(\(bounds.first)) >= \(first)") }
        return conditions.isEmpty ? nil : conditions.joined(separator: " AND ")
    }

    func signed(_ number: Int) -> String { number == 0 ? "" : number < 0 ? " - \(-number)" : " + \(number)" }

    func interval(_ span: CalendarSpan) -> String { "INTERVAL \(span.count) \(span.unit.rawValue.uppercased())" }

    private func words(_ period: Period) -> String {
        switch period {
        case .index: ", as of the index date"
        case .year(let offset): ", of the year of the index date\(signed(offset))"
        case .years(let first, let last): ", of the years of the index date\(signed(first)) to\(signed(last))"
        case .days(let first, let last): ", days \(first) to \(last) from the index date"
        case .published: ", of the newest year that was out"
        }
    }

    private func noTime(_ register: Register, _ place: String) -> PlanProblem {
        PlanProblem(
            place, en: "\(register.name) has no time in the catalogue: its rows hold always.",
            nl: "\(register.name) heeft geen tijd in de catalogus: de rijen gelden altijd.")
    }

    private func notByYear(_ register: Register, _ place: String) -> PlanProblem {
        PlanProblem(
            place, en: "\(register.name) is by day: published is for registers by year.",
            nl: "\(register.name) is per dag: published is voor registers per jaar.")
    }
}
