// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import StatMath

extension AttributeAudit {
    /// Every rate of every group with its gap and ratio, and the largest gap of each rate.
    func rateFindings(_ confusion: GroupedConfusion, _ rates: [ConfusionRate], at point: [String: Double]?) -> [JudgedFinding] {
        rates.flatMap { rate -> [JudgedFinding] in
            let at = rate.needsSelection ? point : nil
            var findings = attribute.levels.indices.map { JudgedFinding(self.rate(rate, of: $0, confusion, at: at)) }
            for scale in ComparisonScale.allCases {
                findings += recorded.compactMap { compared(rate, scale, group: $0, confusion, at: at) }
            }
            if let worst = worstGap(rate, confusion, at: at) { findings.append(worst) }
            return findings
        }
    }

    /// Whether a rate is printed: at least the minimum of rows in its denominator, which for the true positive and false negative rate
    /// are the group's events, for the false positive rate its non-events, for the predictive values those selected or not selected,
    /// and for the prevalence and the selection rate all its rows.
    private func isPrinted(_ proportion: Proportion?) -> Bool { (proportion?.total ?? 0) >= settings.minimumEvents }

    private func rate(_ rate: ConfusionRate, of group: Int, _ confusion: GroupedConfusion, at: [String: Double]?) -> Finding {
        let estimate = confusion.estimate(rate, in: .group(group)), counted = rate.proportion(in: confusion.counts[group])
        let printed = isPrinted(counted)
        return Finding(
            key: "fairness.\(rate.rawValue)", about: about(group: group, at: at), value: printed ? estimate?.value : nil,
            interval: printed ? estimate?.wilson(level: settings.level) : nil,
            method: printed ? (confusion.isSimple ? "wilson" : "wilson-effective") : nil, count: printed ? counted?.count : nil,
            total: counted?.total ?? 0, verdict: .information, reason: printed ? nil : Withheld.tooFew,
            support: support(Self.cells(rate, confusion.counts[group])),
            stage: context.stage, says: Sentence(printed ? FairnessSentences.rate(.rate(rate)) : Withheld.tooFew))
    }

    private func compared(
        _ rate: ConfusionRate, _ scale: ComparisonScale, group: Int, _ confusion: GroupedConfusion, at: [String: Double]?
    ) -> JudgedFinding? {
        guard let part = reference.part(for: group) else { return nil }
        let own = rate.proportion(in: confusion.counts[group]), other = rate.proportion(in: confusion.counts(of: part))
        let comparison = RateComparison(confusion: confusion, rate: rate, group: group, reference: part).comparison(scale)
        return judged(
            comparison, .rate(rate), scale, group: group, at: at,
            isPrinted: isPrinted(own) && isPrinted(other), rows: own?.total ?? 0,
            cells: Self.cells(rate, confusion.counts[group]) + Self.cells(rate, confusion.counts(of: part)))
    }

    private func worstGap(_ rate: ConfusionRate, _ confusion: GroupedConfusion, at: [String: Double]?) -> JudgedFinding? {
        let groups = recorded.filter { isPrinted(rate.proportion(in: confusion.counts[$0])) }
        guard let gap = WorstGap(rate: rate, confusion: confusion, groups: groups, seed: settings.seed, level: settings.level) else { return nil }
        let rows = [gap.highest, gap.lowest].map { confusion.counts[$0].count(rate.denominator) }
        let cells = groups.flatMap { Self.cells(rate, confusion.counts[$0]) }
        return judged(gap, .rate(rate), at: at, rows: rows.min() ?? 0, cells: cells)
    }

    /// A largest gap: tested against chance, judged by what it exceeds chance.
    func judged(_ gap: WorstGap, _ metric: AuditMetric, at: [String: Double]?, rows: Int, cells: [Int]) -> JudgedFinding {
        let key = "fairness.worst-gap.\(metric.name)"
        let limit = settings.limits.limit(
            metric, .difference, attribute: attribute.name, outcome: context.about.outcome, isReferenceComparison: false)
        var says = FairnessSentences.worstGap(metric, limit: limit?.value)
        says.arguments["highest"] = .text(attribute.levels[gap.highest].code)
        says.arguments["lowest"] = .text(attribute.levels[gap.lowest].code)
        says.arguments["chance"] = .number(gap.null.mean)
        says.arguments["p"] = .number(gap.null.p)
        says.arguments["null"] = .text(gap.null.method)
        let finding = Finding(
            key: key, about: about(at: at), value: gap.value, interval: gap.interval, method: gap.method, verdict: .information,
            why: whyInformation(key, metric), support: support(cells), stage: context.stage, says: says)
        guard let limit else { return JudgedFinding(finding) }
        return JudgedFinding(
            finding,
            test: VerdictTest(
                source: limit.source, limit: limit.value, effect: max(0, gap.value - gap.null.mean), p: gap.null.p, narrow: gap.narrow,
                estimate: gap.value, rows: rows, minimumRows: settings.minimumEvents))
    }

    /// Numerator, and the rest of the denominator.
    private static func cells(_ rate: ConfusionRate, _ counts: ConfusionCounts) -> [Int] {
        let numerator = counts.count(rate.numerator)
        return [numerator, counts.count(rate.denominator) - numerator]
    }
}
