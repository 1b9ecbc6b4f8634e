// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

extension ChainRun {
    /// Draws the missing values of one variable given all others.
    mutating func visit(_ index: Int, iteration: Int) throws(MissingDataError) {
        let name = "\(chain).\(iteration).\(plan.variables[index].name)"
        for (number, places) in plan.passes[index].enumerated() {
            try draw(index, places, visit: name, name: number == 0 ? name : "\(name).\(number)")
        }
        follow(index)
    }

    /// - Parameters:
    ///   - places: among the missing rows; all where `nil`.
    ///   - visit: of the random numbers of the parameters: one draw of them serves all rows, whichever come first.
    ///   - name: of the random numbers of these rows.
    private mutating func draw(_ index: Int, _ places: [Int]?, visit: String, name: String) throws(MissingDataError) {
        let variable = plan.variables[index]
        var generator = Philox(seed: parameters.seed, stage: "impute.parameters." + visit)
        let streams = PhiloxStreams(seed: parameters.seed, stage: "impute.values." + name)
        let rows = places.map { places in RowList(places.map { variable.missing.indices[$0] }) } ?? variable.missing
        guard places == nil || rows.count > 0 else { return }
        // The rows of a number are looked up once: to draw for, to take from the cross products, and to bring them up to date.
        let isWhole = variable.isNumberDrawn && places == nil
        let columns = plan.used[index] + (isWhole ? Array(variable.design) : [])
        let step = VisitedStep(
            index: index, name: name, drawn: matrix.gather(rows, columns: columns), items: rows.indices, isWhole: isWhole,
            streams: streams, furtherStreams: PhiloxStreams(seed: parameters.seed, stage: "impute.amounts." + name))
        let result: DrawnValues
        switch variable.method {
        case .predictiveMeanMatching(let count):
            return give(try match(step, nearest: count, generator: &generator), to: places, of: index, gathered: isWhole ? step.drawn : nil)
        case .normal(let bounds):
            result = try normal(step, bounds: bounds, generator: &generator)
        case .semicontinuous(let point, let count):
            result = try semicontinuous(step, point: point, nearest: count, generator: &generator)
        case .multinomial, .discriminant, .hierarchy:
            result = try levels(step, generator: &generator)
        case .hotDeck:
            return give(try hotDeck(step, generator: &generator), to: places, of: index, gathered: nil)
        }
        var new = result
        if let places {
            new = values(index)
            new.put(result, at: places)
        }
        replace(index, with: new, gathered: isWhole ? step.drawn : nil)
    }

    /// Puts the values of other rows into missing rows of a variable.
    ///
    /// - Parameter places: among the missing rows; all where `nil`. The others keep their givers.
    private mutating func give(_ rows: [Int32], to places: [Int]?, of index: Int, gathered: GatheredRows?) {
        guard let places else { return take(index, from: rows, gathered: gathered) }
        guard var all = donors[index] else {
            var new = values(index)
            new.put(.taken(plan.variables[index].content, rows: rows), at: places)
            return replace(index, with: new)
        }
        for (place, row) in zip(places, rows) { all[place] = row }
        take(index, from: all)
    }

    /// Brings everything up to date that is copied with a variable or follows from it.
    private mutating func follow(_ index: Int) {
        for block in plan.blocks where block.lead == index { copy(block) }
        let changed = [index] + plan.blocks.filter { $0.lead == index }.flatMap(\.followers)
        for formula in plan.formulas where changed.contains(where: formula.sources.contains) { compute(formula) }
    }

    /// Gives the followers of a block the values of the lead's donors.
    private mutating func copy(_ block: ImputationPlan.DonorBlock) {
        guard let given = donors[block.lead] else { return }
        let rows = block.leadPlaces.map { given[$0] }
        for (follower, places) in zip(block.followers, block.followerPlaces) {
            var new = values(follower)
            new.put(.taken(plan.variables[follower].content, rows: rows), at: places)
            replace(follower, with: new)
        }
    }
}

/// What every method needs of the variable that is visited.
struct VisitedStep {
    let index: Int
    /// Of its random numbers.
    let name: String
    /// The rows to draw for, in the columns of the design that the variable is drawn from.
    let drawn: GatheredRows
    /// The same rows in the table; each draws from its own item of the streams.
    let items: [Int32]
    /// Whether these are all missing rows of the variable, with its own column behind the others.
    let isWhole: Bool
    let streams: PhiloxStreams
    /// For a second draw of the same rows.
    let furtherStreams: PhiloxStreams
}
