// SPDX-License-Identifier: EUPL-1.2

/// Numbers given some columns of the design: normal, with a mean that is linear in what is given.
struct ConditionalAmounts: Sendable {
    let columns: [Int]
    private let given: [Int]
    private let mean: [Double]
    private let givenMean: [Double]
    private let slopes: [[Double]]
    private let factor: OrderedCholesky?

    init(_ columns: [Int], given: [Int], moments: JointMoments) {
        (self.columns, self.given) = (columns, given)
        (mean, givenMean) = (columns.map { moments.mean[$0] }, given.map { moments.mean[$0] })
        let inner = OrderedCholesky(size: given.count) { moments.padded(given[$0], given[$1]) }
        let slopes = columns.map { column in
            inner?.solve(given.map { moments[$0, column] }) ?? [Double](repeating: 0, count: given.count)
        }
        factor = OrderedCholesky(size: columns.count) { first, second in
            let explained = zip(given, slopes[second]).reduce(0) { $0 + moments[columns[first], $1.0] * $1.1 }
            let rest = moments.padded(columns[first], columns[second]) - explained
            return first == second ? max(rest, 0) + 1e-12 : rest
        }
        self.slopes = slopes
    }

    func expected(_ design: [Double]) -> [Double] {
        columns.indices.map { place in
            var sum = mean[place]
            for (position, column) in given.enumerated() { sum += (design[column] - givenMean[position]) * slopes[place][position] }
            return sum
        }
    }

    /// - Parameter noise: independent standard normal numbers, one a column.
    func drawn(from expected: [Double], noise: [Double]) -> [Double] {
        guard let factor else { return expected }
        return columns.indices.map { place in (0...place).reduce(expected[place]) { $0 + factor[place, $1] * noise[$1] } }
    }
}
