// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import Protected
import RegisterData

/// Composes a cohort from a table and what the plan says of its columns.
public struct CohortComposer: Sendable {
    public let declaration: CohortDeclaration

    public init(_ declaration: CohortDeclaration) { self.declaration = declaration }

    /// - Throws: `CohortsError` and `ProtectedError` for what does not fit; nothing in them is a value of a cell.
    public func compose(_ table: Table, progress: ProgressMonitor) throws -> Cohort {
        guard table.rowCount > 0 else { throw CohortsError.noRows }
        let table = try DerivedColumns.adding(declaration.derived, to: table, progress: progress)
        let rowKeys = try keys(of: table)
        let tieBreak = rowKeys.map { KeyHash.of($0) }
        let families = try declaration.cluster.map { try identifiers(of: $0, in: table).map { KeyHash.of($0) } } ?? tieBreak
        let areas = try declaration.area.map { try areaCodes(column($0, in: table)) }
        let reader = OutcomeReader(table: table, progress: progress)
        let outcomes = try declaration.outcomes.map { declared in
            var outcome = try reader.read(declared)
            outcome.settled = try declared.knownAt.flatMap { days(try column($0, in: table)) }
            return outcome
        }
        let all = try declaration.features.map { try FeatureColumn($0, column: column($0.column, in: table)) }
        let useful = all.filter { !$0.isConstant }
        guard !useful.isEmpty || declaration.features.isEmpty else { throw CohortsError.noFeatures }
        let protected = try ProtectedAttributes(
            declaration.protected.map { try ProtectedAttribute(name: $0.name, column: column($0.column, in: table), grouping: $0.grouping) })
        return Cohort(
            universe: universe(of: rowKeys), rowKeys: rowKeys, tieBreak: tieBreak, families: families, outcomes: outcomes,
            features: Features(rowCount: table.rowCount, columns: useful), protected: protected,
            clusters: declaration.cluster == nil ? nil : Clusters(keys: families), weights: try weights(in: table), areas: areas,
            years: try declaration.year.map { try years(column($0, in: table)) },
            index: try declaration.index.flatMap { days(try column($0, in: table)) }, constantFeatures: all.filter(\.isConstant).map(\.name),
            pastFlag: try declaration.pastFlag.map(reader.read), comparator: try declaration.comparator.map(reader.read))
    }

    private func column(_ name: String, in table: Table) throws(CohortsError) -> Column {
        guard let column = table[name] else {
            throw .unknownColumn(name, suggestion: NearestName.suggestion(for: name, among: table.columnNames))
        }
        return column
    }

    private func keys(of table: Table) throws(CohortsError) -> [String] {
        guard let key = declaration.key else { return (1...table.rowCount).map(String.init) }
        let keys = try identifiers(of: key, in: table)
        guard Set(keys).count == keys.count else { throw .keyTwice(column: key) }
        return keys
    }

    private func identifiers(of name: String, in table: Table) throws(CohortsError) -> [String] {
        let column = try column(name, in: table)
        var keys: [String] = []
        keys.reserveCapacity(column.count)
        for row in 0..<column.count {
            guard let text = column.text(row) else { throw .keyMissing(column: name, line: row + 1) }
            keys.append(text)
        }
        return keys
    }

    private func universe(of keys: [String]) -> Universe {
        var builder = FingerprintBuilder()
        builder.feed(keys.count)
        for key in keys { builder.feed(key) }
        return Universe(count: keys.count, fingerprint: builder.finish())
    }

    private func areaCodes(_ column: Column) -> AreaCodes {
        let coded = column.coded()
        var labels = column.valueLabels
        if case .category(_, let levels) = column.values {
            for level in levels { labels[level.code] = level.label }
        }
        return AreaCodes(index: coded.index, codes: coded.codes, labels: labels)
    }

    private func years(_ column: Column) throws(CohortsError) -> [Int?] {
        switch column.values {
        case .date(let days): days.indices.map { column.missingKind($0).isPresent ? days[$0].components.year : nil }
        case .integer(let values): values.indices.map { column.missingKind($0).isPresent ? Int(values[$0]) : nil }
        default: throw .yearNeeded
        }
    }

    /// - Returns: `nil` for a column that is no date.
    private func days(_ column: Column) -> [CivilDay?]? {
        guard case .date(let days) = column.values else { return nil }
        return days.indices.map { column.missingKind($0).isPresent ? days[$0] : nil }
    }

    private func weights(in table: Table) throws(CohortsError) -> CaseWeights? {
        guard let declared = declaration.weights else { return nil }
        let column = try column(declared.column, in: table)
        let numbers: [Double]
        switch column.values {
        case .number(let values): numbers = values
        case .integer(let values): numbers = values.map(Double.init)
        default: throw .weightNotUsable(column: declared.column, line: 1)
        }
        for row in numbers.indices where !column.missingKind(row).isPresent || !(numbers[row].isFinite && numbers[row] >= 0) {
            throw .weightNotUsable(column: declared.column, line: row + 1)
        }
        guard let weights = CaseWeights(numbers, kind: declared.kind) else { throw .weightNotUsable(column: declared.column, line: 1) }
        return weights
    }
}
