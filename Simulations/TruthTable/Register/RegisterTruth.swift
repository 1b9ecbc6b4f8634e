// SPDX-License-Identifier: EUPL-1.2

import RegisterData
import SyntheticRegisters

/// What only the maker of a register knows of each birth, in the order of the births: what audits are scored with.
public struct RegisterTruth: Sendable {
    /// Position of each birth's key.
    let row: [String: Int]
    /// P(help is needed), P(recorded, given need), P(help is recorded).
    let need: [Double]
    let detection: [Double]
    let recorded: [Double]
    /// Help as recorded.
    let outcome: [Double]
    /// Detection divided by that outside the group.
    let labelEffect: [Double]
    let needLogit: [Double]
    let drift: [Double]
    let year: [Int]
    /// Positions of recorded levels, by attribute.
    let groups: [String: [Int]]
    let isFlaggedBefore: [Bool]
    let area: [String]
    let linked: [Double]
    let isLinked: [Bool]
    let costs: [Double]
    let costEffect: [Double]
    /// P(missing), by column.
    let missing: [String: [Double]]
    /// The affected group's share of the area, where a proxy bias acts.
    let areaShare: [Double]?
    /// What a study sees of each birth, for slices.
    let table: Table
    let biases: [Bias]

    /// - Parameters:
    ///   - cohort: with the names that a study gives to rows and areas.
    ///   - yearsBefore: where a study reads yearly registers itself, what they hold (`RegisterWorld.yearsBefore`).
    public init(_ made: SyntheticBirths, _ cohort: CohortTable, yearsBefore: Table? = nil) throws {
        func number(_ name: String) throws -> [Double] { try made.truth.column(name).numbers }
        let keys = try cohort.table.column("RINPERSOON").texts
        row = Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        (need, detection) = (try number("need_risk"), try number("detection"))
        recorded = zip(need, detection).map { $0 * $1 }
        (outcome, labelEffect, needLogit, drift) = (
            try number("early_help_recorded"), try number("label_effect"), try number("need_logit"), try number("drift_effect")
        )
        let days = try made.register.column("ddgeb")
        if case .date(let values) = days.values { year = values.map { $0.components.year } } else { year = keys.map { _ in 0 } }
        groups = Dictionary(
            uniqueKeysWithValues: try CohortTable.attributes.map { attribute in
                let codes = try CohortTable.attribute(attribute.name, made).texts
                return (attribute.name, codes.map { attribute.levels.firstIndex(of: $0) ?? -1 })
            })
        isFlaggedBefore = try number("past_flag").map { $0 == 1 }
        area = try cohort.table.column("wc").texts
        (linked, costEffect) = (try number("linked_probability"), try number("measurement_effect"))
        costs = try yearsBefore?.column("care_costs_true").numbers.map { $0.isNaN ? 0 : $0 } ?? number("care_costs_true")
        isLinked = try number("linked").map { $0 == 1 }
        var missing: [String: [Double]] = [:]
        for column in StudyText.features where made.truth["\(column)_missing_probability"] != nil {
            missing[column] = try number("\(column)_missing_probability")
        }
        if let known = yearsBefore?["education_missing_probability"] { missing[StudyText.education] = known.numbers }
        (self.missing, areaShare, table, biases) = (
            missing, made.truth["area_share"]?.numbers, cohort.table, made.summary.biases
        )
    }

    /// Whether each birth belongs to a group as recorded; `nil` for a group that does not exist.
    ///
    /// - Parameter group: a level for each attribute.
    func members(_ group: [String: String]) -> [Bool]? {
        var result = [Bool](repeating: true, count: need.count)
        for (attribute, level) in group {
            guard let codes = groups[attribute], let levels = CohortTable.attributes.first(where: { $0.name == attribute })?.levels,
                let place = levels.firstIndex(of: level)
            else { return nil }
            for row in result.indices where codes[row] != place { result[row] = false }
        }
        return result
    }
}
