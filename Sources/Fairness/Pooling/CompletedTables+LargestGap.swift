// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import StatMath

extension CompletedTables {
    private static let replicates = 1999

    /// The largest difference between groups, of their pooled values: held against N(0, T) with T = diag(W_g + (1 + 1/m) B_g), with an interval that
    /// holds for all pairs at once, by the simulated studentised range (methods 7).
    ///
    /// - Parameters:
    ///   - tables: the finding of each completed table.
    ///   - groups: of each group the findings of its value, one a table.
    /// - Returns: `nil` where fewer than two groups have a value in every table.
    func largestGap(_ tables: [JudgedFinding], metric: String, groups: [[Finding]]) -> JudgedFinding? {
        let own = tables[0], level = own.finding.level ?? 0.95
        if tables.allSatisfy({ $0.finding.value == own.finding.value && $0.finding.interval == own.finding.interval }) { return own }
        let printed = groups.compactMap { findings in PooledGroup(findings, isShare: PooledScale(key: "fairness.\(metric)") == .share) }
        guard printed.count > 1 else { return nil }
        let values = printed.map(\.value), places = Array(printed.indices)
        var covariance = Matrix(rows: printed.count, columns: printed.count)
        for (place, group) in printed.enumerated() { covariance[place, place] = group.variance }
        let observed = (values.max() ?? 0) - (values.min() ?? 0), stage = "fairness.worst-gap.imputed." + metric
        let null = RangeNull(observed: observed, covariance: covariance, stage: stage, seed: seed)
        func error(_ i: Int, _ j: Int) -> Double { (printed[i].variance + printed[j].variance).squareRoot() }
        let range = studentisedRange(printed.map(\.variance), level: level, stage: stage)
        let gap = WorstGap(groups: places, values: values, method: "rubin-range", level: level, null: null) { i, j, pair in
            // Of one pair alone at 90%; of all at once else.
            let half = (pair == 0.9 ? Normal.quantile(0.95) : range) * error(i, j)
            return Interval(low: values[i] - values[j] - half, high: values[i] - values[j] + half, level: level)
        }
        guard let gap else { return nil }
        var finding = own.finding
        finding.value = gap.value
        finding.interval = [gap.interval.low, gap.interval.high]
        finding.method = gap.method
        finding.says?.arguments.merge([
            "highest": .text(printed[gap.highest].name), "lowest": .text(printed[gap.lowest].name), "chance": .number(gap.null.mean),
            "p": .number(gap.null.p), "null": .text(gap.null.method), "imputations": .integer(tables.count),
        ]) { _, new in new }
        let test = own.test.map { test in
            VerdictTest(
                source: test.source, limit: test.limit, effect: max(0, gap.value - gap.null.mean), p: gap.null.p, narrow: gap.narrow,
                estimate: gap.value, rows: tables.compactMap(\.test?.rows).min() ?? test.rows, minimumRows: test.minimumRows)
        }
        return JudgedFinding(finding, test: test)
    }

    /// The quantile of the largest studentised difference between any two of several independent normal numbers.
    private func studentisedRange(_ variances: [Double], level: Double, stage: String) -> Double {
        var random = Philox(seed: seed, stage: stage + ".range")
        let errors = variances.map { $0.squareRoot() }
        let largest = (0..<Self.replicates).map { _ -> Double in
            let numbers = errors.map { $0 * Normal.quantile(random.uniform()) }
            var result = 0.0
            for i in numbers.indices {
                for j in 0..<i where variances[i] + variances[j] > 0 {
                    result = max(result, (numbers[i] - numbers[j]).magnitude / (variances[i] + variances[j]).squareRoot())
                }
            }
            return result
        }.sorted()
        return largest[min(largest.count - 1, Int((level * Double(largest.count)).rounded(.up)) - 1)]
    }
}

/// A group's value over completed tables, with all of its variance, on the value's own scale.
private struct PooledGroup {
    let name: String
    let value: Double
    let variance: Double

    /// - Returns: `nil` where some table has no value.
    init?(_ findings: [Finding], isShare: Bool) {
        let values = findings.compactMap(\.value), intervals = findings.compactMap(\.interval), m = Double(findings.count)
        guard values.count == findings.count, intervals.count == findings.count, m > 1, let about = findings.first?.about,
            let attribute = about.attribute, let name = about.group?[attribute]
        else { return nil }
        let z = Normal.quantile(0.5 + (findings[0].level ?? 0.95) / 2), mean = Sum.exact(values) / m
        let within =
            isShare
            ? CompletedTables.variances(values, intervals, z: z)
            : intervals.map { ($0[1] - $0[0]) * ($0[1] - $0[0]) / (4 * z * z) }
        let between = Sum.exact(values.map { ($0 - mean) * ($0 - mean) }) / (m - 1)
        (self.name, value, variance) = (name, mean, Sum.exact(within) / m + (1 + 1 / m) * between)
    }
}
