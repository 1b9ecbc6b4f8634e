// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Metrics
import Protected
import StatMath

/// How many families in each area have the outcome, and are expected to; whom a capacity reaches and misses, by area and by group.
///
/// - `area.planning`: of each level, a table of its areas: observed and expected numbers, their ratio drawn towards that of all areas, and
///   the rate per 1,000 that it stands for: the rate of all times the ratio (indirect standardisation).
/// - `area.level`: how many areas of each level have enough rows with and without the outcome; names the smallest level at which all do.
/// - `area.reach`: of each group, per 1,000 rows: selected, found, missed, selected without the outcome; a table.
public struct PopulationAudit: Hashable, Sendable {
    /// Fewest rows with, and fewest without, the outcome of an area or group that is printed (the rule of ten of statistical offices).
    public var minimumCount: Int
    public var level: Double

    public init(minimumCount: Int = 10, level: Double = 0.95) { (self.minimumCount, self.level) = (minimumCount, level) }

    /// - Parameters:
    ///   - selection: who is selected; `nil` without an operating point.
    ///   - levels: from the smallest areas to the largest; all rows together are added.
    ///   - years: the first and the last year that the rows are of; `nil` where it is not known.
    /// - Throws: `FairnessError` for areas or attributes of other rows; `Cancelled`.
    public func audit(
        _ predictions: Predictions, selection: Selection?, levels: [AreaLevel], attributes: [ProtectedAttribute], years: ClosedRange<Int>?,
        context: FindingContext, progress: ProgressMonitor = .silent
    ) throws -> [JudgedFinding] {
        for level in levels where level.areaOfRow.count != predictions.count { throw FairnessError.unequalLength(level.name) }
        for attribute in attributes where attribute.codes.count != predictions.count { throw FairnessError.unequalLength(attribute.name) }
        if let selection, selection.isReached.count != predictions.count { throw FairnessError.unequalLength("the selection") }
        var findings: [JudgedFinding] = []
        if !levels.isEmpty, predictions.scale == .probability {
            let whole = AreaLevel(name: AreaLevel.whole, codes: [AreaLevel.whole], areaOfRow: predictions.risk.map { _ in 0 })
            let numbers = (levels + [whole]).map { ($0.name, self.numbers($0, predictions, selection)) }
            let overdispersion = overdispersion(predictions)
            for (name, own) in numbers {
                findings.append(try planning(name, own, overdispersion, predictions, selection, years, context, progress))
            }
            findings.append(levelFinding(numbers, predictions, years, context))
        } else if !levels.isEmpty {
            findings.append(unanswered(context))
        }
        guard let selection else { return findings }
        return findings + attributes.map { reach($0, predictions, selection, context) }
    }

    private func numbers(_ level: AreaLevel, _ predictions: Predictions, _ selection: Selection?) -> AreaNumbers {
        AreaNumbers(
            level, rows: predictions.count, weight: predictions.weight, risk: predictions.risk, outcome: predictions.outcome,
            isReached: selection?.isReached)
    }

    private func isEnough(_ area: AreaNumbers.Area) -> Bool { min(area.events, area.rows - area.events) >= minimumCount }

    /// Variance of a number of events by that of a Poisson number: below 1 where outcomes are common, above where families share them.
    private func overdispersion(_ predictions: Predictions) -> Double {
        let expected = Sum.exact(count: predictions.count) { predictions.weight($0) * predictions.risk[$0] }
        let variance = predictions.design.linearisedVariance(rows: predictions.count) { Double(predictions.outcome[$0]) - predictions.risk[$0] }
        guard let variance, variance > 0, expected > 0 else { return 1 }
        return variance / expected
    }

    private func planning(
        _ level: String, _ numbers: AreaNumbers, _ overdispersion: Double, _ predictions: Predictions, _ selection: Selection?,
        _ years: ClosedRange<Int>?, _ context: FindingContext, _ progress: ProgressMonitor
    ) throws -> JudgedFinding {
        let areas = numbers.areas, used = areas.filter { $0.expected > 0 }
        let shrinkage = GammaPoisson(observed: used.map { $0.observed / overdispersion }, expected: used.map { $0.expected / overdispersion })
        let weight = areas.reduce(0) { $0 + $1.weight }, rate = areas.reduce(0) { $0 + $1.observed } / weight
        let audit = self
        let rows = try parallelMap(areas.count, progress: progress) { place -> [EvidenceValue] in
            let area = areas[place]
            var cells: [EvidenceValue] = [.text(area.code), .integer(area.rows)]
            guard audit.isEnough(area) else { return cells + Array(repeating: .null, count: 11) }
            let ratio = shrinkage?.posterior(
                observed: area.observed / overdispersion, expected: area.expected / overdispersion, level: audit.level)
            let mean = shrinkage?.mean ?? 1
            func standardised(_ value: Double?) -> EvidenceValue { value.map { .number(1000 * rate * $0 / mean) } ?? .null }
            cells += [
                .number(area.observed), .number(area.expected), ratio.map { .number($0.mean) } ?? .null,
                ratio.map { .number($0.interval.low) } ?? .null,
                ratio.map { .number($0.interval.high) } ?? .null, standardised(ratio?.mean), standardised(ratio?.interval.low),
                standardised(ratio?.interval.high),
            ]
            guard selection != nil else { return cells + [.null, .null, .null] }
            return cells + [.number(1000 * area.selectedWeight / area.weight), .number(area.foundWeight), .number(area.observed - area.foundWeight)]
        }
        var about = context.about
        about.column = level
        about.at = selection?.at
        let printed = areas.count(where: isEnough)
        var arguments: [String: EvidenceValue] = [
            "areas": .integer(areas.count), "printed": .integer(printed), "observed": .number(areas.reduce(0) { $0 + $1.observed }),
            "expected": .number(areas.reduce(0) { $0 + $1.expected }),
        ]
        if let years { (arguments["first_year"], arguments["last_year"]) = (.text(String(years.lowerBound)), .text(String(years.upperBound))) }
        return JudgedFinding(
            Finding(
                key: "area.planning", about: about, method: "gamma-poisson", count: areas.reduce(0) { $0 + $1.events },
                total: areas.reduce(0) { $0 + $1.rows }, verdict: .information,
                table: EvidenceTable(
                    columns: [
                        "area", "rows", "observed", "expected", "ratio", "ratio_low", "ratio_high", "standardised_per_1000", "standardised_low",
                        "standardised_high", "selected_per_1000", "found", "missed",
                    ], rows: rows),
                support: Support(
                    cells: areas.flatMap { [$0.events, $0.rows - $0.events] }, weighted: predictions.design.weights != nil, rows: context.rows,
                    by: context.by + ["area"]), stage: context.stage,
                says: Sentence(years == nil ? "area.planning" : "area.planning.years", arguments)))
    }

    /// Numbers that are expected need scores that are probabilities.
    private func unanswered(_ context: FindingContext) -> JudgedFinding {
        JudgedFinding(
            Finding(
                key: "area.level", about: context.about, verdict: .insufficient, why: AuditReasons.notAProbability,
                reason: AuditReasons.notAProbability, stage: context.stage, says: Sentence(AuditReasons.notAProbability)))
    }

    private func levelFinding(
        _ numbers: [(String, AreaNumbers)], _ predictions: Predictions, _ years: ClosedRange<Int>?, _ context: FindingContext
    ) -> JudgedFinding {
        let rows = numbers.map { name, own -> [EvidenceValue] in
            [
                .text(name), .integer(own.areas.count), .integer(own.areas.count(where: isEnough)),
                .integer(own.areas.map { min($0.events, $0.rows - $0.events) }.min() ?? 0),
            ]
        }
        let smallest = numbers.first { $0.1.areas.allSatisfy(isEnough) }?.0
        var about = context.about
        about.column = smallest
        return JudgedFinding(
            Finding(
                key: "area.level", about: about, count: smallest.flatMap { name in numbers.first { $0.0 == name }?.1.areas.count },
                verdict: smallest == nil ? .insufficient : .information, why: smallest == nil ? "area.level.none" : nil,
                table: EvidenceTable(columns: ["level", "areas", "printed", "smallest_count"], rows: rows),
                support: Support(
                    cells: [predictions.events, predictions.nonEvents], weighted: predictions.design.weights != nil, rows: context.rows,
                    by: context.by), stage: context.stage,
                says: Sentence(
                    smallest == nil ? "area.level.none" : smallest == AreaLevel.whole ? "area.level.whole" : "area.level",
                    ["minimum": .integer(minimumCount)])))
    }

    /// Whom the capacity reaches and misses in each group.
    private func reach(
        _ attribute: ProtectedAttribute, _ predictions: Predictions, _ selection: Selection, _ context: FindingContext
    ) -> JudgedFinding {
        let own = AreaLevel(name: attribute.name, codes: attribute.levels.map(\.code), areaOfRow: attribute.codes)
        let groups = numbers(own, predictions, selection).areas
        let rows = groups.map { group -> [EvidenceValue] in
            var cells: [EvidenceValue] = [.text(group.code), .integer(group.rows)]
            guard isEnough(group) else { return cells + Array(repeating: .null, count: 5) }
            let thousand = 1000 / group.weight
            cells += [
                .number(thousand * group.observed), .number(thousand * group.selectedWeight), .number(thousand * group.foundWeight),
                .number(thousand * (group.observed - group.foundWeight)), .number(thousand * (group.selectedWeight - group.foundWeight)),
            ]
            return cells
        }
        var about = context.about
        about.attribute = attribute.name
        about.at = selection.at
        return JudgedFinding(
            Finding(
                key: "area.reach", about: about, count: groups.reduce(0) { $0 + $1.selected }, total: groups.reduce(0) { $0 + $1.rows },
                verdict: .information,
                table: EvidenceTable(
                    columns: ["group", "rows", "with_outcome", "selected", "found", "missed", "selected_without_outcome"], rows: rows),
                support: Support(
                    cells: groups.flatMap { [$0.found, $0.events - $0.found, $0.selected - $0.found, $0.rows - $0.events - $0.selected + $0.found] },
                    weighted: predictions.design.weights != nil, rows: context.rows, by: context.by + [attribute.name]), stage: context.stage,
                says: Sentence("area.reach")))
    }
}
