// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import StatMath

extension AttributeAudit {
    /// AUC or observed / expected of every group, its comparison, and for the AUC the largest gap.
    ///
    /// - Parameter overall: the statistic of all rows.
    func scoreFindings(_ metric: AuditMetric, overall: ScoreStatistic?) -> [JudgedFinding] {
        var rows = [[Int]](repeating: [], count: attribute.levels.count)
        for (row, code) in attribute.codes.enumerated() { rows[Int(code)].append(row) }
        let groups = rows.map { ScoredGroup(predictions.subset($0), rows: $0) }
        let statistics = rows.map { ScoreStatistic(metric, predictions, rows: $0) }

        var findings = groups.indices.map { JudgedFinding(value(metric, of: $0, groups[$0])) }
        for group in recorded {
            guard let part = reference.part(for: group) else { continue }
            let (other, otherEvents, otherRows): (ScoreStatistic?, Int, Int)
            let all = groups.reduce((events: 0, rows: 0)) { ($0.events + $1.events, $0.rows + $1.counted) }
            switch part {
            case .overall: (other, otherEvents, otherRows) = (overall, all.events, all.rows)
            case .group(let reference): (other, otherEvents, otherRows) = (statistics[reference], groups[reference].events, groups[reference].counted)
            case .complement(let own):
                let rest = attribute.codes.indices.filter { Int(attribute.codes[$0]) != own }
                other = ScoreStatistic(metric, predictions, rows: rest)
                (otherEvents, otherRows) = (all.events - groups[own].events, all.rows - groups[own].counted)
            }
            let comparison = statistics[group].flatMap { own in
                other.flatMap { own.comparison(with: $0, metric, design: predictions.design) }
            }
            findings += metric.scales.map { scale in
                judged(
                    comparison, metric, scale, group: group, at: nil,
                    isPrinted: isPrinted(metric, groups[group].events, groups[group].counted) && isPrinted(metric, otherEvents, otherRows),
                    rows: groups[group].events,
                    cells: [groups[group].events, groups[group].counted - groups[group].events, otherEvents, otherRows - otherEvents])
            }
        }
        if metric == .areaUnderCurve, let worst = worstGap(statistics, groups) { findings.append(worst) }
        return findings
    }

    /// One group's predictions and their counts.
    private struct ScoredGroup {
        let predictions: Predictions
        let events: Int
        let counted: Int

        init(_ predictions: Predictions, rows: [Int]) {
            self.predictions = predictions
            events = predictions.events
            counted = events + predictions.nonEvents
        }
    }

    /// An AUC needs events and non-events, observed / expected needs events.
    private func isPrinted(_ metric: AuditMetric, _ events: Int, _ rows: Int) -> Bool {
        (metric == .areaUnderCurve ? min(events, rows - events) : events) >= settings.minimumEvents
    }

    private func value(_ metric: AuditMetric, of group: Int, _ scored: ScoredGroup) -> Finding {
        let printed = isPrinted(metric, scored.events, scored.counted)
        let estimate =
            !printed
            ? nil
            : metric == .areaUnderCurve
                ? AreaUnderCurve.averagedOverFolds(scored.predictions, level: settings.level)
                : ObservedExpected.estimate(scored.predictions, level: settings.level)
        let says = estimate == nil ? (printed ? Withheld.noRows : Withheld.tooFew) : FairnessSentences.rate(metric)
        return Finding(
            key: "fairness.\(metric.name)", about: about(group: group), value: estimate?.value, interval: estimate?.interval,
            method: estimate?.method, count: printed ? scored.events : nil, total: scored.counted, verdict: .information,
            reason: estimate == nil ? says : nil,
            support: support([scored.events, scored.counted - scored.events]), stage: context.stage, says: Sentence(says))
    }

    private func worstGap(_ statistics: [ScoreStatistic?], _ groups: [ScoredGroup]) -> JudgedFinding? {
        let compared = recorded.filter { isPrinted(.areaUnderCurve, groups[$0].events, groups[$0].counted) && statistics[$0] != nil }
        let values = compared.compactMap { statistics[$0]?.value }
        guard compared.count > 1, values.count == compared.count else { return nil }
        var place = [Int32](repeating: -1, count: attribute.levels.count)
        for (number, group) in compared.enumerated() { place[group] = Int32(number) }
        var influence = [Double](repeating: 0, count: predictions.count)
        let placeOfRow = attribute.codes.map { place[Int($0)] }
        for (number, group) in compared.enumerated() {
            guard let own = statistics[group]?.influence else { continue }
            for row in influence.indices where placeOfRow[row] == Int32(number) { influence[row] = own[row] }
        }
        let covariance = InfluenceCovariance.matrix(
            influence, group: placeOfRow, size: compared.count, design: predictions.design, clusters: clusters)
        let observed = (values.max() ?? 0) - (values.min() ?? 0)
        let null = RangeNull(observed: observed, covariance: covariance, stage: "fairness.worst-gap.auc", seed: settings.seed)
        let gap = WorstGap(groups: compared, values: values, method: "delong-bonferroni", level: settings.level, null: null) { i, j, level in
            let error = max(0, covariance[i, i] + covariance[j, j] - 2 * covariance[i, j]).squareRoot()
            let half = Normal.quantile(0.5 + level / 2) * error
            return Interval(low: values[i] - values[j] - half, high: values[i] - values[j] + half, level: level)
        }
        return gap.map { gap in
            judged(
                gap, .areaUnderCurve, at: nil, rows: min(groups[gap.highest].events, groups[gap.lowest].events),
                cells: compared.flatMap { [groups[$0].events, groups[$0].counted - groups[$0].events] })
        }
    }
}
