// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// The columns in which answers are missing.
enum MaskedColumn: String, CaseIterable {
    case smoking = "rookgedrag"
    case alcohol = "alcoholgebruik"
    case bodyMassIndex = "bmi"
    case education = "OPLNIVSOI2016AGG4HBMETNIRWO"
    case income = "INHBRUTINKH"
    case father = "RINPERSOONpa"

    /// P(missing) where no bias acts; the same for everybody.
    var usual: Double {
        switch self {
        case .smoking: 0.20
        case .alcohol: 0.22
        case .bodyMassIndex: 0.15
        case .education: 0.10
        case .income, .father: 0.03
        }
    }

    /// Whether what is missing has a size that missing can depend on.
    var hasSize: Bool { [.bodyMassIndex, .education, .income].contains(self) }

    /// What is asked once of a mother is missing for all her children, if their probabilities are the same.
    func item(of birth: Birth) -> UInt64 {
        switch self {
        case .smoking, .alcohol, .bodyMassIndex: birth.item
        case .education, .income, .father: UInt64(birth.mother.index)
        }
    }
}

/// Mechanisms c1 and c2: which answers are missing, and with which probability they were.
struct Missingness: Sendable {
    let column: MaskedColumn
    /// One a birth.
    let probability: [Double]
    let isMissing: [Bool]
    /// The bias that acts here, with its position in the list.
    let bias: (position: Int, bias: Bias)?
    /// P(missing) outside the group.
    let base: Double

    /// - Throws: when a form cannot reach the group's mean share with probabilities.
    init(_ column: MaskedColumn, _ births: [Birth], world: World, biases: Biases) throws(SyntheticRegistersError) {
        let position = biases.list.firstIndex { [.missingAtRandom, .missingNotAtRandom].contains($0.mechanism) && $0.column == column.rawValue }
        let bias = position.map { (position: $0, bias: biases.list[$0]) }
        let base = bias?.bias.base ?? column.usual
        var probability = Array(repeating: base, count: births.count)
        if let bias { probability = try Self.probabilities(bias.bias, of: column, position: bias.position, base: base, births, world) }
        self.probability = probability
        isMissing = births.indices.map { row in
            var generator = Philox(seed: world.seed, stage: "missing \(column.rawValue)", item: column.item(of: births[row]))
            return generator.bernoulli(probability[row])
        }
        (self.column, self.bias, self.base) = (column, bias, base)
    }

    private static func probabilities(_ bias: Bias, of column: MaskedColumn, position: Int, base: Double, _ births: [Birth], _ world: World)
        throws(SyntheticRegistersError) -> [Double]
    {
        let members = bias.members(of: births)
        let weights = Array(repeating: 1.0, count: births.count)
        let strength = Spread(bias, position: position, births: births, areas: world.areas, weights: weights).strength
        let group = births.indices.filter { members[$0] }
        var probability = Array(repeating: base, count: births.count)
        if bias.mechanism == .missingAtRandom {
            // The mean share of the group is that of the constant form: log-odds log(dial) above the base.
            let wanted = Logistic.expit(Logistic.logit(base) + log(bias.dial))
            let slope = bias.form == .constant ? log(bias.dial) : root(of: wanted, group) { Logistic.logit(base) + $1 * strength[$0] }
            guard slope.magnitude < Self.steepest else { throw .formTooStrong(position: position + 1, form: bias.form) }
            for row in group { probability[row] = Logistic.expit(Logistic.logit(base) + slope * strength[row]) }
        } else {
            // The mean share of the group is the base: only which values are missing differs.
            let value = standardised(births.map { column.value(of: $0, in: world) }, over: group)
            let intercept = root(of: base, group) { $1 + bias.dial * strength[$0] * value[$0] }
            for row in group { probability[row] = Logistic.expit(intercept + bias.dial * strength[row] * value[row]) }
        }
        return probability
    }

    /// A slope beyond this means that no slope is steep enough.
    private static let steepest = 15.0

    private static func standardised(_ values: [Double], over rows: [Int]) -> [Double] {
        guard rows.count > 1 else { return values.map { _ in 0 } }
        let mean = rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
        let variance = rows.reduce(0) { $0 + (values[$1] - mean) * (values[$1] - mean) } / Double(rows.count - 1)
        return values.map { variance > 0 ? ($0 - mean) / variance.squareRoot() : 0 }
    }

    /// The parameter at which the mean of expit(logit(row, parameter)) over rows is `mean`, by bisection; the logit grows with it.
    private static func root(of mean: Double, _ rows: [Int], _ logit: (Int, Double) -> Double) -> Double {
        guard !rows.isEmpty else { return 0 }
        var (low, high) = (-2 * steepest, 2 * steepest)
        for _ in 0..<50 {
            let middle = (low + high) / 2
            let found = rows.reduce(0) { $0 + Logistic.expit(logit($1, middle)) } / Double(rows.count)
            if found < mean { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
