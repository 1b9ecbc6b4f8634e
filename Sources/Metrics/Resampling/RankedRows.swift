// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// Rows from the highest risk down, as each resample walks through them.
struct RankedRows: Sendable {
    /// What names each family (or row) to the random numbers; it does not hang on the order of rows where rows have tie-breaks.
    let keys: [UInt64]
    private let unit: [Int32]
    private let outcome: [UInt8]
    private let risk: [Double]
    private let weight: [Double]?
    private let groups: [[Int32]]
    private let groupCounts: [Int]
    private let isProbability: Bool

    init(_ predictions: Predictions, groupings: [FamilyBootstrap.Groups]) {
        let count = predictions.count, ties = predictions.tieBreak
        var order = Array(ascendingOrder(predictions.risk).reversed()).map(Int.init)
        // Equal risks: in the order of the tie-break, as a cut takes them.
        var start = 0
        while start < count {
            var end = start + 1
            while end < count, predictions.risk[order[end]] == predictions.risk[order[start]] { end += 1 }
            if end - start > 1 { order[start..<end].sort { (ties?[$0] ?? UInt64($0), $0) < (ties?[$1] ?? UInt64($1), $1) } }
            start = end
        }
        let design = predictions.design
        if let clusters = design.clusters {
            var keys = [UInt64](repeating: 0, count: design.clusterCount)
            for row in 0..<count { keys[Int(clusters[row])] &+= ties?[row] ?? UInt64(clusters[row]) &* 0x9E37_79B9_7F4A_7C15 }
            self.keys = keys
            unit = order.map { clusters[$0] }
        } else {
            keys = (0..<count).map { ties?[$0] ?? UInt64($0) }
            unit = order.map { Int32($0) }
        }
        outcome = order.map { predictions.outcome[$0] }
        risk = order.map { predictions.risk[$0] }
        weight = design.weights.map { weights in order.map { weights[$0] } }
        groups = groupings.map { groups in order.map { groups.codes[$0] } }
        groupCounts = groupings.map(\.count)
        isProbability = predictions.scale == .probability
    }

    /// What one resample gives.
    struct Resample: Sendable {
        var areaUnderCurve = Double.nan
        var observedExpected = Double.nan
        var brier = Double.nan
        /// Weighted sums of the cells, by grouping: four a group.
        var cells: [[Double]] = []
    }

    func resample(_ counts: [UInt8], lane: Int, lanes: Int, rule: FamilyBootstrap.Rule) -> Resample {
        let count = outcome.count
        var drawn = [Double](repeating: 0, count: count), total = 0.0, events = 0.0, expected = 0.0, square = 0.0
        for place in 0..<count {
            var w = Double(counts[Int(unit[place]) * lanes + lane])
            if let weight { w *= weight[place] }
            drawn[place] = w
            total += w
            expected += w * risk[place]
            let error = Double(outcome[place]) - risk[place]
            square += w * error * error
            if outcome[place] == 1 { events += w }
        }
        var result = Resample()
        if isProbability, expected > 0, total > 0 { (result.observedExpected, result.brier) = (events / expected, square / total) }
        result.areaUnderCurve = areaUnderCurve(drawn, events: events, others: total - events)
        let reached = reached(drawn, total: total, rule: rule)
        result.cells = groups.indices.map { grouping in
            var sums = [Double](repeating: 0, count: 4 * groupCounts[grouping])
            let codes = groups[grouping]
            for place in 0..<count where drawn[place] > 0 {
                sums[4 * Int(codes[place]) + 2 * Int(outcome[place]) + (place < reached ? 1 : 0)] += drawn[place]
            }
            return sums
        }
        return result
    }

    /// How many places from the top are reached.
    private func reached(_ drawn: [Double], total: Double, rule: FamilyBootstrap.Rule) -> Int {
        switch rule {
        case .nobody: return 0
        case .threshold(let threshold): return risk.firstIndex { $0 < threshold } ?? risk.count
        case .capacity(let capacity):
            let share = capacity < 1 ? capacity : min(1, capacity / Double(max(1, risk.count)))
            var sum = 0.0
            for place in drawn.indices {
                sum += drawn[place]
                if sum > share * total * (1 + 1e-12) { return place }
            }
            return drawn.count
        }
    }

    private func areaUnderCurve(_ drawn: [Double], events: Double, others: Double) -> Double {
        guard events > 0, others > 0 else { return .nan }
        var concordant = 0.0, othersAbove = 0.0, start = 0
        while start < drawn.count {
            var end = start, tiedEvents = 0.0, tiedOthers = 0.0
            let tied = risk[start]
            while end < drawn.count, risk[end] == tied {
                if outcome[end] == 1 { tiedEvents += drawn[end] } else { tiedOthers += drawn[end] }
                end += 1
            }
            concordant += tiedEvents * (others - othersAbove - tiedOthers / 2)
            othersAbove += tiedOthers
            start = end
        }
        return concordant / (events * others)
    }
}
