// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Keeps chains between iterations, so that a run that was stopped goes on where it was and ends with the same bytes.
///
/// What is kept is what one chain knew after one iteration; it does not depend on how many iterations or chains there will be. It holds drawn values:
/// it stays where the data are.
public protocol ImputationStore {
    /// - Returns: what was kept last of a chain, or `nil`.
    func kept(chain: Int) throws -> Data?

    /// - Parameters:
    ///   - isLast: whether the chain is done.
    ///   - state: makes what is to be kept; a store may leave an iteration out.
    func keep(chain: Int, isLast: Bool, _ state: () throws -> Data) throws
}

/// What a chain knows after an iteration.
struct ChainState: Codable {
    let iteration: Int
    let products: PackedArray<Double>
    let values: [Draws]
    /// Empty where no row gave values.
    let donors: [PackedArray<Int32>]
    /// Empty where nothing was searched.
    let modes: [PackedArray<Double>]
    let traces: [[PackedArray<Double>]]
    let ridges: [Int]

    /// One of the two; neither where they are those of the donors.
    struct Draws: Codable {
        let amounts: [PackedArray<Double>]
        let levels: [PackedArray<Int32>]

        /// Those of the donors.
        init() { (amounts, levels) = ([], []) }

        init(_ values: DrawnValues) {
            switch values {
            case .amounts(let values): (amounts, levels) = ([PackedArray(values)], [])
            case .levels(let values): (amounts, levels) = ([], [PackedArray(values)])
            }
        }

        var values: DrawnValues? { amounts.first.map { .amounts($0.values) } ?? levels.first.map { .levels($0.values) } }
    }
}

extension ChainRun {
    /// - Parameter iteration: the last one that is done.
    func state(after iteration: Int) throws -> Data {
        let state = ChainState(
            iteration: iteration, products: PackedArray(products.elements),
            values: own.map { $0.map(ChainState.Draws.init) ?? ChainState.Draws() },
            donors: donors.map { PackedArray($0 ?? []) }, modes: modes.map { PackedArray($0 ?? []) },
            traces: traces.map { $0.values.map { PackedArray($0) } }, ridges: ridges.sorted())
        let encoder = PropertyListEncoder()
        encoder.outputFormat = .binary
        return try encoder.encode(state)
    }

    /// Goes on from what was kept.
    ///
    /// - Returns: the iterations that are done; 0 where what was kept does not fit this table, or goes beyond what is asked.
    mutating func restore(_ data: Data) -> Int {
        guard let state = try? PropertyListDecoder().decode(ChainState.self, from: data), (1...parameters.iterations).contains(state.iteration),
            state.products.values.count == products.elements.count, state.values.count == own.count, state.donors.count == donors.count,
            state.modes.count == modes.count, state.traces.count == traces.count, state.ridges.allSatisfy(plan.variables.indices.contains)
        else { return 0 }
        let drawn = zip(zip(state.values, state.donors), plan.variables).compactMap { kept, variable -> DrawnValues? in
            let (own, donors) = (kept.0.values, kept.1.values)
            if let own { return own }
            return donors.allSatisfy { (0..<Int32(plan.rowCount)).contains($0) } ? .taken(variable.content, rows: donors) : nil
        }
        guard drawn.count == own.count, zip(drawn, plan.variables).allSatisfy({ fits($0, $1) }) else { return 0 }
        var restored = traces
        for (index, variable) in plan.variables.enumerated() where variable.isTarget {
            guard
                restored[index].restore(state.traces[index].map(\.values), iterations: state.iteration),
                state.donors[index].values.allSatisfy({ (0..<Int32(plan.rowCount)).contains($0) })
            else { return 0 }
        }
        traces = restored
        for (index, variable) in plan.variables.enumerated() where variable.isTarget {
            plan.put(variable.encoded(drawn[index]), of: variable, rows: variable.missing, into: matrix)
        }
        plan.refreshSiblings(matrix)
        products.elements = state.products.values
        donors = state.donors.map { $0.values.isEmpty ? nil : $0.values }
        own = zip(drawn, donors).map { $1 == nil ? $0 : nil }
        modes = state.modes.map { $0.values.isEmpty ? nil : $0.values }
        ridges = Set(state.ridges)
        return state.iteration
    }

    private func fits(_ drawn: DrawnValues, _ variable: PlannedVariable) -> Bool {
        guard drawn.count == variable.missing.count else { return false }
        return switch (drawn, variable.content) {
        case (.amounts, .amounts): true
        case (.levels(let new), .levels(_, let count)): new.allSatisfy { (0..<Int32(count)).contains($0) }
        default: false
        }
    }
}
