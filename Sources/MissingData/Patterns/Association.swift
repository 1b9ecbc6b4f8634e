// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// How strongly two columns go together, from 0 to 1.
///
/// Two columns of numbers: the absolute correlation. Numbers and levels: the correlation ratio, less what as many levels reach by chance. Two
/// columns of levels: Cramer's V, likewise. Between two levels and numbers, or two columns of two levels, these are the correlation, but for that
/// correction.
/// Source: Kelley (1935), Proc. Natl. Acad. Sci. 21, 554-559 (epsilon squared); Bergsma (2013), J. Korean Stat. Soc. 42, 323-328.
public enum Association {
    public enum Variable: Sendable {
        case numbers([Double])
        /// Positions of levels, below `count`.
        case levels([Int32], count: Int)

        var count: Int {
            switch self {
            case .numbers(let values): values.count
            case .levels(let codes, _): codes.count
            }
        }
    }

    /// - Parameter isUsed: whether a row has a value in both.
    /// - Returns: 0 where it is not defined.
    public static func strength(_ x: Variable, _ y: Variable, where isUsed: (Int) -> Bool) -> Double {
        let rows = (0..<min(x.count, y.count)).filter(isUsed)
        switch (x, y) {
        case (.numbers(let x), .numbers(let y)): return correlation(x, y, rows)
        case (.numbers(let values), .levels(let codes, let count)), (.levels(let codes, let count), .numbers(let values)):
            return correlationRatio(values, codes, count, rows)
        case (.levels(let x, let own), .levels(let y, let other)): return cramersV(x, own, y, other, rows)
        }
    }

    private static func correlation(_ x: [Double], _ y: [Double], _ rows: [Int]) -> Double {
        guard rows.count > 1 else { return 0 }
        let n = Double(rows.count), meanX = Sum.exact(rows.map { x[$0] }) / n, meanY = Sum.exact(rows.map { y[$0] }) / n
        var xx = Sum(), yy = Sum(), xy = Sum()
        for row in rows {
            let dx = x[row] - meanX, dy = y[row] - meanY
            xx.add(dx * dx)
            yy.add(dy * dy)
            xy.add(dx * dy)
        }
        let scale = (xx.value * yy.value).squareRoot()
        return scale > 0 ? min(1, (xy.value / scale).magnitude) : 0
    }

    private static func correlationRatio(_ values: [Double], _ codes: [Int32], _ count: Int, _ rows: [Int]) -> Double {
        var totals = [Double](repeating: 0, count: count), sizes = totals
        for row in rows {
            totals[Int(codes[row])] += values[row]
            sizes[Int(codes[row])] += 1
        }
        let n = Double(rows.count), levels = Double(sizes.count { $0 > 0 }), mean = totals.reduce(0, +) / max(1, n)
        let all = rows.reduce(0) { $0 + (values[$1] - mean) * (values[$1] - mean) }
        guard levels > 1, n > levels, all > 0 else { return 0 }
        let within = rows.reduce(0) { sum, row in
            let level = Int(codes[row]), own = totals[level] / sizes[level]
            return sum + (values[row] - own) * (values[row] - own)
        }
        return max(0, 1 - within / all * (n - 1) / (n - levels)).squareRoot()
    }

    private static func cramersV(_ x: [Int32], _ own: Int, _ y: [Int32], _ other: Int, _ rows: [Int]) -> Double {
        var ofX = [Double](repeating: 0, count: own), ofY = [Double](repeating: 0, count: other)
        for row in rows {
            ofX[Int(x[row])] += 1
            ofY[Int(y[row])] += 1
        }
        let n = Double(rows.count), r = Double(ofX.count { $0 > 0 }), k = Double(ofY.count { $0 > 0 })
        guard r > 1, k > 1, n > 1 else { return 0 }
        let sum = concentration(x, ofX, y, ofY, rows) - 1
        // Phi squared and both numbers of levels, each less what chance gives.
        let phi = max(0, sum - (r - 1) * (k - 1) / (n - 1)), rows = r - (r - 1) * (r - 1) / (n - 1), columns = k - (k - 1) * (k - 1) / (n - 1)
        let most = min(rows, columns) - 1
        return most > 0 ? min(1, (phi / most).squareRoot()) : 0
    }

    /// More cells than this are not laid out: two columns of thousands of levels have far fewer rows than cells.
    private static let mostCells = 1 << 20

    /// The sum over cells of n_ab^2 / (n_a n_b).
    private static func concentration(_ x: [Int32], _ ofX: [Double], _ y: [Int32], _ ofY: [Double], _ rows: [Int]) -> Double {
        guard ofX.count > mostCells / max(1, ofY.count) else {
            var cells = [Double](repeating: 0, count: ofX.count * ofY.count)
            for row in rows { cells[Int(x[row]) * ofY.count + Int(y[row])] += 1 }
            return cells.indices.reduce(0) { sum, place in
                let cell = cells[place]
                return cell == 0 ? sum : sum + cell * cell / (ofX[place / ofY.count] * ofY[place % ofY.count])
            }
        }
        let pairs = rows.map { Int64(x[$0]) << 32 | Int64(y[$0]) }.sorted()
        var sum = 0.0, start = 0
        while start < pairs.count {
            var end = start
            while end < pairs.count, pairs[end] == pairs[start] { end += 1 }
            let cell = Double(end - start)
            sum += cell * cell / (ofX[Int(pairs[start] >> 32)] * ofY[Int(pairs[start] & 0xFFFF_FFFF)])
            start = end
        }
        return sum
    }
}
