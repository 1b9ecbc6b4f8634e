// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// One chain while it runs: the imputed values so far, and the cross products of the design that holds them.
struct ChainRun {
    /// Iterations after which the cross products are summed anew, before rounding adds up.
    private static let rebuildEvery = 10

    let plan: ImputationPlan
    let parameters: ChainedEquations
    let chain: Int
    let matrix: WorkingMatrix
    var products: Matrix
    /// For each variable, the values of its missing rows; `nil` where they are those of the donors.
    var own: [DrawnValues?]
    /// For each variable, the row that gave each value, where rows did.
    var donors: [[Int32]?]
    /// Where the last search for a mode ended.
    var modes: [[Double]?]
    var traces: [VariableTrace]
    var ridges: Set<Int> = []

    /// - Parameters:
    ///   - matrix: the design; values of an earlier chain in it are overwritten.
    ///   - base: cross products of the design with 0 in every cell that is not observed.
    init(plan: ImputationPlan, parameters: ChainedEquations, chain: Int, matrix: WorkingMatrix, base: Matrix) {
        (self.plan, self.parameters, self.chain, self.matrix, products) = (plan, parameters, chain, matrix, base)
        donors = plan.variables.map { _ in nil }
        modes = donors.map { _ in nil }
        traces = plan.variables.map { VariableTrace(name: $0.name, content: $0.content) }
        own = plan.variables.map { variable in
            switch variable.content {
            case .amounts: .amounts([Double](repeating: 0, count: variable.missing.count))
            case .levels: .levels([Int32](repeating: 0, count: variable.missing.count))
            }
        }
        for variable in plan.variables where variable.isTarget {
            let zeros = [[Float]](repeating: [Float](repeating: 0, count: variable.missing.count), count: variable.design.count)
            plan.put(zeros, of: variable, rows: variable.missing, into: matrix)
        }
        plan.refreshSiblings(matrix)
        start()
    }

    /// The values of a variable's missing rows.
    func values(_ index: Int) -> DrawnValues { own[index] ?? .taken(plan.variables[index].content, rows: donors[index] ?? []) }

    mutating func run(progress: ProgressMonitor?, store: (any ImputationStore)? = nil) throws -> FinishedChain {
        let done = try store?.kept(chain: chain).map { restore($0) } ?? 0
        for iteration in done..<parameters.iterations {
            let iteration = iteration + 1
            if iteration % Self.rebuildEvery == 0 { products = matrix.products() }
            for index in plan.visits {
                try progress?.checkCancellation()
                try visit(index, iteration: iteration)
            }
            for index in traces.indices where plan.variables[index].isTarget { traces[index].record(values(index)) }
            try store?.keep(chain: chain, isLast: iteration == parameters.iterations) { try state(after: iteration) }
            progress?.report("impute", chain * parameters.iterations + iteration, of: parameters.imputations * parameters.iterations)
        }
        return FinishedChain(
            own: own, shifted: try parameters.shift.map { try shifted($0) } ?? [], donors: donors,
            traces: traces.enumerated().filter { plan.variables[$0.offset].isTarget }.map(\.element),
            ridged: ridges.sorted().map { plan.variables[$0].name })
    }

    /// Every missing value begins as a random observed one.
    private mutating func start() {
        for (index, variable) in plan.variables.enumerated() where variable.isTarget && !variable.isPassive {
            let streams = PhiloxStreams(seed: parameters.seed, stage: "impute.start.\(chain).\(variable.name)")
            let observed = variable.observed.indices, count = UInt64(observed.count)
            let words = streams.blocks(0, of: variable.missing.indices)
            let rows = variable.missing.indices.indices.map { place in
                observed[Int((UInt64(words[0, place]) << 32 | UInt64(words[1, place])).multipliedFullWidth(by: count).high)]
            }
            take(index, from: rows)
        }
        for formula in plan.formulas { compute(formula) }
    }

    /// Puts values into all missing rows of a variable.
    ///
    /// - Parameter gathered: the missing rows as they are, in the columns that the variable is drawn from and its own, where they are at hand.
    mutating func replace(_ index: Int, with new: DrawnValues, gathered: GatheredRows? = nil) {
        let new = plan.copies[index].apply(to: new)
        update(index, plan.variables[index].encoded(new), gathered: gathered)
        (own[index], donors[index]) = (new, nil)
    }

    /// Gives all missing rows of a variable the values of other rows, which the design has at hand as they enter it.
    mutating func take(_ index: Int, from rows: [Int32], gathered: GatheredRows? = nil) {
        let rows = plan.copies[index].apply(to: rows)
        update(index, plan.variables[index].design.map { matrix.values(column: $0, rows: rows) }, gathered: gathered)
        (own[index], donors[index]) = (nil, rows)
    }

    /// Puts what stands in the design for the missing rows of a variable, also where it is in a mean of other rows.
    private mutating func update(_ index: Int, _ encoded: [[Float]], gathered: GatheredRows?) {
        let variable = plan.variables[index]
        update(variable.design, variable.missing, encoded, gathered: gathered.map { ($0, plan.used[index] + Array(variable.design)) })
        guard let sibling = plan.siblings.first(where: { $0.variable == index }) else { return }
        update(sibling.means, sibling.changing, sibling.values(of: sibling.changing, in: matrix), gathered: nil)
    }

    /// Puts values into some rows of neighbouring columns, and brings the cross products up to date.
    ///
    /// - Parameter gathered: the rows as they are, in some columns, of which these are the last.
    private mutating func update(_ design: Range<Int>, _ chosen: RowList, _ encoded: [[Float]], gathered: (rows: GatheredRows, columns: [Int])?) {
        let old = gathered?.rows ?? matrix.gather(chosen, columns: Array(design)), first = old.columns - encoded.count
        let changes = encoded.enumerated().map { place, values in zip(values, old.column(first + place)).map { Double($0) - Double($1) } }
        let shift = shift(chosen, by: changes, gathered: gathered)
        for (place, column) in design.enumerated() {
            for row in 0..<plan.width {
                products[row, column] += shift[row, place]
                products[column, row] += shift[row, place]
            }
            for (other, row) in design.enumerated() {
                products[row, column] += zip(changes[place], changes[other]).reduce(0) { $0 + $1.0 * $1.1 }
            }
        }
        for (column, values) in zip(design, encoded) { matrix.put(values, column: column, rows: chosen) }
    }

    /// The sum of z v' over some rows and all columns of the design, which need to be looked up only where they are not at hand.
    private func shift(_ chosen: RowList, by changes: [[Double]], gathered: (rows: GatheredRows, columns: [Int])?) -> Matrix {
        guard let gathered else { return matrix.products(of: chosen, columns: Array(0..<plan.width), with: changes) }
        let isAtHand = Set(gathered.columns), own = gathered.rows.products(with: changes)
        var result = matrix.products(of: chosen, columns: (0..<plan.width).filter { !isAtHand.contains($0) }, with: changes)
        for list in changes.indices {
            for (place, column) in gathered.columns.enumerated() { result[column, list] = own[place, list] }
        }
        return result
    }

    /// Follows a formula in the rows where its result is missing.
    mutating func compute(_ formula: ImputationPlan.Formula) {
        let variable = plan.variables[formula.variable]
        guard variable.isTarget else { return }
        let sources = formula.sources.map { current($0, rows: variable.missing) }
        let result = variable.missing.indices.indices.map { row in
            let value = formula.compute(sources.map { $0[row] })
            return value.isFinite ? value : variable.centre
        }
        replace(formula.variable, with: .amounts(result))
    }

    /// Observed or imputed amounts in some rows.
    private func current(_ index: Int, rows: RowList) -> [Double] {
        guard case .amounts(let own, _) = plan.variables[index].content, case .amounts(let drawn) = values(index) else { return [] }
        let missing = plan.variables[index].missing.indices
        var place = 0
        return rows.indices.map { row in
            while place < missing.count, missing[place] < row { place += 1 }
            return place < missing.count && missing[place] == row ? drawn[place] : own[Int(row)]
        }
    }
}
