// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Protected
import StatMath

extension EquityFindings {
    /// Share of all rows, on either side, that lies at the cut.
    private static let besideCut = 0.025

    /// How many are selected for each one with the outcome.
    func needAdjusted(_ selection: Selection) -> [JudgedFinding] {
        attribute.levels.indices.filter { !attribute.levels[$0].isNotRecorded }.compactMap { level in
            let isMember = { (row: Int) in Int(self.attribute.codes[row]) == level }
            let rows = predictions.rowsCounted(where: isMember),
                events = predictions.rowsCounted { isMember($0) && self.predictions.outcome[$0] == 1 }
            guard rows > 0 else { return nil }
            let ratio = LogRatio(
                count: predictions.count, design: predictions.design, where: isMember, numerator: { selection.isReached[$0] ? 1 : 0 },
                denominator: { Double(self.predictions.outcome[$0]) })
            let comparison = ratio?.comparison(predictions.design), key = "fairness.need-adjusted-selection"
            guard events >= audit.minimumRows, let comparison else {
                return at(selection, finding(key, nil, level, [events, rows - events], AuditReasons.tooFew))
            }
            return at(
                selection,
                finding(
                    key, Estimate(comparison.estimate, interval: comparison.interval(level: audit.level), method: comparison.method), level,
                    [events, rows - events], nil))
        }
    }

    /// Whether each row is among those nearest to the cut; `nil` where nobody or everybody is selected.
    static func isBesideCut(_ predictions: Predictions, _ selection: Selection) -> [Bool]? {
        let order = ascendingOrder(predictions.risk), selected = selection.isReached.count { $0 }
        let cut = order.count - selected, band = max(1, Int(besideCut * Double(order.count)))
        guard selected > 0, selected < order.count else { return nil }
        var isBesideCut = [Bool](repeating: false, count: order.count)
        for row in order[max(0, cut - band)..<min(order.count, cut + band)] { isBesideCut[Int(row)] = true }
        return isBesideCut
    }

    /// How many of those nearest to the cut have the outcome: who would be next, and who was last.
    ///
    /// Source: Becker (1957), The Economics of Discrimination; as a test of decisions Simoiu, Corbett-Davies and Goel (2017), Ann. Appl. Stat.
    /// 11, 1193-1216: at the cut itself groups may be compared, for there they were treated alike.
    func marginalRisk(_ selection: Selection, isBesideCut: [Bool]) -> [JudgedFinding] {
        attribute.levels.indices.filter { !attribute.levels[$0].isNotRecorded }.compactMap { level in
            let share = EffectiveProportion(
                rows: predictions.count, design: predictions.design,
                inDenominator: { isBesideCut[$0] && Int(self.attribute.codes[$0]) == level }, hasProperty: { self.predictions.outcome[$0] == 1 })
            let key = "fairness.marginal-risk", total = share?.total ?? 0
            guard let share, total >= audit.minimumRows else { return at(selection, finding(key, nil, level, [total], AuditReasons.tooFew)) }
            var found = at(
                selection,
                finding(
                    key,
                    Estimate(
                        share.value, interval: share.wilson(level: audit.level),
                        method: predictions.design.isSimple ? "wilson" : "wilson-effective"), level, [share.count, share.total - share.count], nil))
            (found.finding.count, found.finding.total) = (share.count, share.total)
            return found
        }
    }

    /// Shares of groups, small ones too, drawn towards each other: of all rows selected, and of those with the outcome found.
    func pooled(_ selection: Selection) -> [JudgedFinding] {
        let confusion = confusion(selection)
        let groups = attribute.levels.indices.filter { !attribute.levels[$0].isNotRecorded && confusion.counts[$0].count(.all) > 0 }
        return [ConfusionRate.selectionRate, .truePositiveRate].compactMap { rate in
            let shares = groups.compactMap { level in
                confusion.estimate(rate, in: .group(level)).map { (level: level, count: $0.value * $0.effectiveTotal, total: $0.effectiveTotal) }
            }
            let key = "fairness.pooled.\(rate.rawValue)"
            guard shares.count > 1, let pooled = BetaBinomial(shares.map { ($0.count, $0.total) }) else { return nil }
            let rows = shares.map { share -> (code: String, cells: [EvidenceValue], mean: Double) in
                let own = pooled.posterior(count: share.count, total: share.total, level: audit.level)
                let counted = rate.proportion(in: confusion.counts[share.level])
                let isPrinted = (counted?.total ?? 0) >= audit.minimumRows, code = attribute.levels[share.level].code
                return (
                    code,
                    [
                        .text(code), .integer(counted?.total ?? 0), isPrinted ? .number(share.count / share.total) : .null, .number(own.mean),
                        .number(own.interval.low), .number(own.interval.high),
                    ], own.mean
                )
            }
            guard let highest = rows.max(by: { ($0.mean, $1.code) < ($1.mean, $0.code) }),
                let lowest = rows.min(by: { ($0.mean, $0.code) < ($1.mean, $1.code) })
            else { return nil }
            var found = at(
                selection,
                finding(
                    key, Estimate(highest.mean - lowest.mean), nil, groups.map { confusion.counts[$0].count(rate.denominator) }, nil,
                    [
                        "highest": .text(highest.code), "lowest": .text(lowest.code), "high_share": .number(highest.mean),
                        "low_share": .number(lowest.mean), "groups": .integer(rows.count),
                    ]))
            found.finding.table = EvidenceTable(columns: ["group", "rows", "raw", "pooled", "low", "high"], rows: rows.map(\.cells))
            return found
        }
    }

    /// With the study's own numbers: what equal predictive values and equal misses would make of false alarms in the groups whose
    /// prevalences differ most.
    func conflict(_ selection: Selection) -> JudgedFinding? {
        let confusion = confusion(selection)
        func share(_ rate: ConfusionRate, _ part: GroupPart) -> EffectiveProportion? { confusion.estimate(rate, in: part) }
        let groups = attribute.levels.indices.filter { level in
            !attribute.levels[level].isNotRecorded && confusion.counts[level].count(.events) >= audit.minimumRows
        }
        let prevalences = groups.compactMap { level in share(.prevalence, .group(level)).map { (level, $0) } }
        guard let high = prevalences.max(by: { $0.1.value < $1.1.value }), let low = prevalences.min(by: { $0.1.value < $1.1.value }),
            high.0 != low.0,
            let predictive = share(.positivePredictiveValue, .overall)?.value, let missed = share(.falseNegativeRate, .overall)?.value
        else { return nil }
        // Prevalences that chance explains are no conflict.
        let gap = NewcombeDifference.againstOverall(high.1, complement: low.1, groupShare: 0, correlation: 0, level: audit.level)
        guard gap.low > 0 else { return nil }
        func implied(_ prevalence: Double) -> Double? {
            CalibrationConflict.falsePositiveRate(prevalence: prevalence, predictiveValue: predictive, missed: missed)
        }
        guard let most = implied(high.1.value), let least = implied(low.1.value) else { return nil }
        return at(
            selection,
            finding(
                "fairness.conflict", Estimate(most - least), nil, groups.map { confusion.counts[$0].count(.events) }, nil,
                [
                    "highest": .text(attribute.levels[high.0].code), "lowest": .text(attribute.levels[low.0].code),
                    "high_prevalence": .number(high.1.value), "low_prevalence": .number(low.1.value), "high_fpr": .number(most),
                    "low_fpr": .number(least), "ppv": .number(predictive), "fnr": .number(missed),
                ]))
    }
}
