// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Features that give the outcome away: one that alone orders events before all others is the outcome in disguise, or known only afterwards.
public enum TellTale {
    /// A single honest feature does not get here.
    public static let areaUnderCurve = 0.99

    /// Groups into which a feature with many values is cut.
    private static let groups = 64

    /// Rows, evenly spread, on which a numeric feature is judged first, and the events and others that must be among them.
    private static let firstRows = 50_000
    private static let firstEvents = 200
    /// Below this on the first rows, five of its standard errors below the limit, a feature is honest.
    private static let clearlyHonest = 0.95

    /// - Returns: the names of features that alone reach the limit, in the order of the features.
    public static func features(of features: Features, outcome: [UInt8], known: [Bool]) throws(Cancelled) -> [String] {
        let rows = known.indices.filter { known[$0] }
        let events = rows.reduce(0) { $0 + Int(outcome[$1]) }
        guard events > 0, events < rows.count else { return [] }
        let step = rows.count / firstRows
        let first = step > 1 ? stride(from: 0, to: rows.count, by: step).map { rows[$0] } : []
        let firstEvents = first.reduce(0) { $0 + Int(outcome[$1]) }
        let isEnough = min(firstEvents, first.count - firstEvents) >= Self.firstEvents
        let prevalence = Double(events) / Double(rows.count)
        let areSuspect = try parallelMap(features.columns.count) { index in
            func area(_ rows: [Int]) -> Double { self.area(codes(of: features.columns[index], rows: rows), outcome, rows, prevalence: prevalence) }
            if case .numeric = features.columns[index].values, isEnough, area(first) < clearlyHonest { return false }
            return area(rows) >= areaUnderCurve
        }
        return zip(features.columns, areSuspect).filter(\.1).map(\.0.name)
    }

    /// The area under the curve of the rate of events among the other rows of a row's group, pulled towards the prevalence as if five more
    /// rows had it: a level of one row says nothing.
    private static func area(_ codes: [Int], _ outcome: [UInt8], _ places: [Int], prevalence: Double) -> Double {
        let count = (codes.max() ?? 0) + 1
        var rows = [Int](repeating: 0, count: count), events = rows
        for (code, place) in zip(codes, places) {
            rows[code] += 1
            events[code] += Int(outcome[place])
        }
        // Rows of a group differ only in their own outcome, which is left out: two rates a group.
        var rates: [(rate: Double, events: Int, others: Int)] = []
        for code in 0..<count where rows[code] > 0 {
            let weight = Double(rows[code] + 4), sum = Double(events[code]) + 5 * prevalence
            if events[code] > 0 { rates.append(((sum - 1) / weight, events[code], 0)) }
            if events[code] < rows[code] { rates.append((sum / weight, 0, rows[code] - events[code])) }
        }
        rates.sort { $0.rate < $1.rate }
        // Events above others, ties for a half.
        var below = 0, wins = 0.0, start = 0
        while start < rates.count {
            let tied = rates[start...].prefix { $0.rate == rates[start].rate }
            let (tiedEvents, tiedOthers) = (tied.reduce(0) { $0 + $1.events }, tied.reduce(0) { $0 + $1.others })
            wins += Double(tiedEvents) * (Double(below) + Double(tiedOthers) / 2)
            below += tiedOthers
            start = tied.endIndex
        }
        return wins / (Double(events.reduce(0, +)) * Double(below))
    }

    /// Group of each row: the level, or the rank in one of `groups` parts with equal values together; missing kinds apart.
    private static func codes(of column: FeatureColumn, rows: [Int]) -> [Int] {
        func missing(_ row: Int) -> Int { column.missing.map { Int($0[row]) } ?? 0 }
        switch column.values {
        case .nominal(let codes, _): return rows.map { 256 + Int(codes[$0]) - (codes[$0] < 0 ? 255 - missing($0) : 0) }
        case .numeric(let values):
            let known = rows.indices.filter { !values[rows[$0]].isNaN }
            let present = ascendingOrder(known.map { values[rows[$0]] }).map { known[Int($0)] }
            var result = rows.map { missing($0) }
            var group = 0
            for (rank, place) in present.enumerated() {
                let isNew = rank == 0 || values[rows[place]] != values[rows[present[rank - 1]]]
                if isNew {
                    // A value that fills a group by itself is not mixed with its neighbours.
                    let end = rank + present.count / groups
                    let isFull = end < present.count && values[rows[present[end]]] == values[rows[place]]
                    group = 2 * (rank * groups / present.count) + (isFull ? 1 : 0)
                }
                result[place] = 256 + group
            }
            return result
        }
    }
}
