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
    /// Weights and families of the same rows.
    var design = SamplingDesign.independent
    /// Fewer hidden cells are not judged.
    var minimumCells = 20
    let about: About
    let stage: String

    /// A 90% interval that holds fewer than this claims too much.
    static let leastCovered = 0.85

    var all: [Finding] { measured.flatMap(findings) }

    private func findings(_ column: ImputationQuality.Column) -> [Finding] {
        let column = Hidden(column, design: design)
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

    private func judged(_ column: Hidden, _ places: [Int], _ about: About) -> [Finding] {
        [skill(column, places, about), coverage(column, places, about)].compactMap { $0 }
    }

    private func named(_ about: About, _ column: Hidden) -> About {
        var about = about
        about.column = column.name
        return about
    }

    /// One less the score over that of the column's own distribution.
    private func skill(_ column: Hidden, _ places: [Int], _ about: About) -> Finding? {
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

    private func gap(_ column: Hidden, _ own: [Int], _ others: [Int], _ about: About) -> Finding? {
        guard own.count >= minimumCells, others.count >= minimumCells, let first = Skill(column, own), let second = Skill(column, others) else {
            return nil
        }
        // Families may have rows on both sides.
        guard let variance = column.variance(zip(first.influence, second.influence).map { $0 - $1 }) else { return nil }
        let gap = first.value - second.value, half = Normal.quantile(0.975) * variance.squareRoot()
        var about = named(about, column)
        about.compareTo = "complement"
        let interval = Interval(low: gap - half, high: gap + half)
        let direction = interval.low > 0 ? "more" : interval.high < 0 ? "less" : "unclear"
        return Finding(
            key: "imputation.skill-gap", about: about, value: gap, interval: interval, method: "ratio-linearised", count: own.count,
            total: own.count + others.count, verdict: .information, stage: stage, says: Sentence("imputation.skill-gap.\(direction)"))
    }

    /// How many hidden values lie within their 90% interval.
    private func coverage(_ column: Hidden, _ places: [Int], _ about: About) -> Finding? {
        guard !column.covered.isEmpty, places.count >= minimumCells, column.hasWeight(places) else { return nil }
        let share = min(1, max(0, column.mean(column.covered, places))), proportion = column.proportion(share, column.covered, places)
        let wide = proportion.wilson(), narrow = proportion.wilson(level: 0.9)
        let verdict: Verdict =
            narrow.low >= Self.leastCovered ? .fine : share < Self.leastCovered && wide.high < 0.9 ? .concern : .insufficient
        return Finding(
            key: "imputation.coverage", about: named(about, column), value: share, interval: wide, method: "wilson", count: places.count,
            verdict: verdict, why: "imputation.coverage.\(verdict.rawValue)", stage: stage,
            says: Sentence("imputation.coverage.\(about.attribute == nil ? "all" : "group")", ["limit": .number(Self.leastCovered)]))
    }

    /// One less a ratio of weighted sums of scores.
    private struct Skill {
        let value: Double
        /// Of each hidden cell of the column: of one unit of its weight on the value.
        let influence: [Double]
        let interval: Interval

        init?(_ column: Hidden, _ places: [Int]) {
            let total = column.total(column.marginal, places)
            guard total > 0, places.count > 1 else { return nil }
            let ratio = column.total(column.score, places) / total
            var influence = [Double](repeating: 0, count: column.rows.count)
            for place in places { influence[place] = (ratio * column.marginal[place] - column.score[place]) / total }
            guard let variance = column.variance(influence) else { return nil }
            let half = Normal.quantile(0.975) * variance.squareRoot()
            (value, self.influence, interval) = (1 - ratio, influence, Interval(low: 1 - ratio - half, high: 1 - ratio + half))
        }
    }

    /// The hidden cells of a column, with the weights and families of their rows.
    private struct Hidden {
        let name: String
        let isLevels: Bool
        let isLikeMissing: Bool
        let rows: [Int]
        let score: [Double]
        let marginal: [Double]
        let covered: [Double]
        private let design: SamplingDesign

        init(_ column: ImputationQuality.Column, design: SamplingDesign) {
            (name, isLevels, isLikeMissing, rows) = (column.name, column.isLevels, column.isLikeMissing, column.rows)
            (score, marginal, covered) = (column.score, column.marginal, column.covered)
            self.design = design.selecting(column.rows)
        }

        func total(_ values: [Double], _ places: [Int]) -> Double { Sum.exact(places.map { values[$0] * (design.weights?[$0] ?? 1) }) }

        func mean(_ values: [Double], _ places: [Int]) -> Double { total(values, places) / total(values.map { _ in 1 }, places) }

        /// 0 where nothing varies: every value is foretold without error.
        func variance(_ influence: [Double]) -> Double? {
            influence.allSatisfy { $0 == 0 } ? 0 : design.linearisedVariance(rows: rows.count) { influence[$0] }
        }

        /// Rows that are worth as much as some cells: no more than Kish's number, nor than there are families.
        private func mostEffective(_ places: [Int]) -> Double {
            let weights = places.map { design.weights?[$0] ?? 1 }, sum = Sum.exact(weights), squares = Sum.exact(weights.map { $0 * $0 })
            let kish = squares > 0 ? sum * sum / squares : 0
            guard let clusters = design.clusters else { return kish }
            return min(kish, Double(Set(places.map { clusters[$0] }).count))
        }

        func hasWeight(_ places: [Int]) -> Bool { total(rows.map { _ in 1 }, places) > 0 }

        func proportion(_ share: Double, _ values: [Double], _ places: [Int]) -> EffectiveProportion {
            let weight = total(values.map { _ in 1 }, places)
            var influence = [Double](repeating: 0, count: rows.count)
            if !design.isSimple { for place in places { influence[place] = (values[place] - share) / weight } }
            let variance = design.isSimple ? nil : variance(influence), count = Double(places.count)
            let effective = variance.flatMap { $0 > 0 && share > 0 && share < 1 ? share * (1 - share) / $0 : nil } ?? mostEffective(places)
            return EffectiveProportion(
                count: Int((share * count).rounded()), total: places.count, value: share, effectiveTotal: min(effective, count))
        }
    }
}

extension SamplingDesign {
    /// Of some rows, with clusters numbered anew.
    fileprivate func selecting(_ rows: [Int]) -> SamplingDesign {
        var number: [Int32: Int32] = [:]
        let own = clusters.map { clusters in
            rows.map { row in
                let cluster = clusters[row], next = number[cluster] ?? Int32(number.count)
                number[cluster] = next
                return next
            }
        }
        return SamplingDesign(
            weights: weights.map { weights in rows.map { weights[$0] } }, weightKind: weightKind, clusters: own, clusterCount: number.count)
    }
}
