// SPDX-License-Identifier: EUPL-1.2

import RegisterFiles

/// Who belongs to whom: one step a relation, with a key (two columns) for each row that has somebody.
extension CohortSQL {
    /// - Returns: the name of the relation's step, which is there from then on.
    /// - Throws: `PlanProblem` at `place` for a relation that the catalogue does not have.
    mutating func relation(_ name: String, at place: String) throws -> String {
        let step = "of \(name)"
        guard relations.insert(name).inserted else { return step }
        do {
            steps.append(try relationStep(name, step, at: place))
        } catch {
            relations.remove(name)
            throw error
        }
        return step
    }

    private mutating func relationStep(_ name: String, _ step: String, at place: String) throws -> SQLStep {
        if name == plan.unit {
            let keys = keyNumbers.map { "e.\(StepColumn.key($0))" }.joined(separator: ", ")
            return SQLStep(
                name: step, comment: "the \(name) itself, where it is linked",
                body: "SELECT e.\(StepColumn.row), e.\"index\", \(keys)\nFROM \"own\" AS e\nWHERE \(keyIsKnown("e", isPerson: true))")
        }
        guard let relation = catalogue[relation: name] else {
            throw PlanProblem.unknown(
                place, name, among: [plan.unit] + catalogue.relations.map(\.name), "relation in the catalogue", "relatie in de catalogus")
        }
        guard relation.shares.isEmpty else { return try sharedStep(relation, step, at: place) }
        let columns = relation.person.isEmpty ? relation.key : relation.person
        guard !columns.isEmpty else {
            throw PlanProblem(
                place, en: "The catalogue does not say which columns of \(relation.register) name the \(name): give person:, key: or shares:.",
                nl: "De catalogus zegt niet welke kolommen van \(relation.register) naar \(name) wijzen: geef person:, key: of shares:.")
        }
        guard columns.count == keyNumbers.count else {
            throw PlanProblem(
                place, en: "The relation \(name) has \(columns.count) key columns, a person \(keyNumbers.count).",
                nl: "De relatie \(name) heeft \(columns.count) sleutelkolommen, een persoon \(keyNumbers.count).")
        }
        let isPerson = !relation.person.isEmpty
        if isOwn(relation) {
            let keys = columns.enumerated().map { "e.\(SQLText.identifier($1)) AS \(StepColumn.key($0))" }.joined(separator: ", ")
            return SQLStep(
                name: step, comment: "the \(name), as \(relation.register) names it",
                body: "SELECT e.\(StepColumn.row), e.\"index\", \(keys)\nFROM \"own\" AS e\n"
                    + "WHERE \(keyIsKnown("e", isPerson: isPerson, columns: columns))")
        }
        let from = try self.relation(relation.from, at: place)
        let register = try shelf.register(relation.register, at: place)
        let period: Period =
            switch relation.moment {
            case .year(let offset): .year(offset)
            case .index, nil: .index
            }
        let time = try timing(register, relation.moment == nil && register.time == .yearOfFile ? .index : period, at: place)
        needs.add(register.name, catalogue.key(of: register) + columns + time.columns, years: time.years)
        let keys = columns.enumerated().map { "r.\(SQLText.identifier($1)) AS \(StepColumn.key($0))" }.joined(separator: ", ")
        let order = (time.order + columns.map { "r.\(SQLText.identifier($0))" }).joined(separator: ", ")
        let conditions = time.conditions + [keyIsKnown("r", isPerson: isPerson, columns: columns)]
        return SQLStep(
            name: step, comment: "the \(name), by the \(relation.from), from \(register.name)\(time.words)",
            body: """
                SELECT e.\(StepColumn.row), e."index", \(keys)
                FROM \(SQLText.identifier(from)) AS e JOIN \(SQLText.identifier(register.name)) AS r ON \(link(register, "e", "r"))
                WHERE \(conditions.joined(separator: " AND "))
                QUALIFY row_number() OVER (PARTITION BY e.\(StepColumn.row) ORDER BY \(order)) = 1
                """)
    }

    /// Another person of the same register, such as the partner: who has the same number of the household in a record of the same moment.
    private mutating func sharedStep(_ relation: Relation, _ step: String, at place: String) throws -> SQLStep {
        let from = try self.relation(relation.from, at: place)
        let register = try shelf.register(relation.register, at: place)
        let columns = try shelf.columns(of: register, at: place), key = catalogue.key(of: register)
        for column in relation.shares where !columns.contains(column) {
            throw PlanProblem.unknown(place, column, among: columns, "column", "kolom")
        }
        let period: Period =
            switch relation.moment {
            case .year(let offset): .year(offset)
            case .index, nil: .index
            }
        let time = try timing(register, period, at: place)
        let dates = try shelf.dates(of: register, at: place)
        let condition = try relation.condition.map { try sql($0, over: columns, dates: dates, at: place) }
        let named = columns.filter { column in (relation.condition?.columns ?? []).contains { $0.lowercased() == column.lowercased() } }
        needs.add(register.name, key + relation.shares + named + time.columns, years: time.years)
        let name = SQLText.identifier(register.name), row = StepColumn.row
        let shared = relation.shares.enumerated().map { "r.\(SQLText.identifier($1)) AS cohort_shared_\($0 + 1)" }.joined(separator: ", ")
        let same = relation.shares.enumerated().map { "r.\(SQLText.identifier($1)) = e.cohort_shared_\($0 + 1)" }
        let other = key.enumerated().map { "r.\(SQLText.identifier($1)) <> e.\(StepColumn.key($0))" }.joined(separator: " OR ")
        let keys = key.enumerated().map { "r.\(SQLText.identifier($1)) AS \(StepColumn.key($0))" }.joined(separator: ", ")
        let conditions = ["(\(other))"] + time.conditions + [keyIsKnown("r", isPerson: true, columns: key)] + [condition].compactMap { $0 }
        let order = (time.order + key.map { "r.\(SQLText.identifier($0))" }).joined(separator: ", ")
        let own = "\(step) own"
        steps.append(
            SQLStep(
                name: own, comment: "the \(relation.from)'s own record in \(register.name)\(time.words)",
                body: """
                    SELECT e.*, \(shared)
                    FROM \(SQLText.identifier(from)) AS e JOIN \(name) AS r ON \(link(register, "e", "r"))
                    WHERE \(time.conditions.joined(separator: " AND "))
                    QUALIFY row_number() OVER (PARTITION BY e.\(row) ORDER BY \(order)) = 1
                    """))
        return SQLStep(
            name: step,
            comment: "the \(relation.name): another person with the same \(relation.shares.joined(separator: ", ")) as the \(relation.from)",
            body: """
                SELECT e.\(row), e."index", \(keys)
                FROM \(SQLText.identifier(own)) AS e JOIN \(name) AS r ON \(same.joined(separator: " AND "))
                WHERE \(conditions.joined(separator: " AND "))
                QUALIFY row_number() OVER (PARTITION BY e.\(row) ORDER BY \(order)) = 1
                """)
    }

    /// Whose records a register has: the keys of an entity beside those of the register.
    func link(_ register: Register, _ entity: String, _ records: String) -> String {
        catalogue.key(of: register).enumerated().map {
            "\(records).\(SQLText.identifier($1)) = \(entity).\(StepColumn.key($0))"
        }.joined(separator: " AND ")
    }

    /// The code of the area in which a row's dwelling lies.
    ///
    /// - Parameter year: of the boundaries, as SQL over the entity `e`.
    mutating func areaStep(level: String, year: String, at place: String) throws -> String {
        let step = "area \(level) of \(year.filter { !"\"().".contains($0) })"
        guard !steps.contains(where: { $0.name == step }) else { return step }
        guard let relation = catalogue[relation: "area"] else {
            throw PlanProblem(
                place, en: "The catalogue has no relation `area`, which says where a dwelling lies.",
                nl: "De catalogus heeft geen relatie `area`, die zegt waar een woning ligt.")
        }
        let register = try shelf.register(relation.register, at: place)
        let columns = try shelf.columns(of: register, at: place)
        guard columns.contains(level), case .wide = register.time else {
            throw PlanProblem.unknown(place, level, among: columns, "level of areas", "indeling van gebieden")
        }
        let from = try self.relation(relation.from, at: place)
        needs.add(register.name, catalogue.key(of: register) + [level], years: nil)
        let cell = "r.\(SQLText.identifier(level))"
        steps.append(
            SQLStep(
                name: step, comment: "the area (\(level)) of the \(relation.from), with boundaries of the year \(year)",
                body: """
                    SELECT e.\(StepColumn.row), \(cell) AS \(StepColumn.value)
                    FROM \(SQLText.identifier(from)) AS e JOIN \(SQLText.identifier(register.name)) AS r ON \(link(register, "e", "r"))
                    WHERE r.\(RegisterView.year) = \(year)
                    QUALIFY row_number() OVER (PARTITION BY e.\(StepColumn.row) ORDER BY \(cell)) = 1
                    """))
        return step
    }
}
