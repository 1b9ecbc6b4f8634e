// SPDX-License-Identifier: EUPL-1.2

import func Foundation.exp

/// What to do with the rows that lack the same columns.
struct PatternModel: Sendable {
    private enum Step: Sendable {
        case level(Int, ConditionalLevels)
        case amounts([Int], ConditionalAmounts)
    }

    private let imputer: StoredImputer
    private let steps: [Step]
    private let isDrawn: Bool

    init(_ imputer: StoredImputer, states: [StoredImputer.CellState], isDrawn: Bool) {
        (self.imputer, self.isDrawn) = (imputer, isDrawn)
        var given: [Int] = [], steps: [Step] = [], amounts: [Int] = []
        for (variable, state) in zip(imputer.variables, states) {
            if let structural = variable.structuralColumn { given.append(structural) }
            // Where no training row lacked the question, nothing is known of those to whom it does not apply.
            if state == .known || (state == .notApplicable && variable.structuralColumn != nil) { given += Array(variable.columns) }
        }
        for (place, variable) in imputer.variables.enumerated() where states[place] == .missing {
            switch variable.kind {
            case .amounts: amounts.append(place)
            case .levels:
                steps.append(.level(place, ConditionalLevels(variable, given: given, moments: imputer.moments)))
                // A drawn level is a fact for what is drawn after it; an expected one would claim too much.
                if isDrawn { given += Array(variable.columns) }
            }
        }
        if !amounts.isEmpty {
            let columns = amounts.map { imputer.variables[$0].columns.lowerBound }
            steps.append(.amounts(amounts, ConditionalAmounts(columns, given: given, moments: imputer.moments)))
        }
        self.steps = steps
    }

    /// A shift, by positions.
    struct Shift: Sendable {
        let variable: Int
        let level: Int?
        let delta: Double

        init?(_ shift: StoredImputer.Shift, _ variables: [StoredVariable]) {
            guard let variable = variables.firstIndex(where: { $0.name == shift.column }) else { return nil }
            switch variables[variable].kind {
            case .amounts: level = nil
            case .levels(let codes, _, _):
                guard let place = shift.level.flatMap({ codes.firstIndex(of: $0) }) else { return nil }
                level = place
            }
            (self.variable, delta) = (variable, shift.delta)
        }

        /// Probabilities with the odds of its level multiplied.
        func applied(_ probabilities: [(level: Int, probability: Double)]) -> [(level: Int, probability: Double)] {
            let weights = probabilities.map { $0.level == level ? $0.probability * exp(delta) : $0.probability }
            let total = weights.reduce(0, +)
            return zip(probabilities, weights).map { ($0.level, $1 / total) }
        }
    }

    enum Value: Sendable {
        case amount(Double)
        case level(Int)
    }

    /// The variables that it fills, in the order in which it does.
    var places: [Int] {
        steps.flatMap { step in
            switch step {
            case .level(let place, _): [place]
            case .amounts(let places, _): places
            }
        }
    }

    /// - Parameters:
    ///   - design: the row, with zeros where it has gaps; drawn levels are put in.
    ///   - noise: of each variable, a standard normal number or for levels one from 0 to 1; `nil` for expected values.
    func fill(_ design: inout [Double], noise: [Double]?, shift: Shift? = nil) -> [(place: Int, value: Value)] {
        var result: [(place: Int, value: Value)] = []
        for step in steps {
            switch step {
            case .level(let place, let model):
                let probabilities = model.probabilities(design), own = shift.flatMap { $0.variable == place ? $0 : nil }
                let level = Self.chosen(own?.applied(probabilities) ?? probabilities, uniform: noise?[place])
                result.append((place, .level(level)))
                guard case .levels(_, let places, _) = imputer.variables[place].kind, isDrawn else { continue }
                if let column = places[level] { design[imputer.variables[place].columns.lowerBound + column] = 1 }
            case .amounts(let places, let model):
                var values = model.expected(design)
                if let noise { values = model.drawn(from: values, noise: places.map { noise[$0] }) }
                result += zip(places, values).map { place, value in
                    (place, .amount(imputer.variables[place].amount(value + (shift?.variable == place ? shift?.delta ?? 0 : 0))))
                }
            }
        }
        return result
    }

    private static func chosen(_ probabilities: [(level: Int, probability: Double)], uniform: Double?) -> Int {
        guard let uniform else { return probabilities.max { ($0.probability, -$0.level) < ($1.probability, -$1.level) }?.level ?? 0 }
        var left = uniform
        for (level, probability) in probabilities {
            left -= probability
            if left < 0 { return level }
        }
        return probabilities.last?.level ?? 0
    }
}
