// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Metrics
import StatMath

/// What one audit of areas says.
struct StigmaFindings {
    let audit: StigmaAudit
    let predictions: Predictions
    let counts: AreaCounts
    let areas: AreaMap
    let about: About
    let context: FindingContext
    let progress: ProgressMonitor

    /// A location quotient above this counts as high: a custom of geographers.
    static let highQuotient = 1.25

    /// With more flagged rows than this in an area, normal theory serves.
    private static let mostExact = 2_000

    /// Each area's false alarms against those that the scores expect.
    func judged() -> [JudgedFinding] {
        guard predictions.scale == .probability else {
            let reason = AuditReasons.notAProbability
            return [
                JudgedFinding(
                    Finding(
                        key: "stigma.false-alarms", about: about, verdict: .insufficient, why: reason, reason: reason, stage: context.stage,
                        says: Sentence(reason)))
            ]
        }
        let flagged = counts.places.filter { $0.expectedFalse > 0 }
        let ratios = flagged.map { area -> (value: Double, variance: Double) in
            // Scores of 0 or 1 leave nothing to chance: one row's worth of it keeps the ratio from being certain.
            let variance = max(area.variance * counts.designEffect, 1e-9)
            return (area.falseWeight / area.expectedFalse, variance / (area.expectedFalse * area.expectedFalse))
        }
        let shrinkage = RatioShrinkage(ratios, atLeast: log(audit.limit).magnitude)
        return zip(flagged, ratios).map { area, ratio in judged(area, ratio, shrinkage) }
    }

    private func judged(_ area: AreaCounts.Area, _ ratio: (value: Double, variance: Double), _ shrinkage: RatioShrinkage) -> JudgedFinding {
        let (mean, deviation) = shrinkage.posterior(ratio.value, variance: ratio.variance)
        let z = Normal.quantile(0.5 + audit.level / 2), floor = 1e-6
        let isPrinted = area.flagged >= audit.minimumRows
        var about = about
        about.area = areas.codes[area.place]
        let says = Sentence(
            isPrinted ? "stigma.false-alarms" : AuditReasons.tooFew,
            ["limit": .number(audit.limit), "expected": .number(area.expectedFalse), "raw": .number(ratio.value)])
        let finding = Finding(
            key: "stigma.false-alarms", about: about, value: isPrinted ? mean : nil,
            interval: isPrinted ? Interval(low: max(0, mean - z * deviation), high: mean + z * deviation, level: audit.level) : nil,
            method: isPrinted ? "empirical-bayes" : nil, count: isPrinted ? area.falseAlarms : nil, total: area.flagged, verdict: .information,
            reason: isPrinted ? nil : AuditReasons.tooFew, support: support([area.falseAlarms, area.flagged - area.falseAlarms]),
            stage: context.stage, says: says)
        // Fewer false alarms than expected stigmatise nobody; that all is well is said of the area's own rows, not of what others lend it.
        let limit = log(max(audit.limit, 1 / audit.limit)), half = Normal.quantile(0.95) * ratio.variance.squareRoot()
        return JudgedFinding(
            finding,
            test: VerdictTest(
                source: .search, limit: limit, effect: max(0, log(max(floor, mean))), p: p(area, ratio),
                narrow: Interval(
                    low: max(-limit, log(max(floor, ratio.value - half))), high: max(-limit, log(max(floor, ratio.value + half))), level: 0.9),
                estimate: max(0, log(max(floor, ratio.value))), rows: area.flagged, minimumRows: audit.minimumRows))
    }

    private func p(_ area: AreaCounts.Area, _ ratio: (value: Double, variance: Double)) -> Double {
        if counts.designEffect == 1, !counts.isWeighted, area.flagged <= Self.mostExact {
            return PoissonBinomial.twoSidedP(area.falseAlarms, chances: area.flaggedRisks.map { 1 - $0 })
        }
        return Normal.twoSidedP((ratio.value - 1) / ratio.variance.squareRoot())
    }

    /// What came down on each area.
    func table() -> JudgedFinding {
        let columns = [
            "area", "rows", "flagged", "flagged_per_1000", "false_alarms", "false_alarms_per_1000", "location_quotient", "low", "high",
        ]
        let whole = total
        let rows = counts.places.map { area -> [EvidenceValue] in
            let isPrinted = area.rows >= audit.minimumRows
            func number(_ value: Double?) -> EvidenceValue { isPrinted ? value.map(EvidenceValue.number) ?? .null : .null }
            let quotient = locationQuotient(area, whole)
            return [
                .text(areas.codes[area.place]), .integer(area.rows), .integer(area.flagged), number(1000 * area.flaggedWeight / area.weight),
                .integer(area.falseAlarms), number(1000 * area.falseWeight / area.weight), number(quotient?.value), number(quotient?.interval?.low),
                number(quotient?.interval?.high),
            ]
        }
        return JudgedFinding(
            Finding(
                key: "stigma.areas", about: about, count: whole.flagged, total: whole.rows, verdict: .information,
                table: EvidenceTable(columns: columns, rows: rows), support: support(counts.places.map(\.flagged)), stage: context.stage,
                says: Sentence("stigma.areas", ["areas": .integer(counts.places.count)])))
    }

    /// In how many areas flags are at least a quarter denser than on average, and in how many they would be by chance.
    func locationQuotients() -> JudgedFinding {
        let whole = total, rate = Double(whole.flagged) / Double(max(1, whole.rows))
        let high = counts.places.count { Double($0.flagged) > Self.highQuotient * rate * Double($0.rows) }
        let chance = counts.places.reduce(0.0) { sum, area in
            let mean = rate * Double(area.rows)
            return mean > 0 ? sum + 1 - Poisson.cdf(Int(Self.highQuotient * mean), mean: mean) : sum
        }
        return information(
            "stigma.location-quotient", Estimate(Double(high)), count: high, total: counts.places.count,
            ["chance": .number(chance), "quotient": .number(Self.highQuotient)])
    }

    /// Flags in an area by those of all, per row. With the area's share of all rows, the ratio to all others says the same.
    private func locationQuotient(_ area: AreaCounts.Area, _ whole: AreaCounts.Area) -> Estimate? {
        guard whole.flaggedWeight > 0, area.weight > 0, whole.rows > area.rows else { return nil }
        let share = area.weight / whole.weight, own = area.flaggedWeight / area.weight
        let other = max(0, whole.flaggedWeight - area.flaggedWeight) / (whole.weight - area.weight)
        func proportion(_ value: Double, _ flagged: Int, _ rows: Int) -> EffectiveProportion {
            EffectiveProportion(count: flagged, total: rows, value: min(1, value), effectiveTotal: Double(rows) / counts.flagDesignEffect)
        }
        let ratio = RatioOfShares.koopman(
            proportion(own, area.flagged, area.rows), proportion(other, whole.flagged - area.flagged, whole.rows - area.rows), level: audit.level)
        func quotient(_ ratio: Double) -> Double { ratio == 0 ? 0 : 1 / (share + (1 - share) / ratio) }
        return Estimate(
            own / (whole.flaggedWeight / whole.weight),
            interval: Interval(low: quotient(ratio.low), high: quotient(ratio.high), level: audit.level), method: "koopman")
    }

    var total: AreaCounts.Area {
        counts.places.reduce(into: AreaCounts.Area(place: -1)) { sum, area in
            sum.rows += area.rows
            sum.flagged += area.flagged
            sum.falseAlarms += area.falseAlarms
            sum.weight += area.weight
            sum.flaggedWeight += area.flaggedWeight
            sum.falseWeight += area.falseWeight
        }
    }

    func support(_ cells: [Int]) -> Support {
        Support(cells: cells, weighted: counts.isWeighted, rows: context.rows, by: context.by + ["area"])
    }

    func information(
        _ key: String, _ estimate: Estimate?, count: Int? = nil, total: Int? = nil, _ arguments: [String: EvidenceValue] = [:],
        table: EvidenceTable? = nil
    ) -> JudgedFinding {
        let reason = estimate == nil ? AuditReasons.notComputed : nil
        // A value without an interval has no limits to say.
        let template = reason ?? key
        return JudgedFinding(
            Finding(
                key: key, about: about, value: estimate?.value, interval: estimate?.interval, method: estimate?.method, count: count, total: total,
                verdict: .information, reason: reason, table: table, support: support(counts.places.map(\.falseAlarms)), stage: context.stage,
                says: Sentence(template, arguments)))
    }
}
