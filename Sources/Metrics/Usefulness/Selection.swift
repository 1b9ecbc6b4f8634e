// SPDX-License-Identifier: EUPL-1.2

/// Which rows are reached, and by which rule.
public struct Selection: Hashable, Sendable {
    /// The rule, as evidence names it: `capacity` or `threshold`, with its value.
    public let at: [String: Double]
    /// One a row.
    public let isReached: [Bool]

    public init(at: [String: Double], isReached: [Bool]) {
        (self.at, self.isReached) = (at, isReached)
    }

    /// Rows with at least a given risk.
    public static func threshold(_ threshold: Double, of predictions: Predictions) -> Selection {
        Selection(at: ["threshold": threshold], isReached: predictions.risk.map { $0 >= threshold })
    }

    /// The rows with the highest risks, as many as the capacity allows, ties broken by the tie-break.
    ///
    /// With folds, the cut of a fold is learnt on the rows of the other folds, so that no row helps to decide on itself; the share that is
    /// really reached then differs a little from the capacity.
    ///
    /// - Parameter capacity: below 1 a share of the rows, from 1 a number of rows.
    public static func capacity(_ capacity: Double, of predictions: Predictions) -> Selection { capacities([capacity], of: predictions)[0] }

    /// The same at several capacities, from one sort a fold.
    public static func capacities(_ capacities: [Double], of predictions: Predictions) -> [Selection] {
        let rows = predictions.count
        guard rows > 0, let folds = predictions.folds, Set(folds).count > 1 else {
            let cuts = RiskCut.reaching(capacities.map { RiskCut.number(capacity: $0, of: rows) }, of: predictions)
            return zip(capacities, cuts).map { Selection(at: ["capacity": $0], isReached: reached(predictions, rows: 0..<rows, by: $1)) }
        }
        let shares = capacities.map { $0 < 1 ? $0 : min($0 / Double(rows), 1) }
        var isReached = [[Bool]](repeating: [Bool](repeating: false, count: rows), count: capacities.count)
        for fold in Set(folds).sorted() {
            let others = predictions.subset(folds.indices.filter { folds[$0] != fold }), own = folds.indices.filter { folds[$0] == fold }
            let numbers = shares.map { $0 < 1 ? RiskCut.number(capacity: $0, of: others.count) : others.count }
            for (place, cut) in RiskCut.reaching(numbers, of: others).enumerated() {
                guard let cut else { continue }
                for row in own { isReached[place][row] = reaches(cut, predictions, row) }
            }
        }
        return zip(capacities, isReached).map { Selection(at: ["capacity": $0], isReached: $1) }
    }

    /// Rows of these predictions by a cut that was learnt elsewhere: for test rows, on the out-of-fold risks of all training rows.
    public static func capacity(_ capacity: Double, of predictions: Predictions, cut: RiskCut?) -> Selection {
        Selection(at: ["capacity": capacity], isReached: reached(predictions, rows: 0..<predictions.count, by: cut))
    }

    private static func reached(_ predictions: Predictions, rows: Range<Int>, by cut: RiskCut?) -> [Bool] {
        rows.map { row in cut.map { reaches($0, predictions, row) } ?? false }
    }

    private static func reaches(_ cut: RiskCut, _ predictions: Predictions, _ row: Int) -> Bool {
        cut.reaches(risk: predictions.risk[row], tieBreak: predictions.tieBreak?[row] ?? UInt64(row))
    }
}
