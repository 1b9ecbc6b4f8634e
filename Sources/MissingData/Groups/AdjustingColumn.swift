// SPDX-License-Identifier: EUPL-1.2

/// A column by which rows are made alike before groups are compared.
public struct AdjustingColumn: Sendable {
    public enum Values: Sendable {
        /// NaN where there is no value.
        case amounts([Double])
        /// Positions of levels; -1 where there is no value.
        case levels([Int32], count: Int)
    }

    public let name: String
    public let values: Values

    public init(name: String, values: Values) { (self.name, self.values) = (name, values) }

    var count: Int {
        switch values {
        case .amounts(let values): values.count
        case .levels(let codes, _): codes.count
        }
    }

    func isPresent(_ row: Int) -> Bool {
        switch values {
        case .amounts(let values): values[row].isFinite
        case .levels(let codes, let count): (0..<Int32(count)).contains(codes[row])
        }
    }

    /// The column in a design over some rows: mean 0, standard deviation 1, and 0 where there is no value; a column each for levels but the
    /// commonest, those beyond the `most` commonest together.
    func design(_ rows: [Int], most: Int) -> [[Float]] {
        switch values {
        case .amounts(let values):
            let present = rows.map { values[$0] }.filter(\.isFinite), n = Double(present.count)
            guard n > 1 else { return [] }
            let mean = present.reduce(0, +) / n
            let deviation = (present.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
            guard deviation > 1e-12 * mean.magnitude, deviation > 0, deviation.isFinite else { return [] }
            return [rows.map { values[$0].isFinite ? Float((values[$0] - mean) / deviation) : 0 }]
        case .levels(let codes, let count):
            var counts = [Int](repeating: 0, count: count)
            for row in rows where isPresent(row) { counts[Int(codes[row])] += 1 }
            let order = counts.indices.filter { counts[$0] > 0 }.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
            guard order.count > 1 else { return [] }
            var place = [Int](repeating: -1, count: count)
            for (rank, level) in order.enumerated().dropFirst() { place[level] = min(rank, most) - 1 }
            var result = [[Float]](repeating: [Float](repeating: 0, count: rows.count), count: min(order.count - 1, most))
            for (position, row) in rows.enumerated() where isPresent(row) && place[Int(codes[row])] >= 0 {
                result[place[Int(codes[row])]][position] = 1
            }
            return result
        }
    }
}
