// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import MissingData
import Protected
import StatMath

/// How well hidden cells are imputed, of all rows and by group.
struct QualityFindings {
    let measured: [ImputationQuality.Column]
    /// Of the same rows as the table.
    let attributes: [ProtectedAttribute]
    /// Fewer hidden cells are not judged.
    var minimumCells = 20
    let about: About
    let stage: String

    /// A 90% interval that holds fewer than this claims too much.
    static let leastCovered = 0.85

    var all: [Finding] { measured.flatMap(findings) }

    private func findings(_ column: ImputationQuality.Column) -> [Finding] {
        let whole = Array(column.rows.indices)
        let groups = attributes.flatMap { attribute in
            attribute.levels.indices.flatMap { level -> [Finding] in
                let own = whole.filter { attribute.codes[column.rows[$0]] == Int32(level) }
                guard !own.isEmpty else { return [] }
                var about = about
                (about.attribute, about.group) = (attribute.name, attribute.levels[level].group)
                let isCompared = !attribute.levels[level].isNotRecorded
                let others =
                    isCompared
                    ? whole.filter { place in
                        let code = Int(attribute.codes[column.rows[place]])
                        return code != level && !attribute.levels[code].isNotRecorded
                    } : []
                return judged(column, own, about) + [gap(column, own, others, about)].compactMap { $0 }
            }
        }
        return judged(column, whole, about) + groups
    }

    private func judged(_ column: ImputationQuality.Column, _ places: [Int], _ about: About) -> [Finding] {
        [skill(column, places, about), coverage(column, places, about)].compactMap { $0 }
    }

    private func named(_ about: About, _ column: ImputationQuality.Column) -> About {
        var about = about
        about.column = column.name
        return about
    }

    /// One less the score over that of the column's own distribution.
    private func skill(_ column: ImputationQuality.Column, _ places: [Int], _ about: About) -> Finding? {
        let isFew = places.count < minimumCells, found = isFew ? nil : Skill(column, places)
        guard isFew || found != nil else { return nil }
        return Finding(
            key: "imputation.skill", about: named(about, column), value: found?.value, interval: found?.interval,
            method: found == nil ? nil : "ratio-linearised", count: places.count, verdict: .information,
            reason: isFew ? "imputation.quality.too-few" : nil, stage: stage,
            says: Sentence(
                "imputation.skill.\(about.attribute == nil ? "all" : "group")",
                ["score": .text(column.isLevels ? "brier" : "crps"), "like_missing": .flag(column.isLikeMissing)]))
    }

    private func gap(_ column: ImputationQuality.Column, _ own: [Int], _ others: [Int], _ about: About) -> Finding? {
        guard own.count >= minimumCells, others.count >= minimumCells, let first = Skill(column, own), let second = Skill(column, others) else {
            return nil
        }
        let gap = first.value - second.value, half = Normal.quantile(0.975) * (first.variance + second.variance).squareRoot()
        var about = named(about, column)
        about.compareTo = "complement"
        let interval = Interval(low: gap - half, high: gap + half)
        let direction = interval.low > 0 ? "more" : interval.high < 0 ? "less" : "unclear"
        return Finding(
            key: "imputation.skill-gap", about: about, value: gap, interval: interval, method: "ratio-linearised", count: own.count,
            total: own.count + others.count, verdict: .information, stage: stage, says: Sentence("imputation.skill-gap.\(direction)"))
    }

    /// How many hidden values lie within their 90% interval.
    private func coverage(_ column: ImputationQuality.Column, _ places: [Int], _ about: About) -> Finding? {
        guard !column.covered.isEmpty, places.count >= minimumCells else { return nil }
        let share = Sum.exact(places.map { column.covered[$0] }) / Double(places.count)
        let proportion = EffectiveProportion(
            count: Int((share * Double(places.count)).rounded()), total: places.count, value: min(1, max(0, share)),
            effectiveTotal: Double(places.count))
        let wide = proportion.wilson(), narrow = proportion.wilson(level: 0.9)
        let verdict: Verdict =
            narrow.low >= Self.leastCovered ? .fine : share < Self.leastCovered && wide.high < 0.9 ? .concern : .insufficient
        return Finding(
            key: "imputation.coverage", about: named(about, column), value: share, interval: wide, method: "wilson", count: places.count,
            verdict: verdict, why: "imputation.coverage.\(verdict.rawValue)", stage: stage,
            says: Sentence("imputation.coverage.\(about.attribute == nil ? "all" : "group")", ["limit": .number(Self.leastCovered)]))
    }

    /// With its linearised variance.
    private struct Skill {
        let value: Double
        let variance: Double

        init?(_ column: ImputationQuality.Column, _ places: [Int]) {
            let scores = places.map { column.score[$0] }, marginal = places.map { column.marginal[$0] }, n = Double(places.count)
            let total = Sum.exact(marginal)
            guard total > 0, n > 1 else { return nil }
            let ratio = Sum.exact(scores) / total
            value = 1 - ratio
            let errors = zip(scores, marginal).map { $0 - ratio * $1 }, squares = Sum.exact(errors.map { $0 * $0 })
            variance = squares / (total * total) * n / (n - 1)
        }

        var interval: Interval {
            let half = Normal.quantile(0.975) * variance.squareRoot()
            return Interval(low: value - half, high: value + half)
        }
    }
}
