// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// How far the pattern of missing values alone, without a single value, points to each group.
///
/// For each group the least-squares regression of membership on one indicator a column, learned on the other folds: the direction of Fisher's
/// linear discriminant (Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, exercise 4.2). It needs sums over patterns
/// only, so it costs little with millions of rows.
public struct PatternPrediction: Sendable {
    /// Names of rows' patterns: equal for rows that miss the same columns.
    private let patternOfRow: [Int32]
    /// The columns that each pattern misses.
    private let missing: [[Int]]
    private let columnCount: Int

    /// - Parameters:
    ///   - columns: states of each column, one a row of the table.
    ///   - rows: of the table.
    public init(columns: [[CellState]], rows: [Int]) {
        let words = max(1, (columns.count + 63) / 64)
        var bits = [UInt64](repeating: 0, count: rows.count * words)
        for (number, states) in columns.enumerated() {
            for (position, row) in rows.enumerated() where states[row] == .missing {
                bits[position * words + number / 64] |= 1 << UInt64(number % 64)
            }
        }
        var known: [[UInt64]: Int32] = [:], missing: [[Int]] = []
        patternOfRow = rows.indices.map { position in
            let key = Array(bits[position * words..<(position + 1) * words])
            if let number = known[key] { return number }
            let number = Int32(missing.count)
            known[key] = number
            missing.append(columns.indices.filter { key[$0 / 64] >> UInt64($0 % 64) & 1 == 1 })
            return number
        }
        (self.missing, columnCount) = (missing, columns.count)
    }

    /// How many patterns occur.
    public var patternCount: Int { missing.count }

    /// A score for each group and row, higher where the pattern points to the group; learned without the row's fold.
    ///
    /// - Parameters:
    ///   - groups: one a row, in `0..<groupCount`.
    ///   - folds: one a row, in `0..<foldCount`: families whole.
    public func scores(groups: [Int32], groupCount: Int, folds: [Int32], foldCount: Int) -> [[Double]] {
        precondition(groups.count == patternOfRow.count && folds.count == patternOfRow.count, "one group and one fold a row")
        let size = columnCount + 1
        // Rows by pattern and fold, and those of each group.
        var rows = [Double](repeating: 0, count: missing.count * foldCount)
        var members = [Double](repeating: 0, count: rows.count * groupCount)
        for (row, pattern) in patternOfRow.enumerated() {
            let place = Int(pattern) * foldCount + Int(folds[row])
            rows[place] += 1
            members[place * groupCount + Int(groups[row])] += 1
        }
        let none = Sums(size: size, groups: groupCount)
        var total = none, own = [Sums](repeating: none, count: foldCount)
        for (pattern, absent) in missing.enumerated() {
            let places = [0] + absent.map { $0 + 1 }
            for fold in 0..<foldCount where rows[pattern * foldCount + fold] > 0 {
                let start = (pattern * foldCount + fold) * groupCount, counts = Array(members[start..<start + groupCount])
                own[fold].add(places, rows: rows[pattern * foldCount + fold], members: counts)
                total.add(places, rows: rows[pattern * foldCount + fold], members: counts)
            }
        }
        let byFold = own.map { total.subtracting($0).coefficients }
        return (0..<groupCount).map { group in
            let scores = missing.map { absent in
                (0..<foldCount).map { fold in absent.reduce(byFold[fold][group][0]) { $0 + byFold[fold][group][$1 + 1] } }
            }
            return patternOfRow.indices.map { scores[Int(patternOfRow[$0])][Int(folds[$0])] }
        }
    }
}

/// Sums over rows of the indicators' products with each other and with membership of each group.
private struct Sums {
    private var gram: Matrix
    private var right: [[Double]]

    init(size: Int, groups: Int) {
        gram = Matrix(rows: size, columns: size)
        right = [[Double]](repeating: [Double](repeating: 0, count: size), count: groups)
    }

    mutating func add(_ places: [Int], rows: Double, members: [Double]) {
        for column in places { for row in places { gram[row, column] += rows } }
        for group in members.indices where members[group] > 0 { for place in places { right[group][place] += members[group] } }
    }

    func subtracting(_ other: Sums) -> Sums {
        var result = self
        for index in gram.elements.indices { result.gram.elements[index] -= other.gram.elements[index] }
        for group in right.indices { for place in right[group].indices { result.right[group][place] -= other.right[group][place] } }
        return result
    }

    /// Of each group. Indicators that say the same share their effect; one that never varies has none.
    var coefficients: [[Double]] {
        var ridged = gram
        for place in 1..<max(1, gram.rows) { ridged[place, place] += 1 + 1e-6 * gram[0, 0] }
        let factor = gram.rows > 0 && gram[0, 0] > 0 ? Cholesky(ridged) : nil
        return right.map { right in factor?.solve(right) ?? [Double](repeating: 0, count: right.count) }
    }
}
