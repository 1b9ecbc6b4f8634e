// SPDX-License-Identifier: EUPL-1.2

import RegisterData
import RegisterFiles

/// Features and protected attributes: one step each, with a value for each row that has one.
extension CohortSQL {
    /// The name of the column that says why a value is missing.
    static func reason(of name: String) -> String { "\(name) missing" }

    /// What a value is read for.
    enum Use: String {
        case feature
        /// Read for all rows, also those that leave: who drops out is counted by it.
        case protected
        case beside
    }

    mutating func add(_ value: AsOfValue, as use: Use) throws {
        switch value.source {
        case .own(let expression):
            output.append((typed(try ownSQL(expression, at: "value"), value.kind), value.name))
        case .areas(let figures): try add(value, figures)
        case .register(let reading): try add(value, reading, as: use)
        }
    }

    private mutating func add(_ value: AsOfValue, _ reading: RegisterReading, as use: Use) throws {
        let register = try shelf.register(reading.register, at: "from")
        let columns = try shelf.columns(of: register, at: "from") + [StepColumn.index]
        let dates = try shelf.dates(of: register, at: "from").union([StepColumn.index])
        let expression = try reading.value.map { try sql($0, over: columns, dates: dates, at: "value") }
        let condition = try reading.condition.map { try sql($0, over: columns, dates: dates, at: "where") }
        let of = value.of ?? plan.unit
        try check(register, reading, of: of)
        let entity = try relation(of, at: "of")
        let time = try timing(register, reading.period, at: reading.take == .value ? "at" : "over")
        let mentioned = (reading.value?.columns ?? []) + (reading.condition?.columns ?? [])
        let named = mentioned.compactMap { name in columns.first { $0 == name } ?? columns.first { $0.lowercased() == name.lowercased() } }
        needs.add(register.name, catalogue.key(of: register) + time.columns + named.filter { $0 != StepColumn.index }, years: time.years)
        let step = "\(use.rawValue) \(value.name)"
        let reasons = missingReasons(reading.value, register)
        let records = Records(
            entity: entity, register: register, link: link(register, "e", "r"), conditions: time.conditions + (condition.map { [$0] } ?? []),
            isProtected: use == .protected)
        let body = try body(reading, expression: expression.map { typed($0, value.kind) }, reasons: reasons, time: time, records)
        steps.append(SQLStep(name: step, comment: comment(value, reading, of: of, register, time), body: body, isKept: false))
        addOutput(value, reading, step: step, entity: entity, isCovered: time.isCovered)
    }

    /// Records of an entity that count.
    private struct Records {
        var entity: String
        var register: Register
        var link: String
        var conditions: [String]
        var isProtected: Bool

        /// `e` with the rows that stay (protected: all).
        var entities: String {
            let name = SQLText.identifier(entity)
            guard !isProtected else { return name }
            let stays = "SELECT \(StepColumn.row) FROM \"sample\" WHERE \(StepColumn.leftAt) IS NULL"
            return "(SELECT * FROM \(name) SEMI JOIN (\(stays)) USING (\(StepColumn.row)))"
        }

        func from(_ source: String? = nil) -> String {
            let place = conditions.isEmpty ? "" : "\nWHERE \(conditions.joined(separator: " AND "))"
            return "FROM \(entities) AS e\nJOIN \(source ?? SQLText.identifier(register.name)) AS r ON \(link)\(place)"
        }
    }

    private func body(_ reading: RegisterReading, expression: String?, reasons: String, time: RecordTiming, _ records: Records) throws -> String {
        let (row, value, reason) = ("e.\(StepColumn.row)", StepColumn.value, StepColumn.reason)
        let known = expression ?? "1"
        switch reading.take {
        case .value:
            let order = (time.order + [value, reason]).joined(separator: ", ")
            let source = reading.isPercentile ? percentiles(records.register, expression ?? "NULL", time) : nil
            let cell = reading.isPercentile ? "r.cohort_percentile" : known
            return """
                SELECT \(row), \(cell) AS \(value), \(reading.isPercentile ? "CAST(NULL AS INTEGER)" : reasons) AS \(reason)
                \(records.from(source))
                QUALIFY row_number() OVER (PARTITION BY \(row) ORDER BY \(order)) = 1
                """
        case .any: return grouped(expression.map { "max(CASE WHEN \($0) THEN 1 WHEN NOT (\($0)) THEN 0 END)" } ?? "1", reasons, records)
        case .count: return grouped(expression.map { "CAST(count(\($0)) AS BIGINT)" } ?? "CAST(count(*) AS BIGINT)", reasons, records)
        case .sum: return grouped("sum(\(number(known)) ORDER BY \(number(known)))", reasons, records)
        case .mean: return grouped("sum(\(number(known)) ORDER BY \(number(known))) / count(\(number(known)))", reasons, records)
        case .highest: return grouped("max(\(known))", reasons, records)
        case .lowest: return grouped("min(\(known))", reasons, records)
        case .days: return days(time, records)
        }
    }

    private func number(_ sql: String) -> String { "CAST(\(sql) AS DOUBLE)" }

    private func grouped(_ aggregate: String, _ reasons: String, _ records: Records) -> String {
        "SELECT e.\(StepColumn.row), \(aggregate) AS \(StepColumn.value), min(\(reasons)) AS \(StepColumn.reason)\n\(records.from())\n"
            + "GROUP BY e.\(StepColumn.row)"
    }

    /// Days in the window on which some spell holds: each spell adds what comes after the ends of those before it.
    private func days(_ time: RecordTiming, _ records: Records) -> String {
        guard let window = time.window, case .spell(let start, let end, _) = records.register.time else { return "" }
        let (row, value) = (StepColumn.row, StepColumn.value)
        return """
            SELECT \(row),
              CAST(sum(greatest(0, date_diff('day', greatest(first_day, coalesce(covered_until + 1, first_day)), last_day) + 1)) AS BIGINT)
                AS \(value), CAST(NULL AS INTEGER) AS \(StepColumn.reason)
            FROM (
              SELECT *, max(last_day) OVER (PARTITION BY \(row) ORDER BY first_day, last_day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                AS covered_until
              FROM (
                SELECT e.\(row), greatest(r.\(SQLText.identifier(start)), \(window.first)) AS first_day,
                  least(r.\(SQLText.identifier(end)), \(window.last)) AS last_day
                \(records.from().replacing("\n", with: "\n    "))
              )
            )
            GROUP BY \(row)
            """
    }

    /// A register with the place of each value among those of its year.
    private func percentiles(_ register: Register, _ expression: String, _ time: RecordTiming) -> String {
        let keys = catalogue.key(of: register).map(SQLText.identifier).joined(separator: ", ")
        let year = RegisterView.year
        return """
            (
              SELECT \(keys), \(year), CASE WHEN ranked IS NOT NULL THEN 100 * (rank() OVER (PARTITION BY \(year) ORDER BY ranked) - 1
                + count(*) OVER (PARTITION BY \(year), ranked) / 2.0) / count(ranked) OVER (PARTITION BY \(year)) END AS cohort_percentile
              FROM (SELECT *, \(number(expression)) AS ranked FROM \(SQLText.identifier(register.name)))
            )
            """
    }

    /// Why a value that the register has a record of is missing: by the codes of its columns, else not recorded.
    private func missingReasons(_ expression: ScalarExpression?, _ register: Register) -> String {
        let columns = (expression?.columns ?? []).filter { name in
            register[column: name]?.missing.contains { $0.value != .notRecorded } ?? false
        }
        let cells = columns.map { "r.\(SQLText.identifier(RegisterView.reason(of: $0)))" }
        return cells.isEmpty ? "CAST(NULL AS INTEGER)" : cells.count == 1 ? cells[0] : "coalesce(\(cells.joined(separator: ", ")))"
    }

    private mutating func addOutput(_ value: AsOfValue, _ reading: RegisterReading, step: String, entity: String, isCovered: String?) {
        let number = joins.count
        let (found, whose) = ("v\(number)", "w\(number)")
        let (row, cell) = (StepColumn.row, StepColumn.value)
        joins.append("LEFT JOIN \(SQLText.identifier(step)) AS \(found) ON \(found).\(row) = s.\(row)")
        joins.append("LEFT JOIN \(SQLText.identifier(entity)) AS \(whose) ON \(whose).\(row) = s.\(row)")
        let isZero = reading.take.isZeroWithoutRecords
        let covered = isZero ? isCovered.map { " AND \($0.replacing("e.\"index\"", with: "s.\"index\""))" } ?? "" : ""
        let isNone = "\(found).\(row) IS NULL AND \(whose).\(row) IS NOT NULL\(covered)"
        let result = isZero ? "CASE WHEN \(isNone) THEN 0 ELSE \(found).\(cell) END" : "\(found).\(cell)"
        output.append((result, value.name))
        let absent = [.highest, .lowest, .mean].contains(reading.take) ? MissingKind.structural : .notRecorded
        output.append(
            (
                "CASE WHEN \(whose).\(row) IS NULL THEN \(MissingKind.unlinked.rawValue) WHEN \(found).\(row) IS NULL THEN \(absent.rawValue) "
                    + "ELSE coalesce(\(found).\(StepColumn.reason), \(MissingKind.notRecorded.rawValue)) END",
                Self.reason(of: value.name)
            ))
    }

    private mutating func add(_ value: AsOfValue, _ figures: AreaFigures) throws {
        let year = "year(e.\"index\")\(figures.yearColumn == nil ? "" : signed(figures.yearOffset))"
        let areas = try areaStep(level: figures.level, year: year, at: "key")
        let columns = areaColumns[figures.file] ?? []
        for (key, name) in [("key", figures.codeColumn)] + (figures.yearColumn.map { [("key", $0)] } ?? []) where !columns.contains(name) {
            throw PlanProblem.unknown(key, name, among: columns, "column in \(figures.file)", "kolom in \(figures.file)")
        }
        let cell = typed(try sql(figures.value, over: columns, dates: [], at: "value"), value.kind)
        let code = "CAST(r.\(SQLText.identifier(figures.codeColumn)) AS VARCHAR)"
        let inYear = figures.yearColumn.map { " AND r.\(SQLText.identifier($0)) = \(year)" } ?? ""
        let step = "feature \(value.name)"
        steps.append(
            SQLStep(
                name: step, comment: "\(value.name): of the area (\(figures.level)), from \(figures.file)",
                body: """
                    SELECT a.\(StepColumn.row), \(cell) AS \(StepColumn.value)
                    FROM \(SQLText.identifier(areas)) AS a JOIN "own" AS e ON e.\(StepColumn.row) = a.\(StepColumn.row)
                    JOIN \(SQLText.identifier(figures.file)) AS r ON \(code) = a.\(StepColumn.value)\(inYear)
                    QUALIFY row_number() OVER (PARTITION BY a.\(StepColumn.row) ORDER BY \(StepColumn.value)) = 1
                    """, isKept: false))
        let (found, place) = ("v\(joins.count)", "w\(joins.count)")
        joins.append("LEFT JOIN \(SQLText.identifier(step)) AS \(found) ON \(found).\(StepColumn.row) = s.\(StepColumn.row)")
        joins.append("LEFT JOIN \(SQLText.identifier(areas)) AS \(place) ON \(place).\(StepColumn.row) = s.\(StepColumn.row)")
        output.append(("\(found).\(StepColumn.value)", value.name))
        output.append(
            (
                "CASE WHEN \(place).\(StepColumn.value) IS NULL THEN \(MissingKind.unlinked.rawValue) ELSE \(MissingKind.notRecorded.rawValue) END",
                Self.reason(of: value.name)
            ))
    }

    private func typed(_ sql: String, _ kind: CohortDeclaration.Feature.Kind?) -> String {
        switch kind {
        case .number: "CAST(\(sql) AS DOUBLE)"
        case .nominal: "CAST(\(sql) AS VARCHAR)"
        case nil: sql
        }
    }

    private func comment(_ value: AsOfValue, _ reading: RegisterReading, of: String, _ register: Register, _ time: RecordTiming) -> String {
        let what = reading.value.map { "\(reading.take.rawValue) of \($0.text)" } ?? reading.take.rawValue
        return "\(value.name): \(what), of the \(of), from \(register.name)\(time.words)"
            .replacing("\n", with: " ").replacing("\r", with: " ")
    }

    private func check(_ register: Register, _ reading: RegisterReading, of: String) throws(PlanProblem) {
        if case .relation(let name) = register.unit, name != of {
            throw PlanProblem(
                "of", en: "\(register.name) is about a \(name), not a \(of).", nl: "\(register.name) gaat over \(name), niet over \(of).")
        }
        let isPerson = of == plan.unit || catalogue[relation: of].map { $0.key.isEmpty } ?? true
        if register.unit == .person, !isPerson {
            throw PlanProblem(
                "of", en: "\(register.name) is about a person, not a \(of).", nl: "\(register.name) gaat over een persoon, niet over \(of).")
        }
        if reading.value == nil, ![.any, .count, .days].contains(reading.take) {
            throw PlanProblem(
                "take", en: "`take: \(reading.take.rawValue)` needs `value`: which column?",
                nl: "`take: \(reading.take.rawValue)` vraagt `value`: welke kolom?")
        }
        if reading.take == .days {
            guard case .spell = register.time, reading.value == nil else {
                throw PlanProblem(
                    "take", en: "`take: days` counts days of spells and takes no `value`; \(register.name) must have spells.",
                    nl: "`take: days` telt dagen van perioden en heeft geen `value`; \(register.name) moet perioden hebben.")
            }
        }
        if reading.isPercentile {
            guard register.time == .yearOfFile, reading.take == .value, reading.condition == nil,
                reading.value?.columns.contains(StepColumn.index) == false
            else {
                throw PlanProblem(
                    "rank", en: "`rank: percentile` is for the value of a register by year, without `where` and `index`.",
                    nl: "`rank: percentile` is voor de waarde van een register per jaar, zonder `where` en `index`.")
            }
        }
    }
}
