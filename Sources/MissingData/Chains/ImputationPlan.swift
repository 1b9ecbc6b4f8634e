// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// What chained equations will do with a table: checked parameters, columns in the design, the order of visits.
struct ImputationPlan: Sendable {
    let rowCount: Int
    let variables: [PlannedVariable]
    /// Columns of the design: 1, those of the variables, then those that tell of other rows of the family.
    let width: Int
    /// Without what tells of other rows.
    let ownWidth: Int
    /// Of variables with missing values that have other rows of the family.
    let siblings: [SiblingColumns]
    /// Of each variable, places of missing rows that take the value of others.
    let copies: [CopiedPlaces]
    /// Of each variable, the missing rows that are drawn one after the other at a visit: their places, or `nil` for all.
    let passes: [[[Int]?]]
    /// Variables to draw, in the order of visits.
    let visits: [Int]
    /// Columns of the design that each variable is drawn from; the first is constant.
    let used: [[Int]]
    let formulas: [Formula]
    /// Variables of which the first takes the others along.
    let blocks: [DonorBlock]

    struct Formula: Sendable {
        let variable: Int
        let sources: [Int]
        let compute: @Sendable ([Double]) -> Double
    }

    struct DonorBlock: Sendable {
        let lead: Int
        let followers: [Int]
        /// Rows that have a value in every column of the block, or `nil` for rows that the lead has.
        let donors: RowList
        /// Rows that miss them all, with their places in each follower's missing rows and in the lead's.
        let leadPlaces: [Int]
        let followerPlaces: [[Int]]
    }

    init(_ parameters: ChainedEquations, table: Table) throws {
        rowCount = table.rowCount
        let names = table.columnNames
        func position(_ name: String) throws(MissingDataError) -> Int {
            guard let index = names.firstIndex(of: name) else {
                throw .unknownColumn(name, suggestion: NearestName.suggestion(for: name, among: names))
            }
            return index
        }
        for name in parameters.methods.keys.sorted() + parameters.excluded.sorted() + parameters.blocks.flatMap({ $0 }) { _ = try position(name) }
        for formula in parameters.passive { for name in [formula.name] + formula.sources { _ = try position(name) } }
        let passiveNames = Set(parameters.passive.map(\.name))
        var builder = VariablePlanner(parameters: parameters, rowCount: table.rowCount)
        var planned: [PlannedVariable] = []
        for column in table.columns where !parameters.excluded.contains(column.name) {
            if let variable = try builder.plan(column, isPassive: passiveNames.contains(column.name)) { planned.append(variable) }
        }
        let places = Dictionary(uniqueKeysWithValues: planned.enumerated().map { ($1.name, $0) })
        func variable(_ name: String) throws(MissingDataError) -> Int {
            guard let index = places[name] else { throw .cannotImpute(column: name) }
            return index
        }
        var formulas: [Formula] = []
        for formula in parameters.passive {
            let sources = try formula.sources.map { try variable($0) }, own = try variable(formula.name)
            guard (sources + [own]).allSatisfy({ if case .amounts = planned[$0].content { true } else { false } }), !sources.contains(own) else {
                throw MissingDataError.parameter("the formula of \"\(formula.name)\"", expected: "of other columns, all of numbers")
            }
            let known = sources.map { Set(planned[$0].observed.indices).union(planned[$0].missing.indices) }
            guard planned[own].missing.indices.allSatisfy({ row in known.allSatisfy { $0.contains(row) } }) else {
                throw MissingDataError.parameter(
                    "the formula of \"\(formula.name)\"", expected: "of columns that have a value, or are imputed, wherever it is missing")
            }
            formulas.append(Formula(variable: own, sources: sources, compute: formula.formula))
        }
        var blocks: [DonorBlock] = []
        for block in parameters.blocks {
            let members = try block.map { try variable($0) }
            guard members.count >= 2, Set(members).count == members.count, members.allSatisfy({ planned[$0].isTarget && !planned[$0].isPassive })
            else { throw MissingDataError.parameter("a block", expected: "at least two different columns with missing values") }
            guard planned[members[0]].method.takesRows else {
                throw MissingDataError.parameter("the first column of a block", expected: "imputed from other rows' values")
            }
            blocks.append(Self.block(members, &planned))
        }
        visits = try Self.visits(parameters.visiting, planned)
        copies = planned.map { parameters.families?.copies(of: $0) ?? CopiedPlaces() }
        var siblings: [SiblingColumns] = [], width = builder.width
        for index in visits {
            guard let found = parameters.families.flatMap({ SiblingColumns(index, planned[index], $0, first: width) }) else { continue }
            siblings.append(found)
            width += found.columns.count
        }
        let leads = Set(blocks.map(\.lead))
        passes = planned.enumerated().map { index, variable in
            guard let families = parameters.families, variable.recipients == nil, !leads.contains(index) else { return [variable.recipients] }
            return families.passes(of: variable) ?? [nil]
        }
        used = try planned.indices.map { target in
            let own = try Self.predictors(of: target, in: planned, formulas: formulas, matrix: parameters.predictors)
            guard let sibling = siblings.first(where: { $0.variable == target }) else { return own }
            return own + sibling.columns
        }
        (variables, self.formulas, self.blocks, self.siblings) = (planned, formulas, blocks, siblings)
        (ownWidth, self.width) = (builder.width, width)
    }

    private static func block(_ members: [Int], _ planned: inout [PlannedVariable]) -> DonorBlock {
        func common(_ lists: [RowList]) -> [Int32] {
            lists.dropFirst().reduce(lists[0].indices) { rows, list in
                let other = Set(list.indices)
                return rows.filter { other.contains($0) }
            }
        }
        let donors = common(members.map { planned[$0].observed }), rows = Set(common(members.map { planned[$0].missing }))
        func split(_ member: Int) -> (copied: [Int], own: [Int]) {
            let missing = planned[member].missing.indices
            return (missing.indices.filter { rows.contains(missing[$0]) }, missing.indices.filter { !rows.contains(missing[$0]) })
        }
        let splits = members.map(split)
        for (member, split) in zip(members, splits).dropFirst() { planned[member].recipients = split.own }
        return DonorBlock(
            lead: members[0], followers: Array(members.dropFirst()), donors: RowList(donors), leadPlaces: splits[0].copied,
            followerPlaces: splits.dropFirst().map(\.copied))
    }

    private static func visits(_ visiting: ChainedEquations.Visiting, _ planned: [PlannedVariable]) throws(MissingDataError) -> [Int] {
        let targets = planned.indices.filter { planned[$0].isTarget && !planned[$0].isPassive }
        switch visiting {
        case .asInTable: return targets
        case .ascendingMissing: return targets.sorted { (planned[$0].missing.count, $0) < (planned[$1].missing.count, $1) }
        case .order(let names):
            let order = names.compactMap { name in targets.first { planned[$0].name == name } }
            guard order.count == names.count, Set(order) == Set(targets) else {
                throw .parameter("the visiting order", expected: "every column with missing values that are imputed, and no other")
            }
            return order
        }
    }

    /// - Returns: columns of the design: the constant, then the predictors'.
    private static func predictors(
        of target: Int, in planned: [PlannedVariable], formulas: [Formula], matrix: PredictorMatrix?
    ) throws(MissingDataError) -> [Int] {
        var columns = [0]
        let row = try matrix.map { matrix throws(MissingDataError) in matrix.uses[try matrix.position(planned[target].name)] }
        for (index, variable) in planned.enumerated() where index != target {
            if let matrix, let row {
                guard row[try matrix.position(variable.name)] else { continue }
            } else if formulas.contains(where: { $0.variable == index && $0.sources.contains(target) }) {
                // What follows from a column would decide it.
                continue
            }
            columns += Array(variable.design)
            if let structural = variable.structuralColumn { columns.append(structural) }
        }
        return columns
    }
}
