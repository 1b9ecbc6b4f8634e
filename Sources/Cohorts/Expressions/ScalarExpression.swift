// SPDX-License-Identifier: EUPL-1.2

import Basics

/// A formula of the plan: scalar SQL over the columns of one table, checked before any data are read.
///
/// Operators `+ - * / % ||`, comparisons, `and or not`, `in`, `between` (inclusive), `like`, `is null`, `case`, `cast`, and the listed
/// functions. NULL stays unknown. No subquery, file, extension, random number or clock.
public struct ScalarExpression: Hashable, Sendable {
    /// As written in the plan.
    public let text: String
    private let root: SQLNode

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
    /// - Throws: `ExpressionError` for a column that the table does not have, with the nearest name.
    public func sql(over table: [String]) throws(ExpressionError) -> String {
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
        return root.sql { spelling[$0] ?? $0 }
    }
}
