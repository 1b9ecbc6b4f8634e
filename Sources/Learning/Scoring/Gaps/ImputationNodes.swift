// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Where the values that a gap could have are looked at when a row is scored: the same places for every row, so that a row's risk depends on nothing
/// but the row.
///
/// A Latin hypercube: of each variable every node takes another part of its distribution. Source: McKay, Beckman and Conover (1979), Technometrics
/// 21, 239-245.
public struct ImputationNodes: Hashable, Sendable {
    /// Its mean risk is off by far less than the risk itself is.
    public static let standardCount = 32

    /// `values[node][variable]`: a standard normal number, or for levels one between 0 and 1.
    public let values: [[Double]]

    public var count: Int { values.count }

    init(values: [[Double]]) { self.values = values }

    public init(_ variables: [StoredVariable], count: Int = standardCount, seed: UInt64) {
        var values = [[Double]](repeating: [Double](repeating: 0, count: variables.count), count: count)
        for (place, variable) in variables.enumerated() {
            var random = Philox(seed: seed, stage: "imputation-nodes", item: UInt64(place))
            let order = Array(0..<count).shuffled(using: &random)
            for (node, part) in order.enumerated() {
                let uniform = (Double(part) + 0.5) / Double(count)
                values[node][place] = variable.isAmounts ? Normal.quantile(uniform) : uniform
            }
        }
        self.values = values
    }
}
