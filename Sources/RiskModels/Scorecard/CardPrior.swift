// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// What is believed of a card before the rows speak: how large the log-odds of its conditions are, and which of a feature's conditions it has.
///
/// The second is even over the conditions of a feature that were candidates: one among nine cuts costs log 9, a feature's only condition and
/// its steps nothing, or features with many cuts would be chosen for their number (Rissanen 1978, Automatica 14, 465-471).
struct CardPrior: Sendable {
    /// Of the log-odds of a condition, in counts of rows; 0 without a prior.
    let precision: Double
    /// What that is of, for each condition: 1, or for steps as many as are comparable with a condition.
    let scales: [Double]
    /// What it costs a card to have each condition, in counts of rows.
    let costs: [Double]

    /// - Parameters:
    ///   - spread: standard deviation of a condition's log-odds; infinite where nothing is believed.
    ///   - unit: counts of a row of weight 1.
    init(_ conditions: ConditionColumns, spread: Double, unit: Double) {
        precision = spread.isFinite ? unit / (spread * spread) : 0
        scales = conditions.entries.map(\.scale)
        costs = conditions.entries.map { spread.isFinite ? unit * log(Double($0.choices)) : 0 }
    }

    /// Whether a card with fewer conditions may cost less.
    var hasCosts: Bool { costs.contains { $0 > 0 } }

    func scales(of support: [Int]) -> [Double] { support.map { scales[$0] } }

    func cost(of support: [Int]) -> Double { support.reduce(0) { $0 + costs[$1] } }

    /// The least that some of the conditions cost.
    func leastCost(of count: Int, among conditions: Range<Int>) -> Double { costs[conditions].sorted().prefix(count).reduce(0, +) }
}
