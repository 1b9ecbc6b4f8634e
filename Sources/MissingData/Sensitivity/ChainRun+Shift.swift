// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

extension ChainRun {
    /// After the last iteration: the values of a column at each shift, one list a delta.
    ///
    /// Numbers move as they are (a point that holds a share of its own stays where it is); levels are drawn once more at each shift, from one draw of
    /// the parameters and with the same uniform numbers.
    mutating func shifted(_ shift: DeltaShift) throws(MissingDataError) -> [DrawnValues] {
        guard let index = plan.variables.firstIndex(where: { $0.name == shift.column && $0.isTarget }) else { return [] }
        let variable = plan.variables[index]
        switch (values(index), variable.content) {
        case (.amounts(let own), _):
            var point: Double?
            if case .semicontinuous(let amount, _) = variable.method { point = amount }
            return shift.deltas.map { delta in .amounts(own.map { $0 == point ? $0 : $0 + delta * variable.scale }) }
        case (.levels, .levels(let codes, let count)):
            let name = "\(chain).\(parameters.iterations + 1).\(variable.name)"
            var generator = Philox(seed: parameters.seed, stage: "impute.parameters." + name)
            let step = VisitedStep(
                index: index, name: name, drawn: matrix.gather(variable.missing, columns: plan.used[index]), items: variable.missing.indices,
                isWhole: false,
                streams: PhiloxStreams(seed: parameters.seed, stage: "impute.values." + name),
                furtherStreams: PhiloxStreams(seed: parameters.seed, stage: "impute.amounts." + name))
            let shifts = shift.deltas.map { LevelScores.Shift(level: shift.level ?? 0, logOdds: $0) }
            if case .hotDeck = variable.method {
                return try hotDeck(step, shifts: shifts, generator: &generator).map { plan.copies[index].apply(to: .levels($0)) }
            }
            return try drawLevels(
                step, codes: variable.observed.indices.map { codes[Int($0)] }, count: count, shifts: shifts, generator: &generator
            ).map { plan.copies[index].apply(to: .levels($0)) }
        default: return []
        }
    }
}
