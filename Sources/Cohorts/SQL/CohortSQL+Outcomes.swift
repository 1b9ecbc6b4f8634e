// SPDX-License-Identifier: EUPL-1.2

import RegisterFiles

/// Outcomes that a register tells: the first event in the window, what made it impossible, and whether anybody was looking.
extension CohortSQL {
    /// The name of the column that says how a row's follow-up ended.
    static func status(of name: String) -> String { "\(name) status" }

    /// The name of the column with the days until it ended.
    static func days(of name: String) -> String { "\(name) days" }

    mutating func add(_ outcome: FollowUp) throws {
        let register = try shelf.register(outcome.register, at: "from")
        let columns = try shelf.columns(of: register, at: "from")
        let of = outcome.of ?? plan.unit
        let entity = try relation(of, at: "of")
        let (from, until) = (try day(outcome.from), try day(outcome.until))
        let (first, last) = try recordDays(register)
        let condition = try outcome.condition.map { try sql($0, over: columns, dates: shelf.dates(of: register, at: "from"), at: "where") }
        let named = (outcome.condition?.columns ?? []).compactMap { name in
            columns.first { $0 == name } ?? columns.first { $0.lowercased() == name.lowercased() }
        }
        needs.add(register.name, catalogue.key(of: register) + register.time.columns + named, years: nil)
        let row = StepColumn.row
        let window = "window \(outcome.name)"
        steps.append(
            SQLStep(
                name: window, comment: "\(outcome.name): the window of each row that stays, both days included",
                body: "SELECT s.\(row), \(keyNumbers.map { "e.\(StepColumn.key($0))" }.joined(separator: ", ")), "
                    + "\(from) AS first_day, \(until) AS last_day\nFROM \"sample\" AS s JOIN \(SQLText.identifier(entity)) AS e USING (\(row))\n"
                    + "WHERE s.\(StepColumn.leftAt) IS NULL"))
        let events = "events \(outcome.name)"
        steps.append(
            SQLStep(
                name: events, comment: "\(outcome.name): the first day in the window on which \(register.name) has the event",
                body: """
                    SELECT e.\(row), min(greatest(\(first), e.first_day)) AS happened
                    FROM \(SQLText.identifier(window)) AS e JOIN \(SQLText.identifier(register.name)) AS r ON \(link(register, "e", "r"))
                    WHERE \(first) <= e.last_day AND e.first_day <= \(last)\(condition.map { " AND \($0)" } ?? "")
                    GROUP BY e.\(row)
                    """, isKept: false))
        let competing = try ends(outcome, outcome.competing, "competing", window)
        let censoring = try ends(outcome, outcome.censoring, "censor", window)
        addStatus(outcome, register, window: window, events: events, competing: competing, censoring: censoring)
    }

    /// The first day of each of some events in the window.
    ///
    /// - Returns: the name of a step with `row` and `happened`; `nil` without events.
    private mutating func ends(_ outcome: FollowUp, _ names: [String], _ key: String, _ window: String) throws -> String? {
        guard !names.isEmpty else { return nil }
        var parts: [String] = []
        for name in names {
            guard let event = catalogue[event: name] else {
                throw PlanProblem.unknown(key, name, among: catalogue.events.map(\.name), "event in the catalogue", "gebeurtenis in de catalogus")
            }
            let register = try shelf.register(event.register, at: key)
            let columns = try shelf.columns(of: register, at: key)
            guard columns.contains(event.date) else { throw PlanProblem.unknown(key, event.date, among: columns, "column", "kolom") }
            needs.add(register.name, catalogue.key(of: register) + register.time.columns + [event.date], years: nil)
            let date = "r.\(SQLText.identifier(event.date))"
            parts.append(
                "SELECT e.\(StepColumn.row), \(date) AS happened FROM \(SQLText.identifier(window)) AS e "
                    + "JOIN \(SQLText.identifier(register.name)) AS r ON \(link(register, "e", "r")) "
                    + "WHERE \(date) BETWEEN e.first_day AND e.last_day")
        }
        let step = "\(key) \(outcome.name)"
        steps.append(
            SQLStep(
                name: step, comment: "\(outcome.name): the first day in the window of \(names.joined(separator: ", "))",
                body: "SELECT \(StepColumn.row), min(happened) AS happened\nFROM (\n  \(parts.joined(separator: "\n  UNION ALL\n  "))\n)\n"
                    + "GROUP BY \(StepColumn.row)", isKept: false))
        return step
    }

    private mutating func addStatus(
        _ outcome: FollowUp, _ register: Register, window: String, events: String, competing: String?, censoring: String?
    ) {
        let number = joins.count
        let row = StepColumn.row
        let (whole, event, other, leaves) = ("w\(number)", "v\(number)", "c\(number)", "l\(number)")
        joins.append("LEFT JOIN \(SQLText.identifier(window)) AS \(whole) ON \(whole).\(row) = s.\(row)")
        joins.append("LEFT JOIN \(SQLText.identifier(events)) AS \(event) ON \(event).\(row) = s.\(row)")
        if let competing { joins.append("LEFT JOIN \(SQLText.identifier(competing)) AS \(other) ON \(other).\(row) = s.\(row)") }
        if let censoring { joins.append("LEFT JOIN \(SQLText.identifier(censoring)) AS \(leaves) ON \(leaves).\(row) = s.\(row)") }
        let never = "DATE '\(RegisterView.openEnd)'"
        func at(_ alias: String, _ isThere: Bool) -> String { isThere ? "coalesce(\(alias).happened, \(never))" : never }
        let (happens, excluded, gone) = (at(event, true), at(other, competing != nil), at(leaves, censoring != nil))
        let ends = shelf.years(of: register).last.map { "DATE '\($0)-12-31'" } ?? never
        var cases = [
            "WHEN \(whole).first_day IS NULL OR \(whole).last_day IS NULL OR \(whole).last_day < \(whole).first_day "
                + "THEN \(FollowUp.Status.unknown.rawValue)",
            "WHEN \(event).happened IS NOT NULL AND \(happens) <= least(\(excluded), \(gone)) THEN \(FollowUp.Status.event.rawValue)",
        ]
        if competing != nil {
            cases.append("WHEN \(other).happened <= least(\(gone), \(ends)) THEN \(FollowUp.Status.competing.rawValue)")
        }
        if censoring != nil { cases.append("WHEN \(leaves).happened IS NOT NULL THEN \(FollowUp.Status.censored.rawValue)") }
        cases.append("WHEN \(whole).last_day > \(ends) THEN \(FollowUp.Status.registerEnds.rawValue)")
        output.append(
            ("CASE \(cases.joined(separator: "\n    ")) ELSE \(FollowUp.Status.none.rawValue) END", Self.status(of: outcome.name)))
        let last = "least(\(happens), \(excluded), \(gone), \(ends), \(whole).last_day)"
        output.append(("greatest(0, date_diff('day', \(whole).first_day, \(last)))", Self.days(of: outcome.name)))
    }

    /// First and last day of a record.
    private func recordDays(_ register: Register) throws(PlanProblem) -> (first: String, last: String) {
        switch register.time {
        case .spell(let start, let end, _): return ("r.\(SQLText.identifier(start))", "r.\(SQLText.identifier(end))")
        case .day(let day): return ("r.\(SQLText.identifier(day))", "r.\(SQLText.identifier(day))")
        case .constant, .yearOfFile, .year, .wide:
            throw PlanProblem(
                "from", en: "\(register.name) has no days, so what happened in a window cannot be told: it needs time: {spell: ...} or {day: ...}.",
                nl: "\(register.name) heeft geen dagen; wat in een periode gebeurde is niet te zien: nodig is time: {spell: ...} of {day: ...}.")
        }
    }

    private func day(_ moment: Moment) throws(PlanProblem) -> String {
        let name = moment.anchor
        guard name == StepColumn.index || ownColumns.contains(name) else {
            throw .unknown("window", name, among: [StepColumn.index] + ownColumns, "date of the cohort", "datum van het cohort")
        }
        let cell = "CAST(s.\(SQLText.identifier(name)) AS DATE)"
        guard let span = moment.span else { return cell }
        return "CAST(\(cell) \(moment.isBefore ? "-" : "+") \(interval(span)) AS DATE)"
    }
}
