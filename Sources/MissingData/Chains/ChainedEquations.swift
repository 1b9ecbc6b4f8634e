// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// Parameters of multiple imputation by chained equations: each incomplete column is drawn given all others, again and again.
///
/// Regressions are fitted from one matrix of cross products that every draw brings up to date, so that a step costs as much as its missing rows.
/// Source: Van Buuren and Groothuis-Oudshoorn (2011), Journal of Statistical Software 45(3).
public struct ChainedEquations: Sendable {
    /// The order in which columns are imputed.
    public enum Visiting: Hashable, Sendable {
        /// From few to many missing cells.
        case ascendingMissing
        case asInTable
        /// By name; it names every column that is imputed.
        case order([String])
    }

    /// How many completed tables: m.
    public var imputations: Int
    public var iterations: Int
    public var seed: UInt64
    /// By column; others get a method by their type.
    public var methods: [String: ImputationMethod] = [:]
    /// Which columns each column is imputed from; every other column when `nil`.
    public var predictors: PredictorMatrix?
    public var visiting: Visiting = .ascendingMissing
    public var passive: [PassiveVariable] = []
    /// Columns that belong together, all facts about a father for instance: where all are missing they are copied from the donor of the first.
    public var blocks: [[String]] = []
    /// Columns that play no part: row numbers, texts.
    public var excluded: Set<String> = []
    /// Where a cell is missing for one of these reasons it stays missing. Structural always stays.
    public var kept: Set<MissingKind> = []
    /// A column of levels enters as a predictor with this many levels, the commonest; the others together are one more.
    public var mostPredictorLevels = 60
    /// Which rows are of one family; `nil` where rows have nothing to do with each other.
    public var families: Families?
    /// A column whose imputed values are also wanted at other places, beside those of the tables.
    public var shift: DeltaShift?

    public init(imputations: Int = 5, iterations: Int = 10, seed: UInt64) {
        (self.imputations, self.iterations, self.seed) = (imputations, iterations, seed)
    }

    /// - Parameter store: where chains are kept between iterations, if they are.
    /// - Throws: `MissingDataError`; `Cancelled`; what the store throws.
    public func impute(_ table: Table, progress: ProgressMonitor? = nil, store: (any ImputationStore)? = nil) throws -> ImputedTables {
        guard imputations >= 1 else { throw MissingDataError.parameter("imputations", expected: "at least 1") }
        guard iterations >= 1 else { throw MissingDataError.parameter("iterations", expected: "at least 1") }
        guard mostPredictorLevels >= 2 else { throw MissingDataError.parameter("mostPredictorLevels", expected: "at least 2") }
        if let families {
            guard families.family.count == table.rowCount else { throw MissingDataError.parameter("the families", expected: "one number a row") }
        }
        let known = families?.filled(table, stays: stays) ?? table
        let plan = try ImputationPlan(self, table: known)
        try check(shift, known)
        var chains: [FinishedChain] = []
        let matrix = plan.workingMatrix(), base = matrix.products()
        for chain in 0..<imputations {
            var run = ChainRun(plan: plan, parameters: self, chain: chain, matrix: matrix, base: base)
            chains.append(try run.run(progress: progress, store: store))
        }
        return ImputedTables(table: table, known: known, plan: plan, chains: chains)
    }

    private func check(_ shift: DeltaShift?, _ table: Table) throws(MissingDataError) {
        guard let shift else { return }
        guard let column = table[shift.column] else {
            throw .unknownColumn(shift.column, suggestion: NearestName.suggestion(for: shift.column, among: table.columnNames))
        }
        guard shift.deltas.allSatisfy(\.isFinite) else { throw .parameter("the deltas", expected: "finite numbers") }
        var levels: Int?
        if case .category(_, let own) = column.values { levels = own.count }
        if case .hierarchy = methods[shift.column] {
            throw .parameter("the column that is shifted", expected: "one that is not drawn down a classification")
        }
        guard (shift.level == nil) == (levels == nil), shift.level.map({ (0..<(levels ?? 0)).contains($0) }) ?? true else {
            throw .parameter("the level that is shifted", expected: levels == nil ? "none: the column has numbers" : "one of the column's levels")
        }
    }
}
