// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RegisterData
import StatMath

/// Parameters of an imputer that is learned once, kept with a model, and applied to one row at a time (deployment *allowed*, methods 4).
///
/// What is kept are the mean and the covariance of all columns together, as the chained equations fill them in the training rows: the joint normal
/// of the design, averaged over imputations. Any gaps then follow from any values that are there, whichever those are: E[x missing | x there] is
/// linear, and predictors that are missing too are integrated out. The alternative, a regression a column, needs a rule for predictors that are
/// missing themselves, and each such rule makes up values that the regression then takes for facts. Levels follow by Bayes' rule from the same
/// moments: normal within each level, with one covariance.
///
/// The outcome plays no part: when a model is used it is not there.
/// Source: Little and Rubin (2020), Statistical Analysis with Missing Data, third edition, sections 11.2 and 14.2 (general location model, Olkin and
/// Tate 1961); Sperrin et al. (2020), J. Clin. Epidemiol. 125, 183-187, for imputers without the outcome.
public struct StoredImputation: Sendable {
    /// How gaps in the training rows are filled, to learn from all of them. Columns that it excludes play no part.
    public var chains: ChainedEquations

    public init(chains: ChainedEquations) { self.chains = chains }

    /// - Parameters:
    ///   - training: rows to learn from, and no others.
    ///   - outcomes: columns that will not be known when the imputer is used.
    /// - Throws: `MissingDataError`; `Cancelled`.
    public func fit(_ training: Table, without outcomes: Set<String>, progress: ProgressMonitor? = nil) throws -> StoredImputer {
        try fitEach(training, without: outcomes, progress: progress).together
    }

    /// The imputer that each chain leaves behind, and the one of all their rows together.
    ///
    /// Draws by each of the former differ by what the gaps leave open about the imputer too; what scores later rows is the latter.
    /// - Throws: as `fit`.
    public func fitEach(
        _ training: Table, without outcomes: Set<String> = [], progress: ProgressMonitor? = nil
    ) throws -> (each: [StoredImputer], together: StoredImputer, convergence: ChainConvergence) {
        var chains = chains
        chains.excluded.formUnion(outcomes)
        guard training.rowCount > 1 else { throw MissingDataError.parameter("the training rows", expected: "at least two") }
        let tables = try chains.impute(training, progress: progress)
        let plan = tables.plan
        let variables = plan.variables.compactMap { variable -> StoredVariable? in
            guard let column = training[variable.name] else { return nil }
            return StoredVariable(variable, column: column)
        }
        var products = Matrix(rows: plan.ownWidth, columns: plan.ownWidth), each: [StoredImputer] = []
        for chain in tables.chains {
            let matrix = plan.workingMatrix()
            for (index, variable) in plan.variables.enumerated() where variable.isTarget {
                let values = chain.values(index, plan)
                plan.put(variable.encoded(values), of: variable, rows: variable.missing, into: matrix)
            }
            // What tells of other rows is not there when a row is scored by itself.
            let all = matrix.products()
            var own = Matrix(rows: plan.ownWidth, columns: plan.ownWidth)
            for column in 0..<plan.ownWidth {
                for row in 0..<plan.ownWidth { own[row, column] = all[row, column] }
            }
            each.append(StoredImputer(variables: variables, moments: JointMoments(products: own)))
            for index in own.elements.indices { products.elements[index] += own.elements[index] / Double(tables.chains.count) }
        }
        return (each, StoredImputer(variables: variables, moments: JointMoments(products: products)), tables.convergence)
    }
}

extension StoredVariable {
    init(_ planned: PlannedVariable, column: Column) {
        let kind: Kind
        var shares: [Double] = []
        switch planned.content {
        case .amounts(let values, let isWhole):
            // No single value of a row is kept: a bound of zero, or none.
            let isPositive = planned.observed.indices.allSatisfy { values[Int($0)] >= 0 }
            var bounds: ClosedRange<Double>?
            if case .normal(let own) = planned.method { bounds = own }
            kind = .amounts(centre: planned.centre, scale: planned.scale, isWhole: isWhole, isPositive: isPositive, bounds: bounds)
        case .levels(let codes, let count):
            var counts = [Int](repeating: 0, count: count)
            for row in planned.observed.indices { counts[Int(codes[Int(row)])] += 1 }
            let totals = planned.levelPlace.indices.reduce(into: [Int: Int]()) { $0[planned.levelPlace[$1] ?? -1, default: 0] += counts[$1] }
            if Set(planned.levelPlace.compactMap { $0 }).count < planned.levelPlace.count(where: { $0 != nil }) {
                shares = counts.indices.map { level in
                    planned.levelPlace[level].map { Double(counts[level]) / Double(max(1, totals[$0] ?? 1)) } ?? 1
                }
            }
            let names = if case .category(_, let levels) = column.values { levels.map(\.code) } else { [String]() }
            // The first of the commonest, as in the design.
            kind = .levels(names, places: planned.levelPlace, reference: counts.firstIndex(of: counts.max() ?? 0) ?? 0)
        }
        self.init(name: planned.name, kind: kind, columns: planned.design, structuralColumn: planned.structuralColumn, shares: shares)
    }
}
