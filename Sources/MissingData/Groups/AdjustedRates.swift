// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// How often a value is missing in each group, among rows that are alike in other columns.
///
/// The least-squares regression of the missing indicator on the groups and on the other columns, with a variance that neither equal variances
/// nor independence within clusters are needed for. Its coefficients are differences of shares, on the scale of the gap itself; an odds ratio
/// would also change when a column that has nothing to do with the group comes in.
/// Source: Angrist and Pischke (2009), Mostly Harmless Econometrics, sections 3.3 and 3.4; Liang and Zeger (1986), Biometrika 73, 13-22.
public struct AdjustedRates: Sendable {
    /// Of each group, less that of the group with the most rows; `nil` for a group without rows.
    public let values: [Double?]
    /// Of the values; 0 for groups without rows.
    public let covariance: Matrix
    /// (Weighted) share of each group in the rows of the regression.
    public let shares: [Double]
}

/// Rows and columns for adjusted rates, prepared once for all columns and attributes.
public struct RateAdjustment: Sendable {
    /// Columns with a value in fewer rows than this share adjust nothing: their gaps would be filled with a guess.
    public static let leastObserved = 0.95
    /// More groups than this are not adjusted.
    public static let mostGroups = 30
    private static let mostLevels = 8
    /// Of the variance of group membership, the least that other columns must leave: below it no rows are alike in them and of another group.
    private static let leastTolerance = 0.05

    /// The sample that the regressions are of, ascending.
    public let rows: [Int]
    private let matrix: WorkingMatrix
    /// Columns of the design by the name of their column; the first of the design is constant.
    private let places: [(name: String, columns: Range<Int>)]
    private let weights: [Double]?
    private let isFrequency: Bool
    private let clusters: [Int32]?

    /// - Parameters:
    ///   - columns: one value a row of the table each.
    ///   - rows: of the table, ascending.
    ///   - design: weights and clusters of the rows of the table.
    public init(columns: [AdjustingColumn], rows: [Int], design: SamplingDesign = .independent) {
        self.rows = rows
        weights = design.weights.map { weights in rows.map { weights[$0] } }
        isFrequency = design.weightKind == .frequency
        clusters = design.clusters.map { clusters in rows.map { clusters[$0] } }
        var designs: [(String, [[Float]])] = []
        for column in columns {
            let observed = rows.reduce(0) { $0 + (column.isPresent($1) ? 1 : 0) }
            guard Double(observed) >= Self.leastObserved * Double(rows.count) else { continue }
            designs.append((column.name, column.design(rows, most: Self.mostLevels)))
        }
        let width = 1 + designs.reduce(0) { $0 + $1.1.count }
        let matrix = WorkingMatrix(rows: rows.count, columns: width)
        matrix.set(column: 0) { _ in 1 }
        var places: [(name: String, columns: Range<Int>)] = [], next = 1
        for (name, design) in designs where !design.isEmpty {
            places.append((name, next..<next + design.count))
            for (offset, values) in design.enumerated() { matrix.set(column: next + offset) { values[$0] } }
            next += design.count
        }
        (self.matrix, self.places) = (matrix, places)
    }

    /// Whether anything is adjusted for.
    public func adjusts(without names: Set<String>) -> Bool { places.contains { !names.contains($0.name) } }

    /// - Parameters:
    ///   - states: of the column, one a row of the table; rows where it does not apply play no part.
    ///   - groups: one a row of the table, in `0..<groupCount`.
    ///   - names: columns that are not adjusted for: the column itself, and those that the groups are made from.
    /// - Returns: `nil` where there is nothing to adjust for, there are more than `mostGroups` groups, or the other columns all but tell the group.
    public func rates(states: [CellState], groups: [Int32], groupCount: Int, without names: Set<String>) -> AdjustedRates? {
        guard adjusts(without: names), (2...Self.mostGroups).contains(groupCount) else { return nil }
        let used = rows.indices.filter { states[rows[$0]] != .notApplicable && (weights?[$0] ?? 1) > 0 }
        let weight = used.map { weights?[$0] ?? 1 }, group = used.map { Int(groups[rows[$0]]) }
        var sums = [Double](repeating: 0, count: groupCount)
        for (position, group) in group.enumerated() { sums[group] += weight[position] }
        guard let base = sums.indices.max(by: { (sums[$0], -$0) < (sums[$1], -$1) }) else { return nil }
        let compared = sums.indices.filter { $0 != base && sums[$0] > 0 }
        guard !compared.isEmpty else { return nil }
        let chosen = [0] + places.filter { !names.contains($0.name) }.flatMap { Array($0.columns) }
        let design = design(used, columns: chosen, group: group, compared: compared)
        let outcome = used.map { states[rows[$0]] == .missing ? 1.0 : 0 }
        guard let fit = Regression(design, outcome: outcome, weights: weight, last: compared.count),
            zip(compared, fit.tolerance).allSatisfy({ $0.1 > Self.leastTolerance })
        else { return nil }
        let covariance = fit.covariance(clusters: clusters.map { clusters in used.map { clusters[$0] } }, repeated: isFrequency ? weight : nil)
        var values = sums.map { $0 > 0 ? Double?.some(0) : nil }
        var whole = Matrix(rows: groupCount, columns: groupCount)
        for (first, place) in compared.enumerated() {
            values[place] = fit.coefficients[first]
            for (second, other) in compared.enumerated() { whole[place, other] = covariance[first, second] }
        }
        let total = sums.reduce(0, +)
        return AdjustedRates(values: values, covariance: whole, shares: sums.map { $0 / total })
    }

    /// Constant and columns, then an indicator of each compared group.
    private func design(_ used: [Int], columns: [Int], group: [Int], compared: [Int]) -> GatheredRows {
        let gathered = matrix.gather(RowList(used.map { Int32($0) }), columns: columns)
        let result = WorkingMatrix(rows: used.count, columns: columns.count + compared.count)
        for column in columns.indices {
            let values = gathered.column(column)
            result.set(column: column) { values[$0] }
        }
        for (offset, level) in compared.enumerated() { result.set(column: columns.count + offset) { group[$0] == level ? 1 : 0 } }
        return result.gather(RowList((0..<used.count).map { Int32($0) }))
    }
}

/// Weighted least squares, of which only the last coefficients are asked for.
private struct Regression {
    let coefficients: [Double]
    /// Of each of them, what the other columns leave of its column's variance.
    let tolerance: [Double]
    /// For each of them and each row, what the row's error does to it.
    private let influence: [[Double]]

    init?(_ design: GatheredRows, outcome: [Double], weights: [Double], last: Int) {
        var products = design.products(weights: weights)
        let size = products.rows, asked = size - last..<size
        let n = products[0, 0]
        guard n > Double(size) else { return nil }
        let spread = (0..<size).map { products[$0, $0] - products[0, $0] * products[0, $0] / n }
        // Columns that are copies of each other share their effect.
        for column in 1..<max(1, size - last) { products[column, column] += 1e-7 * n }
        guard let factor = Cholesky(products) else { return nil }
        let right = design.products(with: [zip(outcome, weights).map { $0 * $1 }])
        let solution = factor.solve((0..<size).map { right[$0, 0] })
        let inverse = factor.inverse()
        coefficients = asked.map { solution[$0] }
        tolerance = asked.map { spread[$0] > 0 && inverse[$0, $0] > 0 ? 1 / (inverse[$0, $0] * spread[$0]) : 0 }
        let fitted = design.predictions(solution)
        let error = outcome.indices.map { weights[$0] * (outcome[$0] - Double(fitted[$0])) }
        influence = asked.map { place in
            zip(design.predictions((0..<size).map { inverse[$0, place] }), error).map { Double($0) * $1 }
        }
    }

    /// - Parameter repeated: for rows that stand for several, how many.
    func covariance(clusters: [Int32]?, repeated: [Double]?) -> Matrix {
        var sums = influence
        if let repeated, clusters == nil { sums = sums.map { zip($0, repeated).map { $0 / $1.squareRoot() } } }
        if let clusters {
            let count = Int(clusters.max() ?? -1) + 1
            sums = influence.map { values in
                var totals = [Double](repeating: 0, count: count)
                for (row, value) in values.enumerated() { totals[Int(clusters[row])] += value }
                return totals
            }
        }
        let units = clusters.map { Set($0).count } ?? influence.first?.count ?? 0
        let correction = units > 1 ? Double(units) / Double(units - 1) : 1
        var result = Matrix(rows: sums.count, columns: sums.count)
        for first in sums.indices {
            for second in sums.indices {
                result[first, second] = correction * zip(sums[first], sums[second]).reduce(0) { $0 + $1.0 * $1.1 }
            }
        }
        return result
    }
}
