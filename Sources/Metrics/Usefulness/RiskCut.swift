// SPDX-License-Identifier: EUPL-1.2

import StatMath

/// The lowest ranked row that is still reached: a cut in the order of risk, and within equal risks in the order of the tie-break.
public struct RiskCut: Hashable, Sendable, Codable {
    public let risk: Double
    /// Of rows with exactly this risk, those whose tie-break is at most this are reached.
    public let tieBreak: UInt64

    /// Rows with at least this risk are reached.
    public init(threshold: Double) {
        (risk, tieBreak) = (threshold, .max)
    }

    init(risk: Double, tieBreak: UInt64) {
        (self.risk, self.tieBreak) = (risk, tieBreak)
    }

    public func reaches(risk: Double, tieBreak: UInt64) -> Bool {
        risk > self.risk || (risk == self.risk && tieBreak <= self.tieBreak)
    }

    /// The cut that reaches a number of rows, never more.
    ///
    /// Rows with the highest risks come first; equal risks are ordered by `tieBreak` (a hash of the row's key, so that the choice does not
    /// hang on the order of the file; without it, by position).
    ///
    /// - Returns: `nil` when not even one row is reached.
    public static func reaching(_ number: Int, of predictions: Predictions) -> RiskCut? { reaching([number], of: predictions)[0] }

    /// The cuts that reach several numbers of rows, from one sort.
    public static func reaching(_ numbers: [Int], of predictions: Predictions) -> [RiskCut?] {
        guard predictions.count > 0 else { return numbers.map { _ in nil } }
        let order = ascendingOrder(predictions.risk), risk = predictions.risk
        return numbers.map { number in
            guard number > 0 else { return nil }
            let place = order.count - min(number, order.count), boundary = risk[Int(order[place])]
            var (start, end) = (place, place + 1)
            while start > 0, risk[Int(order[start - 1])] == boundary { start -= 1 }
            while end < order.count, risk[Int(order[end])] == boundary { end += 1 }
            let tied = order[start..<end].map { predictions.tieBreak?[Int($0)] ?? UInt64($0) }.sorted()
            return RiskCut(risk: boundary, tieBreak: tied[min(number - (order.count - end), tied.count) - 1])
        }
    }

    /// - Parameter capacity: below 1 a share of the rows, from 1 a number of rows.
    /// - Returns: how many rows can be reached: a share is rounded down.
    public static func number(capacity: Double, of rows: Int) -> Int {
        guard capacity > 0, capacity.isFinite else { return 0 }
        return capacity < 1 ? Int(capacity * Double(rows) + 1e-9) : Int(min(capacity, Double(rows)))
    }
}
