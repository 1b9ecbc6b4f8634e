// SPDX-License-Identifier: EUPL-1.2

import Basics

extension ChainRun {
    /// Draws a group for each recipient, then what is within it, down to the level.
    ///
    /// What is within a group is drawn as levels are, by discriminant analysis of the group's own rows; few rows borrow from all. A group of very
    /// many draws by a hot deck.
    /// - Parameter codes: levels of the rows in which the variable has a value.
    mutating func descend(_ hierarchy: LevelHierarchy, _ step: VisitedStep, codes: [Int32], generator: inout Philox) -> [Int32] {
        let observed = plan.variables[step.index].observed.indices, used = plan.used[step.index]
        var result = [Int32](repeating: 0, count: step.items.count)
        var whole: DiscriminantModel?
        var open = [Branch(depth: 0, rows: Array(codes.indices), recipients: Array(step.items.indices))]
        while let branch = open.popLast() {
            let groups = hierarchy.groups[branch.depth], isLast = branch.depth == hierarchy.depth - 1
            let dense = DenseCodes(branch.rows.map { groups[Int(codes[$0])] }, count: groups.count)
            let recipients = branch.recipients
            let chosen = draw(
                branch, dense, step, rows: RowList(branch.rows.map { observed[$0] }), columns: used, whole: &whole, generator: &generator)
            if isLast {
                for (place, group) in zip(recipients, chosen) { result[place] = dense.levels[Int(group)] }
                continue
            }
            var rows = [[Int]](repeating: [], count: dense.levels.count), drawn = rows
            for (row, group) in zip(branch.rows, dense.codes) { rows[Int(group)].append(row) }
            for (place, group) in zip(recipients, chosen) { drawn[Int(group)].append(place) }
            for group in rows.indices where !drawn[group].isEmpty {
                open.append(Branch(depth: branch.depth + 1, rows: rows[group], recipients: drawn[group]))
            }
        }
        return result
    }

    /// A group that is to be drawn within.
    private struct Branch {
        let depth: Int
        /// Places of its rows among those with a value.
        let rows: [Int]
        /// Places of the rows to draw for.
        let recipients: [Int]
    }

    /// - Parameter whole: of the largest groups, once they were drawn.
    /// - Returns: of each recipient, a place among the groups that occur.
    private mutating func draw(
        _ branch: Branch, _ dense: DenseCodes, _ step: VisitedStep, rows: RowList, columns: [Int], whole: inout DiscriminantModel?,
        generator: inout Philox
    ) -> [Int32] {
        guard dense.levels.count > 1 else { return branch.recipients.map { _ in 0 } }
        let items = branch.recipients.map { step.items[$0] }, recipients = matrix.gather(RowList(items), columns: columns)
        let streams = PhiloxStreams(seed: parameters.seed, stage: "impute.values.\(step.name).level.\(branch.depth)")
        let donors = matrix.gather(rows, columns: columns)
        let model = DiscriminantModel(rows: donors, codes: dense.codes, levels: dense.levels.count, within: whole)
        // The first that is split holds all rows.
        if whole == nil { whole = model }
        guard dense.levels.count <= ImputationMethod.mostDiscriminantLevels else {
            let deck = HotDeck(model, donors: donors, recipients: recipients, generator: &generator), words = streams.blocks(0, of: items)
            return items.indices.map { dense.codes[Int(deck.donor(of: $0, uniform: words.uniform($0)))] }
        }
        let scores = model?.draw(&generator) ?? DiscriminantModel.shares(dense.counts, columns: columns.count, &generator)
        return scores.draw(recipients, streams: streams, items: items)
    }
}
