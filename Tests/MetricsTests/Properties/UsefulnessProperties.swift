// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath
import Testing
import TestSupport

@Suite struct UsefulnessProperties {
    let drawn = DrawnPredictions(1_003, decimals: 2)

    func predictions(_ order: [Int]? = nil, folds: [Int32]? = nil) throws -> Predictions {
        let order = order ?? Array(drawn.risk.indices)
        return try Predictions(
            risk: order.map { drawn.risk[$0] }, outcome: order.map { drawn.outcome[$0] }, folds: folds, tieBreak: order.map { drawn.tieBreak[$0] })
    }

    /// Exactly the capacity is reached, ties notwithstanding, and nobody outside has a higher risk than somebody inside.
    @Test(arguments: [0.1, 0.003, 0.5, 7, 1003, 5000])
    func capacityIsKept(capacity: Double) throws {
        let predictions = try predictions()
        let reached = Selection.capacity(capacity, of: predictions).isReached
        #expect(reached.filter { $0 }.count == RiskCut.number(capacity: capacity, of: 1_003))
        let lowestInside = zip(drawn.risk, reached).filter(\.1).map(\.0).min() ?? .infinity
        let highestOutside = zip(drawn.risk, reached).filter { !$0.1 }.map(\.0).max() ?? 0
        #expect(highestOutside <= lowestInside)
    }

    /// Who is reached hangs on the row's key, not on its place in the file.
    @Test func orderOfRowsDoesNotDecide() throws {
        let order = drawn.risk.indices.sorted { drawn.tieBreak[$0] < drawn.tieBreak[$1] }
        let plain = Selection.capacity(0.1, of: try predictions()).isReached
        let moved = Selection.capacity(0.1, of: try predictions(order)).isReached
        #expect(order.map { plain[$0] } == moved)
    }

    /// The cut of a fold comes from the others: its own rows may all be moved without moving the others' selection among themselves.
    @Test func cutOfAFoldIsLearntOnTheOthers() throws {
        let folds = drawn.risk.indices.map { Int32($0 % 4) }
        let predictions = try predictions(folds: folds)
        let reached = Selection.capacity(0.2, of: predictions).isReached
        let others = predictions.subset(folds.indices.filter { folds[$0] != 2 })
        let cut = try #require(RiskCut.reaching(RiskCut.number(capacity: 0.2, of: others.count), of: others))
        for row in folds.indices where folds[row] == 2 {
            #expect(reached[row] == cut.reaches(risk: drawn.risk[row], tieBreak: drawn.tieBreak[row]))
        }
        let share = Double(reached.filter { $0 }.count) / 1_003
        #expect(share > 0.15 && share < 0.25)
    }

    /// Counts of an operating point by a plain loop, with Wilson's intervals.
    @Test func operatingPointIsItsCounts() throws {
        let predictions = try predictions()
        let point = try #require(OperatingPoint(predictions, selection: .threshold(0.3, of: predictions)))
        var reached = 0, found = 0, events = 0
        for row in drawn.risk.indices {
            events += Int(drawn.outcome[row])
            if drawn.risk[row] >= 0.3 { (reached, found) = (reached + 1, found + Int(drawn.outcome[row])) }
        }
        #expect(point.selected.count == reached && point.selected.total == 1_003)
        #expect(point.sensitivity?.count == found && point.sensitivity?.total == events)
        #expect(point.positivePredictiveValue?.count == found && point.positivePredictiveValue?.total == reached)
        #expect(point.sensitivity?.wilson() == Proportion(found, of: events)?.wilson())
    }

    /// Nobody reached: no predictive value, rather than 0.
    @Test func nobodyReached() throws {
        let predictions = try predictions()
        let point = try #require(OperatingPoint(predictions, selection: .capacity(0.0001, of: predictions)))
        #expect(point.selected.value == 0 && point.positivePredictiveValue == nil && point.sensitivity?.value == 0)
    }

    /// Reaching everybody is the model with a threshold below every risk.
    @Test func lowThresholdReachesAll() throws {
        let predictions = try predictions()
        let model = NetBenefit.estimate(predictions, threshold: 0.005)
        #expect(isClose(model?.value, NetBenefit.ofAll(predictions, threshold: 0.005), within: 1e-14))
        #expect(NetBenefit.estimate(predictions, threshold: 1) == nil && NetBenefit.estimate(predictions, threshold: 0) == nil)
    }
}
