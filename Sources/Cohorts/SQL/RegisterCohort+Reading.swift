// SPDX-License-Identifier: EUPL-1.2

import RegisterData

extension RegisterCohort {
    /// Takes the answer of the database apart.
    init(_ all: Table, plan: RegisterPlan, steps: [String], sql: String, problems: [RegisterProblem], views: [RegisterView]) throws {
        guard case .integer(let left)? = all[StepColumn.leftAt]?.values, let stays = all[StepColumn.leftAt] else { throw CohortsError.noRows }
        let leaves = left.indices.map { stays.missingKind($0).isPresent ? Int(left[$0]) : -1 }
        let rows = leaves.indices.filter { leaves[$0] < 0 }
        guard !rows.isEmpty else { throw CohortsError.noRows }
        let values = plan.features + plan.protected + plan.beside
        let named = Dictionary(values.map { ($0.name, $0) }) { first, _ in first }
        var (columns, protected): ([Column], [Column]) = ([], [])
        var status: [String: [FollowUp.Status]] = [:]
        var days: [String: [Int32]] = [:]
        var ended: [String: [CivilDay?]] = [:]
        for column in all.columns where column.name != StepColumn.leftAt && !values.contains(where: { CohortSQL.reason(of: $0.name) == column.name })
        {
            if let outcome = plan.outcomes.first(where: { CohortSQL.status(of: $0.name) == column.name }) {
                let found = Self.statuses(column.selecting(rows: rows))
                status[outcome.name] = found
                columns.append(Self.outcome(outcome.name, found))
            } else if let outcome = plan.outcomes.first(where: { CohortSQL.days(of: $0.name) == column.name }) {
                days[outcome.name] = Self.days(column.selecting(rows: rows))
            } else if let outcome = plan.outcomes.first(where: { CohortSQL.ended(of: $0.name) == column.name }) {
                if case .date(let found) = column.values { ended[outcome.name] = rows.map { column.missingKind($0).isPresent ? found[$0] : nil } }
            } else if let value = named[column.name] {
                let explained = try Self.explained(column, by: all[CohortSQL.reason(of: column.name)], value, views)
                if plan.protected.contains(where: { $0.name == column.name }) { protected.append(explained) }
                columns.append(explained.selecting(rows: rows))
            } else {
                columns.append(column.selecting(rows: rows))
            }
        }
        let keys = plan.family.indices.map { "\(RegisterPlan.Column.family.rawValue) \($0)" }
        let links = columns.filter { keys.contains($0.name) }
        columns.removeAll { keys.contains($0.name) }
        if !links.isEmpty { columns.append(Families.column(links, named: RegisterPlan.Column.family.rawValue)) }
        table = try Table(columns: columns)
        everyone = try Table(columns: protected)
        leftAt = leaves
        (self.steps, self.sql, self.problems) = (steps, sql, problems)
        followUps = Dictionary(
            uniqueKeysWithValues: status.map { name, found in
                (name, FollowUpRecord(status: found, days: days[name] ?? Array(repeating: 0, count: found.count), ended: ended[name]))
            })
    }

    private static func days(_ column: Column) -> [Int32] {
        guard case .integer(let values) = column.values else { return Array(repeating: 0, count: column.count) }
        return values.indices.map { column.missingKind($0).isPresent ? Int32(clamping: values[$0]) : 0 }
    }

    private static func statuses(_ column: Column) -> [FollowUp.Status] {
        guard case .integer(let values) = column.values else { return Array(repeating: .unknown, count: column.count) }
        return values.map { FollowUp.Status(rawValue: Int($0)) ?? .unknown }
    }

    private static func outcome(_ name: String, _ status: [FollowUp.Status]) -> Column {
        let isMissing = status.contains { !$0.isOutcomeKnown }
        return Column(
            name: name, values: .integer(status.map { $0 == .event ? 1 : 0 }),
            missing: isMissing ? status.map { $0.isOutcomeKnown ? 0 : MissingKind.notRecorded.rawValue } : nil)
    }

    /// A column with why its cells are missing, and the words of the catalogue.
    private static func explained(_ column: Column, by reasons: Column?, _ value: AsOfValue, _ views: [RegisterView]) throws -> Column {
        var column = column
        if let missing = column.missing, case .integer(let kinds)? = reasons?.values {
            column.missing = missing.indices.map { missing[$0] == 0 ? 0 : UInt8(clamping: kinds[$0]) }
        }
        if case .register(let reading) = value.source, let only = reading.value?.columns, only.count == 1, reading.value?.text == only.first,
            let source = views.first(where: { $0.name == reading.register })?.columns.first(where: { $0.name == only.first })
        {
            column.label = source.label
            if !reading.isPercentile { column.unit = source.unit }
        }
        return column
    }
}

/// Rows that share a person are one family, also by way of others.
enum Families {
    /// - Parameter links: one column of keys for each kind of person; a missing key links nobody.
    /// - Returns: a text for each row: that of the first row of its family.
    static func column(_ links: [Column], named name: String) -> Column {
        let count = links.first?.count ?? 0
        var parent = Array(0..<count)
        func root(_ row: Int) -> Int {
            var row = row
            while parent[row] != row {
                parent[row] = parent[parent[row]]
                row = parent[row]
            }
            return row
        }
        for link in links {
            var first: [String: Int] = [:]
            for row in 0..<count {
                guard let key = link.text(row) else { continue }
                guard let other = first[key] else {
                    first[key] = row
                    continue
                }
                let (a, b) = (root(other), root(row))
                parent[max(a, b)] = min(a, b)
            }
        }
        // The key of the first person who is known names the family, whatever the order of rows.
        var names = [String](repeating: "", count: count)
        for row in 0..<count {
            let place = root(row)
            if names[place].isEmpty { names[place] = links.lazy.compactMap { $0.text(place) }.first ?? "row \(place + 1)" }
        }
        return Column(name: name, values: .text((0..<count).map { names[root($0)] }))
    }
}
