// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import Metrics
import StatMath

/// Puts the findings of several completed tables together: one estimate, with what the missing values add to its uncertainty.
///
/// The variance inside a table is read off its interval, below and above the estimate apart, so that an interval that is not symmetric stays so
/// (method of variance estimates recovery, Zou and Donner 2008, Statistics in Medicine 27, 1693-1702); Rubin's rules add the variance between the
/// tables. Shares of rows: Wilson's interval for completed tables (Lott and Reiter 2020, The American Statistician 74, 109-115). Where all tables
/// say the same nothing was missing for this number, and it stays as it is.
public struct CompletedTables: Sendable {
    /// What Rubin's rules give.
    public struct Pooled: Sendable {
        public let estimate: Double
        public let standardError: Double
        public let relativeIncrease: Double
        public let degreesOfFreedom: Double
        public let fractionOfMissingInformation: Double

        public init(
            estimate: Double, standardError: Double, relativeIncrease: Double, degreesOfFreedom: Double, fractionOfMissingInformation: Double
        ) {
            (self.estimate, self.standardError, self.relativeIncrease) = (estimate, standardError, relativeIncrease)
            (self.degreesOfFreedom, self.fractionOfMissingInformation) = (degreesOfFreedom, fractionOfMissingInformation)
        }
    }

    /// Rubin's rules: estimates, their variances, degrees of freedom if nothing were missing; `nil` where they do not apply.
    private let rules: @Sendable ([Double], [Double], Double) -> Pooled?
    /// Families among the rows; `nil` where each row stands alone.
    private let clusters: Int?
    /// Of the simulated null of largest gaps.
    let seed: UInt64

    public init(clusters: Int?, seed: UInt64 = 1, rules: @escaping @Sendable ([Double], [Double], Double) -> Pooled?) {
        (self.clusters, self.seed, self.rules) = (clusters, seed, rules)
    }

    /// - Parameter tables: of each completed table, the findings of one audit; verdicts still open.
    /// - Returns: those that every table has, in the order of the first.
    public func findings(_ tables: [[JudgedFinding]]) -> [JudgedFinding] {
        guard let first = tables.first else { return [] }
        let others = tables.dropFirst().map { table in Dictionary(table.map { (Identity($0.finding), $0) }) { first, _ in first } }
        func all(_ own: JudgedFinding) -> [JudgedFinding]? {
            let same = others.compactMap { $0[Identity(own.finding)] }
            return same.count == others.count ? [own] + same : nil
        }
        return first.compactMap { own in
            guard let same = all(own) else { return nil }
            guard let metric = Self.largestGap(own.finding) else { return pooled(same) }
            var group = own.finding.about
            let values = first.compactMap { candidate -> [Finding]? in
                guard candidate.finding.key == "fairness.\(metric)" else { return nil }
                group.group = candidate.finding.about.group
                return candidate.finding.about == group ? all(candidate)?.map(\.finding) : nil
            }
            return largestGap(same, metric: metric, groups: values)
        }
    }

    private static func largestGap(_ finding: Finding) -> String? {
        let prefix = "fairness.worst-gap."
        return finding.key.hasPrefix(prefix) ? String(finding.key.dropFirst(prefix.count)) : nil
    }

    private struct Identity: Hashable {
        let key: String
        let about: About
        init(_ finding: Finding) { (key, about) = (finding.key, finding.about) }
    }

    private func pooled(_ tables: [JudgedFinding]) -> JudgedFinding {
        var finding = finding(tables.map(\.finding))
        let tests = tables.compactMap(\.test)
        guard let own = tests.first else { return JudgedFinding(finding) }
        if tests.count == tables.count {
            if tests.allSatisfy({ $0 == own }) { return JudgedFinding(finding, test: own) }
            if let test = test(tests, own) { return JudgedFinding(finding, test: test) }
        }
        // In some table there is nothing to compare, or no error.
        (finding.verdict, finding.why) = (.insufficient, FairnessSentences.why(.insufficient, finding.key, isNeedKnown: false))
        return JudgedFinding(finding)
    }

    /// The test of the pooled estimate, on the scale of the verdict.
    private func test(_ tests: [VerdictTest], _ own: VerdictTest) -> VerdictTest? {
        let complete = complete(rows: tests.map(\.rows).min() ?? 0)
        guard
            let sides = sides(
                tests.map(\.estimate), low: tests.map(\.narrow.low), high: tests.map(\.narrow.high), level: 0.9, complete: complete)
        else { return nil }
        let estimate = sides.low.estimate, nearer = estimate > 0 ? sides.low : sides.high
        let narrow = sides.interval(level: 0.9)
        let p = nearer.standardError > 0 ? 2 * tail(-estimate.magnitude / nearer.standardError, nearer.degreesOfFreedom) : 1
        return VerdictTest(
            source: own.source, limit: own.limit, p: min(1, p), narrow: narrow, estimate: estimate,
            rows: tests.map(\.rows).min() ?? own.rows, minimumRows: own.minimumRows)
    }

    private func tail(_ t: Double, _ df: Double) -> Double { df.isFinite ? StudentT.cdf(t, degreesOfFreedom: df) : Normal.twoSidedP(t) / 2 }

    // MARK: - One number

    /// - Parameter tables: the same finding of each completed table.
    /// - Precondition: there is at least one.
    public func finding(_ tables: [Finding]) -> Finding {
        var finding = tables[0]
        if tables.allSatisfy({ $0.value == finding.value && $0.interval == finding.interval }) {
            finding.table = finding.table.map { own in Self.mean(tables.compactMap(\.table), like: own) }
            return finding
        }
        if let withheld = tables.first(where: { $0.value == nil }) { return withheld }
        let values = tables.compactMap(\.value), scale = PooledScale(key: finding.key)
        finding.value = Sum.exact(values) / Double(values.count)
        (finding.interval, finding.method) = (nil, nil)
        if tables.contains(where: { $0.count != finding.count }) { finding.count = nil }
        if var support = finding.support {
            for other in tables.compactMap(\.support?.cells) where other.count == support.cells.count {
                support.cells = zip(support.cells, other).map { min($0, $1) }
            }
            finding.support = support
        }
        guard let result = interval(tables, scale) else { return finding }
        finding.value = result.estimate
        finding.interval = [result.interval.low, result.interval.high]
        (finding.level, finding.method) = (result.interval.level, scale.method)
        finding.says?.arguments["fmi"] = .number(result.fraction)
        if let limits = Self.limits(fraction: result.fraction, imputations: tables.count) {
            finding.says?.arguments["fmi_low"] = .number(limits.low)
            finding.says?.arguments["fmi_high"] = .number(limits.high)
        }
        finding.says?.arguments["imputations"] = .integer(tables.count)
        direct(&finding, result.interval)
        judgeCalibration(&finding, tables, scale)
        return finding
    }

    /// A 95% interval of a fraction of missing information: with m completed tables its log-odds have a variance of 2/m.
    ///
    /// Source: Harel (2007), Stat. Methodol. 4, 75-89; on the logit scale von Hippel (2020), Sociol. Methods Res. 49, 699-718.
    static func limits(fraction: Double, imputations: Int) -> Interval? {
        guard fraction > 0, fraction < 1, imputations > 1 else { return nil }
        let half = Normal.quantile(0.975) * (2 / Double(imputations)).squareRoot()
        return Interval(low: Logistic.expit(Logistic.logit(fraction) - half), high: Logistic.expit(Logistic.logit(fraction) + half))
    }

    private func interval(_ tables: [Finding], _ scale: PooledScale) -> (estimate: Double, interval: Interval, fraction: Double)? {
        let intervals = tables.compactMap(\.interval), level = tables[0].level ?? 0.95, values = tables.compactMap(\.value)
        guard intervals.count == tables.count, values.count == tables.count else { return nil }
        let complete = complete(rows: Self.rows(tables[0]))
        if scale == .share { return wilson(values, intervals, level: level, complete: complete) }
        guard
            let sides = sides(
                values.map(scale.to), low: intervals.map { scale.to($0[0]) }, high: intervals.map { scale.to($0[1]) }, level: level,
                complete: complete)
        else { return nil }
        let own = sides.interval(level: level)
        return (
            scale.from(sides.low.estimate), Interval(low: scale.from(own.low), high: scale.from(own.high), level: level),
            max(sides.low.fractionOfMissingInformation, sides.high.fractionOfMissingInformation)
        )
    }

    /// Rows of the group itself; the cells of what it is compared with come after.
    private static func rows(_ finding: Finding) -> Int { finding.total ?? finding.support?.cells.prefix(2).reduce(0, +) ?? 0 }

    private func complete(rows: Int) -> Double { Double(max(1, min(rows, clusters ?? rows) - 1)) }

    /// The pooled estimate with its errors below and above.
    private struct Sides {
        let low: Pooled
        let high: Pooled

        func interval(level: Double) -> Interval {
            func half(_ side: Pooled) -> Double {
                let tail = 0.5 + level / 2, df = side.degreesOfFreedom
                return side.standardError * (df.isFinite ? StudentT.quantile(tail, degreesOfFreedom: df) : Normal.quantile(tail))
            }
            return Interval(low: low.estimate - half(low), high: high.estimate + half(high), level: level)
        }
    }

    private func sides(_ estimates: [Double], low: [Double], high: [Double], level: Double, complete: Double) -> Sides? {
        let z = Normal.quantile(0.5 + level / 2)
        func variances(_ limits: [Double]) -> [Double] { zip(estimates, limits).map { ($0 - $1) * ($0 - $1) / (z * z) } }
        guard let below = rules(estimates, variances(low), complete), let above = rules(estimates, variances(high), complete) else { return nil }
        return Sides(low: below, high: above)
    }

    /// Each table's effective number of rows follows from its Wilson interval: low x high = p^2 / (1 + z^2/n).
    private func wilson(
        _ shares: [Double], _ intervals: [[Double]], level: Double, complete: Double
    ) -> (estimate: Double, interval: Interval, fraction: Double)? {
        let z = Normal.quantile(0.5 + level / 2), variances = Self.variances(shares, intervals, z: z)
        guard let pooled = rules(shares, variances, complete), pooled.relativeIncrease.isFinite else { return nil }
        let q = pooled.estimate, within = Sum.exact(variances) / Double(variances.count), df = pooled.degreesOfFreedom
        let t = df.isFinite ? StudentT.quantile(0.5 + level / 2, degreesOfFreedom: df) : z
        let n = q * (1 - q) / within, wide = t * t / n * (1 + pooled.relativeIncrease)
        guard n > 0, n.isFinite, wide.isFinite else { return nil }
        let centre = (q + wide / 2) / (1 + wide), half = max(0, centre * centre - q * q / (1 + wide)).squareRoot()
        return (q, Interval(low: max(0, centre - half), high: min(1, centre + half), level: level), pooled.fractionOfMissingInformation)
    }

    static func variances(_ shares: [Double], _ intervals: [[Double]], z: Double) -> [Double] {
        zip(shares, intervals).map { share, interval in
            let ratio =
                share >= 0.5 ? share * share / (interval[0] * interval[1]) : (1 - share) * (1 - share) / ((1 - interval[0]) * (1 - interval[1]))
            return share * (1 - share) * (ratio - 1) / (z * z)
        }
    }

    /// Cell by cell the mean of the tables' numbers, where all have the same cells; else as the first has it.
    private static func mean(_ tables: [EvidenceTable], like own: EvidenceTable) -> EvidenceTable {
        guard tables.count > 1, tables.allSatisfy({ $0.columns == own.columns && $0.rows.count == own.rows.count }) else { return own }
        let rows = own.rows.indices.map { row in
            own.columns.indices.map { column -> EvidenceValue in
                let values = tables.map { $0.rows[row][column] }
                guard case .number = values[0] else { return values[0] }
                let numbers = values.compactMap(\.double)
                return numbers.count == values.count ? .number(Sum.exact(numbers) / Double(numbers.count)) : values[0]
            }
        }
        return EvidenceTable(columns: own.columns, rows: rows)
    }

    // MARK: - Words and verdicts

    /// A comparison's sentence follows its interval.
    private func direct(_ finding: inout Finding, _ interval: Interval) {
        guard finding.key.hasPrefix("fairness.gap.") || finding.key.hasPrefix("fairness.ratio.") else { return }
        let none = finding.key.hasPrefix("fairness.gap.") ? 0.0 : 1.0, isClear = interval.low > none || interval.high < none
        finding.says?.template = "\(finding.key).\(!isClear ? "unclear" : (finding.value ?? none) > none ? "more" : "less")"
    }

    /// `validation.observed-expected` has a verdict of its own.
    private func judgeCalibration(_ finding: inout Finding, _ tables: [Finding], _ scale: PooledScale) {
        guard finding.key == "validation.observed-expected", let value = finding.value, let interval = finding.interval else { return }
        let intervals = tables.compactMap(\.interval)
        guard
            let sides = sides(
                tables.compactMap(\.value).map(scale.to), low: intervals.map { scale.to($0[0]) }, high: intervals.map { scale.to($0[1]) },
                level: finding.level ?? 0.95, complete: complete(rows: Self.rows(finding)))
        else { return }
        let narrow = sides.interval(level: 0.9), wide = Interval(low: interval[0], high: interval[1], level: finding.level ?? 0.95)
        let verdict = ObservedExpected.verdict(
            Estimate(value, interval: wide, method: finding.method), narrow: Interval(low: exp(narrow.low), high: exp(narrow.high), level: 0.9),
            limit: ObservedExpected.limit)
        (finding.verdict, finding.why) = (verdict, "validation.observed-expected.\(verdict.rawValue)")
    }
}
