// SPDX-License-Identifier: EUPL-1.2

import RegisterFiles

/// Where the rows come from, and which of them stay.
extension CohortSQL {
    /// Steps that take a row out, in their order: those before the plan's own rules.
    static let firstSteps = ["sample", "linked", "index-known"]

    private static let dates = ["date", "index"]

    /// The cohort's own rows with derived columns and a number each.
    mutating func addRows() throws {
        let register = try shelf.register(plan.register, at: "from")
        let available = try shelf.columns(of: register, at: "from")
        let key = catalogue.key(of: register)
        var used = key
        var names = available
        ownDates = try shelf.dates(of: register, at: "from").union([StepColumn.index])
        var derived: [String] = []
        for (index, column) in plan.derived.enumerated() {
            try part(.derived(index)) { this in
                if available.contains(where: { $0.lowercased() == column.name.lowercased() }) {
                    throw PlanProblem(
                        "name", en: "\(register.name) has a column \"\(column.name)\" already. Choose another name.",
                        nl: "\(register.name) heeft al een kolom \"\(column.name)\". Kies een andere naam.")
                }
                let sql = try this.sql(column.expression, over: names, dates: this.ownDates, at: "value")
                derived.append("\(sql) AS \(SQLText.identifier(column.name))")
                if (try? column.expression.isDate(over: names, dates: this.ownDates)) == true { this.ownDates.insert(column.name) }
                used += try this.used(column.expression.columns, of: available)
            }
            names.append(column.name)
        }
        guard names.contains(plan.index) else { throw PlanProblem.unknown("index", plan.index, among: names, "column", "kolom") }
        ownColumns = names
        used += [plan.index].filter { available.contains($0) } + plan.kept.filter { available.contains($0) }
        used += try ownReferences(available)
        var columns: [String] = []
        for column in used where !columns.contains(column) { columns.append(column) }
        needs.add(register.name, columns, years: nil)
        ownColumns = columns + plan.derived.map(\.name)
        let selected = (columns.map(SQLText.identifier) + derived).joined(separator: ",\n  ")
        steps.append(
            SQLStep(
                name: "derived", comment: "rows of \(register.name), with what the plan computes from them",
                body: "SELECT\n  \(selected)\nFROM \(SQLText.identifier(register.name))", isKept: false))
        let keys = key.enumerated().map { "\(SQLText.identifier($1)) AS \(StepColumn.key($0))" }.joined(separator: ", ")
        let order = columns.map(SQLText.identifier).joined(separator: ", ")
        let index = plan.index == StepColumn.index ? "" : ", CAST(\(SQLText.identifier(plan.index)) AS DATE) AS \"index\""
        steps.append(
            SQLStep(
                name: "own", comment: "the same rows, numbered by their keys, with the index date",
                body: "SELECT row_number() OVER (ORDER BY \(order)) AS \(StepColumn.row), \(keys)\(index), *\nFROM \"derived\""))
    }

    /// Columns of the cohort's register that rules, values of the own row, windows and relations name.
    private func ownReferences(_ available: [String]) throws -> [String] {
        var names: [String] = []
        for rule in plan.rules {
            switch rule.test {
            case .known(let name), .between(let name, _, _): names.append(name)
            case .condition(let expression): names += expression.columns
            }
        }
        for value in plan.features + plan.protected + plan.beside { if case .own(let expression) = value.source { names += expression.columns } }
        for outcome in plan.outcomes { names += [outcome.from.anchor, outcome.until.anchor] }
        for relation in catalogue.relations where isOwn(relation) { names += relation.person + relation.key }
        return names.compactMap { name in
            available.contains(name) ? name : available.first { $0.lowercased() == name.lowercased() }
        }
    }

    private func used(_ columns: [String], of available: [String]) throws -> [String] {
        columns.compactMap { name in available.first { $0 == name } ?? available.first { $0.lowercased() == name.lowercased() } }
    }

    /// A relation that the cohort's own row holds.
    func isOwn(_ relation: Relation) -> Bool { relation.register == plan.register && relation.from == plan.unit && relation.moment == nil }

    /// Rules on the own row only, as one condition.
    func ownConditions() throws -> String? {
        let conditions = try plan.rules.compactMap { rule -> String? in
            switch rule.test {
            case .known(let name): ownColumns.contains(name) ? try condition(rule) : nil
            case .between, .condition: try? condition(rule)
            }
        }
        return conditions.isEmpty ? nil : conditions.map { "(\($0))" }.joined(separator: " AND ")
    }

    /// Which rows stay, and at which step the others leave.
    mutating func addSample() throws {
        var cases: [String] = []
        let known = keyIsKnown("s", isPerson: true)
        if plan.isDistinct {
            let keys = keyNumbers.map { "s.\(StepColumn.key($0))" }.joined(separator: ", ")
            cases.append("WHEN \(known) AND row_number() OVER (PARTITION BY \(keys) ORDER BY s.\(StepColumn.row)) > 1 THEN 0")
        }
        cases.append("WHEN NOT coalesce(\(known), FALSE) THEN 1")
        cases.append("WHEN s.\"index\" IS NULL THEN 2")
        var links = ""
        for (number, rule) in plan.rules.enumerated() {
            try part(.rule(number)) { this in
                if case .known(let name) = rule.test, !this.ownColumns.contains(name) {
                    let step = try this.relation(name, at: "known")
                    let alias = "r\(number)"
                    links += "\nLEFT JOIN \(SQLText.identifier(step)) AS \(alias) ON \(alias).\(StepColumn.row) = s.\(StepColumn.row)"
                    let isThere = "\(alias).\(StepColumn.row) IS \(rule.isExclusion ? "NULL" : "NOT NULL")"
                    cases.append("WHEN NOT (\(isThere)) THEN \(Self.firstSteps.count + number)")
                } else {
                    cases.append("WHEN NOT (\(try this.condition(rule))) THEN \(Self.firstSteps.count + number)")
                }
            }
        }
        steps.append(
            SQLStep(
                name: "sample", comment: "which rows stay; the others with the step at which they leave: " + stepNames.joined(separator: ", "),
                body: "SELECT s.*, CASE\n  \(cases.joined(separator: "\n  "))\nEND AS \(StepColumn.leftAt)\nFROM \"own\" AS s\(links)"))
        try addOwnOutput()
    }

    /// Names of the steps, by the number of `cohort_left_at`.
    var stepNames: [String] { Self.firstSteps + plan.rules.map(\.name) }

    private func condition(_ rule: CohortRule) throws(PlanProblem) -> String {
        let met: String
        switch rule.test {
        case .known(let name): met = "\(try column(name, "known")) IS NOT NULL"
        case .between(let name, let low, let high): met = "\(try column(name, "between")) BETWEEN \(low) AND \(high)"
        case .condition(let expression): met = try ownSQL(expression, at: "where")
        }
        return rule.isExclusion ? "NOT coalesce(\(met), FALSE)" : "coalesce(\(met), FALSE)"
    }

    private func column(_ name: String, _ key: String) throws(PlanProblem) -> String {
        guard let found = ownColumns.first(where: { $0 == name }) else { throw .unknown(key, name, among: ownColumns, "column", "kolom") }
        return SQLText.identifier(found)
    }

    private mutating func addOwnOutput() throws {
        output.append(("s.\(StepColumn.leftAt)", StepColumn.leftAt))
        output.append((keyNumbers.map { "s.\(StepColumn.key($0))" }.joined(separator: " || "), RegisterPlan.Column.key.rawValue))
        output.append(("s.\"index\"", RegisterPlan.Column.index.rawValue))
        output.append(("CAST(year(s.\"index\") AS INTEGER)", RegisterPlan.Column.indexYear.rawValue))
        for name in plan.kept where ownColumns.contains(name) && !output.contains(where: { $0.name == name }) {
            output.append(("s.\(SQLText.identifier(name))", name))
        }
        try part(.cohort) { this in
            for (number, name) in this.plan.family.enumerated() {
                let alias = "k\(number)"
                let step = try this.relation(name, at: "family")
                this.joins.append("LEFT JOIN \(SQLText.identifier(step)) AS \(alias) ON \(alias).\(StepColumn.row) = s.\(StepColumn.row)")
                let keys = this.keyNumbers.map { "\(alias).\(StepColumn.key($0))" }.joined(separator: " || ")
                this.output.append((keys, "\(RegisterPlan.Column.family.rawValue) \(number)"))
            }
            guard let area = this.plan.area else { return }
            let step = try this.areaStep(level: area.level, year: area.boundaries.map(String.init) ?? "year(e.\"index\")", at: "area")
            this.joins.append("LEFT JOIN \(SQLText.identifier(step)) AS a ON a.\(StepColumn.row) = s.\(StepColumn.row)")
            this.output.append(("a.\(StepColumn.value)", RegisterPlan.Column.area.rawValue))
        }
    }

    var keyNumbers: Range<Int> { 0..<catalogue.person.columns.count }

    /// Whether the key of an entity names somebody.
    ///
    /// - Parameter isPerson: the type of the key must then say that the person is linked.
    func keyIsKnown(_ alias: String, isPerson: Bool, columns: [String]? = nil) -> String {
        let cells = (columns ?? keyNumbers.map(StepColumn.key)).map { "\(alias).\(SQLText.identifier($0))" }
        guard let last = cells.last else { return "FALSE" }
        var conditions = ["\(last) IS NOT NULL", "\(last) NOT IN (\(catalogue.person.unknown.map(SQLText.literal).joined(separator: ", ")))"]
        if isPerson {
            for rule in catalogue.person.linkedWhen {
                guard let place = catalogue.person.columns.firstIndex(of: rule.name), place < cells.count else { continue }
                conditions.append("\(cells[place]) IN (\(rule.value.map(SQLText.literal).joined(separator: ", ")))")
            }
        }
        return conditions.joined(separator: " AND ")
    }
}
