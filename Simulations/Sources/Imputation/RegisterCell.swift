// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness
import Foundation
import Learning
import Protected
import RegisterData
import StatMath
import Study
import SyntheticRegisters

/// Invented registers in which the body mass index is missing, at random given the group (c1) or more often where it is high (c2): whether the
/// interval of how a group differs holds the truth of the generator.
struct RegisterCell: Sendable {
    let mechanism: Mechanism

    static let all = [RegisterCell(mechanism: .missingAtRandom), RegisterCell(mechanism: .missingNotAtRandom)]

    var name: String { "register-\(mechanism.rawValue)" }

    static let births = 20_000
    /// Fixed before anything was seen: the range of the issue, nine places.
    static let grid = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]
    private static let column = "bmi"
    private static let features = ["lft", "par", "omvang", "rookgedrag", "bmi"]
    /// Seeds of evaluation begin here.
    private static let firstSeed: UInt64 = 1_000_000

    func repetition(_ number: Int) throws -> Tally {
        let seed = Self.firstSeed + UInt64(number), group = AffectedGroup.drawn(seed: seed)
        let made = try Self.register(Self.births, mechanism, group, seed: seed)
        var tally = Tally()
        guard let truth = RegisterTruth.all[group.attribute], let gap = try Self.gap(made, group, imputations: 20, seed: seed) else { return tally }
        let nearest = mechanism == .missingAtRandom ? 0 : Self.grid.min { ($0 - truth.delta).magnitude < ($1 - truth.delta).magnitude } ?? 0
        guard let own = gap.point(ValueGap.Place(reference: 0, group: 0)), let there = gap.point(ValueGap.Place(reference: 0, group: nearest)),
            let union = gap.union
        else { return tally }
        tally.add("held at 0", own.interval.contains(truth.gap) ? 1 : 0)
        tally.add("held at the true delta", there.interval.contains(truth.gap) ? 1 : 0)
        tally.add("held by the grid", union.contains(truth.gap) ? 1 : 0)
        tally.add("width of the grid / without assumptions", union.width / gap.bounds.width)
        tally.add("true delta", truth.delta)
        tally.add("tips", gap.tipping == nil ? 0 : 1)
        return tally
    }

    static func register(_ births: Int, _ mechanism: Mechanism, _ group: AffectedGroup, seed: UInt64) throws -> SyntheticBirths {
        let bias = Bias(mechanism, dial: mechanism == .missingAtRandom ? 2 : 0.5, group: group, column: column)
        return try BirthsRegister(births: births, seed: seed, biases: Biases([bias])).synthesize()
    }

    /// Of the group, over the grid; `nil` where the register lacks it.
    static func gap(_ made: SyntheticBirths, _ group: AffectedGroup, imputations: Int, seed: UInt64) throws -> ValueGap? {
        let register = made.register, rows = register.rowCount
        let columns = features.compactMap { name in register[name].map { feature($0) } }
        guard let attribute = register[group.attribute] ?? made.context[group.attribute], let mothers = register["RINPERSOONMa"],
            case .text(let keys) = mothers.values
        else { return nil }
        var number: [String: Int32] = [:]
        let index = keys.map { key -> Int32 in
            let own = number[key] ?? Int32(number.count)
            number[key] = own
            return own
        }
        let days = register["amddd"]?.feature ?? []
        let outcome = days.map { $0 < 259 ? UInt8(1) : 0 }
        let deltaRows = DeltaRows(
            features: Features(rowCount: rows, columns: columns), structural: [:], rows: Array(0..<rows),
            attributes: [try ProtectedAttribute(name: group.attribute, column: attribute)],
            outcomes: outcome.count == rows ? [(name: "preterm", values: outcome, known: outcome.map { _ in true })] : [], weights: nil,
            clusters: Clusters(index: index, count: number.count))
        let question = DeltaQuestion(feature: column, attribute: group.attribute, deltas: grid, imputations: imputations, iterations: 3)
        let found = try DeltaValues(rows: deltaRows, question: question, minimumEvents: 20, seed: seed).gaps(progress: .silent)
        return found.first { group.levels.contains($0.group[group.attribute] ?? "") }?.gap
    }

    private static func feature(_ column: Column) -> FeatureColumn {
        let missing = column.missing.map { $0.map { $0 == 0 ? UInt8(0) : MissingKind.notRecorded.rawValue } }
        if case .category(let codes, let levels) = column.values {
            return FeatureColumn(name: column.name, values: .nominal(codes: codes, levels: levels.map(\.code)), missing: missing)
        }
        return FeatureColumn(name: column.name, values: .numeric(column.feature), missing: missing)
    }

    /// Of all births of a large register, by what is true of them.
    static func trueGap(_ made: SyntheticBirths, _ group: AffectedGroup) throws -> (gap: Double, group: Double, deviation: Double)? {
        guard let values = made.truth[column + "_true"]?.feature, let own = made.register[group.attribute] ?? made.context[group.attribute] else {
            return nil
        }
        let attribute = try ProtectedAttribute(name: group.attribute, column: own)
        let isMember = attribute.codes.map { group.levels.contains(attribute.levels[Int($0)].code) }
        func mean(_ wanted: Bool) -> Double {
            let rows = values.indices.filter { isMember[$0] == wanted }
            return rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
        }
        let all = values.reduce(0, +) / Double(values.count)
        let deviation = (values.reduce(0) { $0 + ($1 - all) * ($1 - all) } / Double(values.count)).squareRoot()
        return (mean(true) - mean(false), mean(true), deviation)
    }
}

/// What the generator makes true of a group, from large registers.
struct RegisterTruth: Sendable {
    /// The group less all others.
    let gap: Double
    /// How far the group's missing values lie from those that chained equations draw, in standard deviations.
    let delta: Double

    private static let births = 250_000, registers = 4
    /// Seeds of development, that no repetition uses.
    private static let seeds: [UInt64] = [11, 12, 13, 14]

    static let all: [String: RegisterTruth] = {
        let groups = [("groep15", "1"), ("groep30", "1"), ("etnic", "B")].map { AffectedGroup(attribute: $0.0, levels: [$0.1]) }
        var result: [String: RegisterTruth] = [:]
        for group in groups { if let truth = try? of(group) { result[group.attribute] = truth } }
        return result
    }()

    private static func of(_ group: AffectedGroup) throws -> RegisterTruth? {
        var gaps: [Double] = [], delta = 0.0
        for seed in seeds {
            let made = try RegisterCell.register(births, .missingNotAtRandom, group, seed: seed)
            guard let truth = try RegisterCell.trueGap(made, group) else { return nil }
            gaps.append(truth.gap)
            guard seed == seeds[0], let gap = try RegisterCell.gap(made, group, imputations: 2, seed: seed) else { continue }
            let means = gap.group, middle = RegisterCell.grid.firstIndex(of: 0) ?? 0
            let imputed = means.tables.reduce(0) { $0 + $1[middle].value } / Double(means.tables.count)
            delta = (truth.group - imputed) * Double(means.rows) / Double(max(1, means.missing)) / truth.deviation
        }
        return RegisterTruth(gap: gaps.reduce(0, +) / Double(gaps.count), delta: delta)
    }
}

extension Column {
    /// Numbers; 0 where there is none.
    fileprivate var feature: [Double] {
        switch values {
        case .number(let values): values.indices.map { missingKind($0).isPresent ? values[$0] : 0 }
        case .integer(let values): values.indices.map { missingKind($0).isPresent ? Double(values[$0]) : 0 }
        default: []
        }
    }
}
