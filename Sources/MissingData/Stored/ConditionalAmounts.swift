// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Numbers given some columns of the design: normal, with a mean that is linear in what is given.
struct ConditionalAmounts: Sendable {
    let columns: [Int]
    private let given: [Int]
    private let mean: [Double]
    private let givenMean: [Double]
    private let slopes: [[Double]]
    private let factor: Cholesky?

    init(_ columns: [Int], given: [Int], moments: JointMoments) {
        (self.columns, self.given) = (columns, given)
        (mean, givenMean) = (columns.map { moments.mean[$0] }, given.map { moments.mean[$0] })
        let inner = given.isEmpty ? nil : Cholesky(moments.block(given))
        let slopes = columns.map { column in
            inner?.solve(given.map { moments[$0, column] }) ?? [Double](repeating: 0, count: given.count)
        }
        var rest = moments.block(columns)
        for (first, row) in columns.indices.map({ ($0, columns[$0]) }) {
            for (second, _) in columns.enumerated() {
                rest[first, second] -= zip(given, slopes[second]).reduce(0) { $0 + moments[row, $1.0] * $1.1 }
            }
        }
        for index in columns.indices { rest[index, index] = max(rest[index, index], 0) + 1e-12 }
        self.slopes = slopes
        factor = Cholesky(rest)
    }

    func expected(_ design: [Double]) -> [Double] {
        columns.indices.map { place in
            var sum = mean[place]
            for (position, column) in given.enumerated() { sum += (design[column] - givenMean[position]) * slopes[place][position] }
            return sum
        }
    }

    /// - Parameter noise: independent standard normal numbers, one a column.
    func drawn(_ design: [Double], noise: [Double]) -> [Double] {
        let expected = expected(design)
        guard let lower = factor?.lower else { return expected }
        return columns.indices.map { place in (0...place).reduce(expected[place]) { $0 + lower[place, $1] * noise[$1] } }
    }
}
