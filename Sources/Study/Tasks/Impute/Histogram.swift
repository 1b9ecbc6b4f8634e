// SPDX-License-Identifier: EUPL-1.2

/// Bars over the middle of a distribution. The first and the last also hold what lies outside: no single value is an edge.
struct Histogram {
    private static let mostBars = 20
    private static let tail = 0.01

    /// One more than there are bars, ascending.
    let edges: [Double]

    /// - Parameter isWhole: a bar a value, where there are few.
    init(_ values: [Double], isWhole: Bool) {
        let count = values.count
        guard count > 0 else {
            edges = [0, 1]
            return
        }
        var order = values
        let low = Self.smallest(Int(Self.tail * Double(count - 1)), of: &order)
        let high = Self.smallest(Int((1 - Self.tail) * Double(count - 1)), of: &order)
        if isWhole, high - low < Double(Self.mostBars) {
            edges = (0...Int(high - low) + 1).map { low + Double($0) - 0.5 }
        } else if high > low {
            edges = (0...Self.mostBars).map { low + (high - low) * Double($0) / Double(Self.mostBars) }
        } else {
            edges = [low - 0.5, low + 0.5]
        }
    }

    /// The k-th smallest value, counted from 0; values are put in another order. Source: Hoare (1961), Communications of the ACM 4, 321.
    private static func smallest(_ k: Int, of values: inout [Double]) -> Double {
        var (from, to) = (0, values.count - 1)
        while from < to {
            // The middle of three, so that sorted values are no worst case.
            let middle = (from + to) / 2, three = [values[from], values[middle], values[to]].sorted(), pivot = three[1]
            var (left, right) = (from, to)
            while left <= right {
                while values[left] < pivot { left += 1 }
                while pivot < values[right] { right -= 1 }
                if left <= right {
                    values.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if k <= right { to = right } else if k >= left { from = left } else { break }
        }
        return values[k]
    }

    /// The share of values in each bar.
    func shares(of values: [Double]) -> [Double] {
        var counts = [Int](repeating: 0, count: edges.count - 1)
        let width = (edges[edges.count - 1] - edges[0]) / Double(counts.count)
        for value in values {
            let place = ((value - edges[0]) / width).rounded(.down)
            counts[min(counts.count - 1, max(0, place.isFinite ? Int(min(1e6, max(-1, place))) : 0))] += 1
        }
        return counts.map { Double($0) / Double(max(1, values.count)) }
    }
}
