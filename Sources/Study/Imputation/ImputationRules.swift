// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import MissingData
import RegisterData

/// How gaps are filled wherever they are: by the study's own treatment of missing values, by treatments beside it, in questions about imputed values,
/// and in a table of anybody's.
package struct ImputationRules: Hashable, Sendable, Fingerprinted {
    /// What each column is imputed from.
    package var predictors = PredictorChoice()
    /// By column; others get a method by their type.
    package var methods: [String: ImputationMethod] = [:]
    /// Columns that follow from others, which are imputed.
    package var formulas: [ColumnFormula] = []
    /// Columns that belong together, all facts about a father for instance: rows that miss them all get them from one other row.
    package var blocks: [[String]] = []
    /// Columns that are facts about a family: the same in all its rows of a year.
    package var family: [String] = []

    /// Columns that are not imputed and predict nothing.
    package var aside: Set<String> = []

    package init() {}

    /// Puts the rules into chains of a table, of which the excluded columns play no part.
    ///
    /// - Parameter always: columns that predict every other.
    func apply(to chains: inout ChainedEquations, of table: Table, always: [String] = []) throws {
        let excluded = chains.excluded
        func takesPart(_ name: String) -> Bool { table[name] != nil && !excluded.contains(name) }
        chains.methods = methods.filter { takesPart($0.key) }
        chains.predictors = try predictors.matrix(of: table, excluded: excluded, always: always, seed: chains.seed)
        let formulas = formulas.filter { formula in ([formula.column] + formula.sources).allSatisfy(takesPart) }
        chains.passive = formulas.filter { (table[$0.column]?.missingCount ?? 0) > 0 }.map(\.passive)
        let passive = Set(formulas.map(\.column))
        chains.blocks = blocks.compactMap { GapBlock($0.filter { takesPart($0) && !passive.contains($0) }, in: table, methods: methods)?.names }
        guard !chains.blocks.isEmpty || (!formulas.isEmpty && chains.predictors != nil) else { return }
        var matrix = chains.predictors ?? PredictorMatrix(names: table.columnNames.filter { !excluded.contains($0) })
        // What came from a donor would keep its lead where it is; what follows from a column would decide it.
        for block in chains.blocks {
            for follower in block.dropFirst() { try matrix.set(target: block[0], predictor: follower, to: false) }
        }
        for formula in formulas {
            for source in formula.sources { try matrix.set(target: source, predictor: formula.column, to: false) }
        }
        chains.predictors = matrix
    }

    package func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(predictors)
        for (column, method) in methods.sorted(by: { $0.key < $1.key }) {
            builder.feed(column)
            builder.feed(method.name)
            builder.feed(array: method.numbers)
        }
        for formula in formulas {
            builder.feed(formula.column)
            builder.feed(formula.text)
        }
        for block in blocks {
            builder.feed(block.count)
            for column in block { builder.feed(column) }
        }
        builder.feed(family.count)
        for column in family { builder.feed(column) }
        for column in aside.sorted() { builder.feed(column) }
    }
}

/// A column of numbers that follows from others.
package struct ColumnFormula: Hashable, Sendable {
    let column: String
    /// As written.
    let text: String
    /// Columns that it is computed from.
    let sources: [String]
    private let compute: NumericFormula

    /// - Throws: `ExpressionError` for what no number follows from.
    package init(_ column: String, _ expression: ScalarExpression) throws(ExpressionError) {
        (self.column, text, sources) = (column, expression.text, expression.columns)
        compute = try expression.ofNumbers()
    }

    package static func == (a: ColumnFormula, b: ColumnFormula) -> Bool { (a.column, a.text) == (b.column, b.text) }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(column)
        hasher.combine(text)
    }

    var passive: PassiveVariable { PassiveVariable(column, from: sources) { [compute] values in compute.value(values) } }
}

extension ImputationMethod {
    /// What parameters it has, as numbers.
    fileprivate var numbers: [Double] {
        switch self {
        case .predictiveMeanMatching(let donors): [Double(donors)]
        case .normal(let bounds): bounds.map { [$0.lowerBound, $0.upperBound] } ?? []
        case .semicontinuous(let point, let donors): [point, Double(donors)]
        case .multinomial, .discriminant, .hotDeck: []
        case .hierarchy(let lengths): lengths.map { Double($0) }
        }
    }
}
