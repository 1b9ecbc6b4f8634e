// SPDX-License-Identifier: EUPL-1.2

import Basics

/// A formula of the plan: scalar SQL over the columns of one table, checked before any data are read.
///
/// Operators `+ - * / % ||`, comparisons, `and or not`, `in`, `between` (inclusive), `like`, `is null`, `case`, `cast`, and the listed
/// functions. NULL stays unknown. No subquery, file, extension, random number or clock.
public struct ScalarExpression: Hashable, Sendable {
    /// As written in the plan.
    public let text: String
    let root: SQLNode

    /// - Throws: `ExpressionError` with the place of the first thing that is not allowed.
    public init(parsing text: String) throws(ExpressionError) {
        self.text = text
        root = try SQLParser.parse(text)
    }

    /// The columns that it names, as written, each once, in reading order.
    public var columns: [String] {
        var seen: Set<String> = []
        return references.compactMap { seen.insert($0.name).inserted ? $0.name : nil }
    }

    /// The column from which the whole is subtracted: `ddgeb` of `ddgeb - amddd`, also inside a cast; `nil` for anything else.
    var minuend: String? {
        var node = root
        if case .cast(let operand, _, _) = node { node = operand }
        guard case .binary("-", .column(let name, _), _) = node else { return nil }
        return name
    }

    /// The column that the expression is; `nil` for anything else.
    var singleColumn: String? {
        guard case .column(let name, _) = root else { return nil }
        return name
    }

    private var references: [(name: String, position: Int)] {
        var found: [(String, Int)] = []
        func visit(_ node: SQLNode) {
            if case .column(let name, let position) = node { found.append((name, position)) }
            for child in node.children { visit(child) }
        }
        visit(root)
        return found
    }

    /// Canonical SQL with the table's own spelling of each name.
    ///
    /// An exact match goes first; otherwise case is ignored, as SQL does, where that leaves one column.
    /// - Parameter dates: columns of the table that hold dates, to which and from which days may be added.
    /// - Throws: `ExpressionError` for a column that the table does not have, with the nearest name.
    public func sql(over table: [String], dates: Set<String> = []) throws(ExpressionError) -> String {
        root.sql(try columns(of: table, dates: dates))
    }

    /// Whether the value is a date, as far as the expression and the columns tell.
    public func isDate(over table: [String], dates: Set<String>) throws(ExpressionError) -> Bool {
        root.isDate(try columns(of: table, dates: dates))
    }

    private func columns(of table: [String], dates: Set<String>) throws(ExpressionError) -> SQLColumns {
        var spelling: [String: String] = [:]
        for (name, position) in references {
            if table.contains(name) {
                spelling[name] = name
                continue
            }
            let matches = table.filter { $0.lowercased() == name.lowercased() }
            guard matches.count == 1 else {
                let near = NearestName.suggestion(for: name, among: table)
                throw ExpressionError(
                    at: position, en: "There is no column \"\(name)\"." + (near.map { " Did you mean \"\($0)\"?" } ?? ""),
                    nl: "Er is geen kolom \"\(name)\"." + (near.map { " Bedoelt u \"\($0)\"?" } ?? ""))
            }
            spelling[name] = matches[0]
        }
        return SQLColumns(spelling: spelling, dates: dates)
    }
}
