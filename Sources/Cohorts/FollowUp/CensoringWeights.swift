// SPDX-License-Identifier: EUPL-1.2

/// Inverse-probability-of-censoring weights: who was followed stands for those like them who were not.
///
/// A row whose outcome is settled on day t counts 1 / G(t-), with G the Kaplan-Meier curve of staying under observation among rows of the
/// same stratum; one that was followed through its whole window counts 1 / G of that window. In a stratum where the longest follow-up is not
/// censored, the weights add up to its number of rows.
///
/// Source: Robins and Rotnitzky (1992), in AIDS Epidemiology, 297-331; Uno et al. (2011), Statistics in Medicine 30, 1105-1117.
public struct CensoringWeights: Hashable, Sendable {
    /// One a row; 0 where the outcome is not known.
    public let values: [Double]
    /// Rows whose own stratum was too small or lost too many, so that a coarser one stands for it.
    public let pooledCount: Int

    /// Fewest rows, and fewest of them followed, with which a stratum has a curve of its own.
    private static let (fewestRows, fewestFollowed) = (50, 20)
    /// A curve that falls below this carries too much weight on too few.
    private static let lowestShare = 0.05

    /// - Parameter strata: the stratum of each row, by levels from the finest to the coarsest. Behind them comes one of all rows.
    /// - Returns: `nil` when nobody was followed.
    public init?(_ record: FollowUpRecord, strata: [[Int32]]) {
        let rows = record.status.indices.filter { record.status[$0] != .unknown }
        let levels = strata + [[Int32](repeating: 0, count: record.status.count)]
        var values = [Double](repeating: 0, count: record.status.count)
        var open = rows
        var pooled = 0
        for (number, level) in levels.enumerated() {
            let isLast = number == levels.count - 1
            let members = Dictionary(grouping: rows) { level[$0] }
            let waiting = Dictionary(grouping: open) { level[$0] }
            open = []
            for (stratum, waiting) in waiting.sorted(by: { $0.key < $1.key }) {
                let all = members[stratum] ?? []
                let curve = ObservationCurve(record, rows: all)
                let isEnough = all.count >= Self.fewestRows && curve.followedCount >= Self.fewestFollowed && curve.lowest >= Self.lowestShare
                guard isEnough || (isLast && curve.followedCount > 0) else {
                    if isLast { return nil }
                    open += waiting
                    continue
                }
                if number > 0 { pooled += waiting.count }
                for row in waiting where record.status[row].isOutcomeKnown {
                    values[row] = 1 / (record.status[row] == .none ? curve.through(record.days[row]) : curve.before(record.days[row]))
                }
            }
        }
        (self.values, pooledCount) = (values, pooled)
    }

    public var largest: Double { values.max() ?? 0 }
}

/// The Kaplan-Meier curve of staying under observation. On one day events come before people leave.
private struct ObservationCurve {
    /// Days on which somebody left, ascending, with the share still under observation after each.
    private var steps: [(day: Int32, share: Double)] = []
    private(set) var followedCount = 0

    var lowest: Double { steps.last?.share ?? 1 }

    init(_ record: FollowUpRecord, rows: [Int]) {
        var left: [Int32: Int] = [:]
        var settled: [Int32: Int] = [:]
        var ended: [Int32: Int] = [:]
        for row in rows {
            let day = record.days[row]
            switch record.status[row] {
            case .event, .competing: settled[day, default: 0] += 1
            case .none: ended[day, default: 0] += 1
            case .censored, .registerEnds: left[day, default: 0] += 1
            case .unknown: continue
            }
            if record.status[row].isOutcomeKnown { followedCount += 1 }
        }
        var (atRisk, share) = (rows.count, 1.0)
        for day in Set(left.keys).union(settled.keys).union(ended.keys).sorted() {
            atRisk -= settled[day] ?? 0
            if let lost = left[day] {
                share *= 1 - Double(lost) / Double(atRisk)
                steps.append((day, share))
                atRisk -= lost
            }
            atRisk -= ended[day] ?? 0
        }
    }

    func before(_ day: Int32) -> Double { share(at: steps.partition(until: { $0.day >= day })) }
    func through(_ day: Int32) -> Double { share(at: steps.partition(until: { $0.day > day })) }

    private func share(at place: Int) -> Double { place == 0 ? 1 : steps[place - 1].share }
}

extension Array {
    /// The first place whose element has come past a border, by bisection.
    fileprivate func partition(until isPast: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isPast(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
