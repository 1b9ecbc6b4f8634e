// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Protected
import StatMath

/// How two scores of the same rows differ: in performance as a whole, and in every gap between groups, with intervals from resamples of families that
/// both share.
///
/// Source: Newcombe (1998b), Statistics in Medicine 17, 2635-2650, on why pairs must be kept together; Efron and Tibshirani (1993), chapter 8.
public struct PairedAudit: Sendable {
    public let audit: GroupAudit
    public let bootstrap: FamilyBootstrap
    public let rule: FamilyBootstrap.Rule
    /// As evidence names the rule, if there is one.
    public let at: [String: Double]?
    /// Of the findings, before the name of the metric.
    public let key: String

    public init(_ audit: GroupAudit, bootstrap: FamilyBootstrap, rule: FamilyBootstrap.Rule, at: [String: Double]?, key: String) {
        (self.audit, self.bootstrap, self.rule, self.at, self.key) = (audit, bootstrap, rule, at, key)
    }

    /// The values of the second less those of the first.
    ///
    /// - Parameter attributes: of the same rows, in the same order.
    /// - Throws: `ProtectedError` for a reference that does not exist; `Cancelled`.
    public func findings(
        _ first: Predictions, _ second: Predictions, attributes: [ProtectedAttribute], context: FindingContext, progress: ProgressMonitor = .silent
    ) throws -> [Finding] {
        guard first.count > 0 else { return [] }
        let groupings = attributes.map { FamilyBootstrap.Groups(codes: $0.codes, count: $0.levels.count) }
        let both = try bootstrap.paired([first, second], rule: rule, groupings: groupings, progress: progress)
        // The same without weights: how many rows there are.
        let counted = try FamilyBootstrap(resamples: 0, seed: bootstrap.seed).paired(
            [try first.unweighted, try second.unweighted], rule: rule, groupings: groupings
        ).map(\.own)
        let cells = [first.events, first.nonEvents]
        let metrics: [(String, KeyPath<ResampledPerformance, [Double]>)] = [
            ("auc", \.areaUnderCurve), ("brier", \.brier), ("observed-expected", \.observedExpected),
        ]
        var findings = metrics.compactMap { name, values in
            finding(
                name, of: both[1].own[keyPath: values][0] - both[0].own[keyPath: values][0],
                zip(both[0].resampled[keyPath: values], both[1].resampled[keyPath: values]).map { $1 - $0 }, cells: cells, context)
        }
        for (number, attribute) in attributes.enumerated() {
            findings += try gaps(attribute, number, both, counted, context)
        }
        return findings
    }

    private func gaps(
        _ attribute: ProtectedAttribute, _ number: Int, _ both: [PairedPerformance], _ counted: [ResampledPerformance], _ context: FindingContext
    ) throws -> [Finding] {
        var counts = [Int](repeating: 0, count: attribute.levels.count)
        for code in attribute.codes { counts[Int(code)] += 1 }
        let reference = try ResolvedReference(audit.reference(for: attribute.name), of: attribute, counts: counts)
        let recorded = attribute.levels.indices.filter { !attribute.levels[$0].isNotRecorded }
        let needsNoSelection = rule == .nobody
        func values(_ cells: [[SIMD4<Double>]], _ group: Int, _ part: GroupPart, _ rate: ConfusionRate) -> [Double] {
            let all = cells[group].indices.map { resample in cells.reduce(SIMD4<Double>.zero) { $0 + $1[resample] } }
            return all.indices.map { rate.share.value(in: cells[group][$0]) - rate.share.value(in: part.cells(cells, all, $0)) }
        }
        return audit.rates.filter { !needsNoSelection || !$0.needsSelection }.flatMap { rate in
            recorded.compactMap { group -> Finding? in
                guard let part = reference.part(for: group) else { return nil }
                // Too few rows on either side, in either score, are not compared: rows, not what they stand for.
                let denominators = counted.flatMap { scores -> [Double] in
                    let cells = scores.cells[number], all = [cells.reduce(SIMD4<Double>.zero) { $0 + $1[0] }]
                    return [cells[group][0], part.cells(cells, all, 0)].map { ($0 * rate.share.denominator.indicator).sum() }
                }
                guard denominators.allSatisfy({ $0 >= Double(audit.minimumEvents) }) else { return nil }
                let own = counted[1].cells[number][group][0], events = Int((own * rate.share.numerator.indicator).sum())
                var place = context
                place.by.append(attribute.name)
                (place.about.attribute, place.about.group) = (attribute.name, attribute.levels[group].group)
                place.about.compareTo = reference.name
                place.about.at = rate.needsSelection ? at : nil
                let point = both.map { values($0.own.cells[number], group, part, rate)[0] }
                let drawn = both.map { values($0.resampled.cells[number], group, part, rate) }
                return finding(
                    "gap.\(rate.rawValue)", of: point[1] - point[0], zip(drawn[0], drawn[1]).map { $1 - $0 },
                    cells: [events, Int((own * rate.share.denominator.indicator).sum()) - events], place)
            }
        }
    }

    private func finding(_ name: String, of value: Double, _ drawn: [Double], cells: [Int], _ context: FindingContext) -> Finding? {
        guard value.isFinite, let interval = PercentileInterval.of(drawn, level: audit.level) else { return nil }
        return Finding(
            key: key + name, about: context.about, value: value, interval: interval, method: "paired-family-bootstrap-percentile",
            verdict: .information, support: Support(cells: cells, rows: context.rows, by: context.by), stage: context.stage,
            says: Sentence(Self.sentence, ["resamples": .integer(bootstrap.resamples), "metric": .text(name)]))
    }

    private static let sentence = "paired-difference"

    static let sentences = [
        SentenceTemplate(
            sentence, en: "On the same rows the difference is {value:3} (between {low:3} and {high:3}; {resamples} resamples of families).",
            nl: "Op dezelfde rijen is het verschil {value:3} (tussen {low:3} en {high:3}; {resamples} keer opnieuw getrokken gezinnen).")
    ]
}

extension Predictions {
    /// Rows that count once.
    fileprivate var unweighted: Predictions {
        get throws {
            try Predictions(
                risk: risk, outcome: outcome, scale: scale, clusters: design.clusters, clusterCount: design.clusterCount, tieBreak: tieBreak)
        }
    }
}
