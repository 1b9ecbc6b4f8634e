// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import Protected
import StatMath

/// The shares selected of a group and of its reference, level by level, and their difference over one mix of levels.
struct StandardisedSelection {
    struct Side {
        var rows = 0
        var selected = 0
        var weight = 0.0
        var selectedWeight = 0.0

        var share: Double { weight > 0 ? selectedWeight / weight : 0 }

        mutating func add(_ weight: Double, isSelected: Bool) {
            guard weight > 0 else { return }
            (rows, self.weight) = (rows + 1, self.weight + weight)
            if isSelected { (selected, selectedWeight) = (selected + 1, selectedWeight + weight) }
        }
    }

    struct Stratum {
        let level: Int
        let own: Side
        let others: Side
        /// Weight of all rows of the level whose group is known.
        let weight: Double

        var difference: Double { own.share - others.share }
    }

    /// Levels that take part.
    let strata: [Stratum]
    /// Share of the rows whose group is known that is in no such level.
    let leftOut: Double
    /// The difference without regard to levels.
    let raw: Double
    private let standard: Double
    /// The stratum of each row, or -1; whether it is of the group and of the reference.
    private let stratumOfRow: [Int32]
    private let isOwn: [Bool]
    private let isOther: [Bool]
    private let isReached: [Bool]

    init(
        _ predictions: Predictions, _ selection: Selection, _ levels: ConditionLevels, _ attribute: ProtectedAttribute, _ side: GroupSides.Side,
        minimumRows: Int
    ) {
        let count = predictions.count
        var own = [Side](repeating: Side(), count: levels.count), others = own, weights = [Double](repeating: 0, count: levels.count)
        var (isOwn, isOther) = ([Bool](repeating: false, count: count), [Bool](repeating: false, count: count))
        var (wholeOwn, wholeOthers) = (Side(), Side())
        for row in 0..<count where !attribute.levels[Int(attribute.codes[row])].isNotRecorded {
            weights[Int(levels.codes[row])] += predictions.weight(row)
        }
        for row in side.members {
            own[Int(levels.codes[row])].add(predictions.weight(row), isSelected: selection.isReached[row])
            wholeOwn.add(predictions.weight(row), isSelected: selection.isReached[row])
            isOwn[row] = true
        }
        for row in side.others where !attribute.levels[Int(attribute.codes[row])].isNotRecorded {
            others[Int(levels.codes[row])].add(predictions.weight(row), isSelected: selection.isReached[row])
            wholeOthers.add(predictions.weight(row), isSelected: selection.isReached[row])
            isOther[row] = true
        }
        let taken = (0..<levels.count).filter { min(own[$0].rows, others[$0].rows) >= max(1, minimumRows) }
        strata = taken.map { Stratum(level: $0, own: own[$0], others: others[$0], weight: weights[$0]) }
        var place = [Int32](repeating: -1, count: levels.count)
        for (number, level) in taken.enumerated() { place[level] = Int32(number) }
        stratumOfRow = (0..<count).map { row in
            attribute.levels[Int(attribute.codes[row])].isNotRecorded ? -1 : place[Int(levels.codes[row])]
        }
        standard = strata.reduce(0) { $0 + $1.weight }
        let all = weights.reduce(0, +)
        leftOut = all > 0 ? max(0, 1 - standard / all) : 0
        raw = wholeOwn.share - wholeOthers.share
        (self.isOwn, self.isOther, isReached) = (isOwn, isOther, selection.isReached)
    }

    /// Selected and not selected of both, level by level.
    var cells: [Int] {
        strata.flatMap { [$0.own.selected, $0.own.rows - $0.own.selected, $0.others.selected, $0.others.rows - $0.others.selected] }
    }

    /// - Returns: `nil` without a level in which both are enough, and where the variance cannot be estimated.
    func comparison(_ design: SamplingDesign) -> Comparison? {
        guard standard > 0 else { return nil }
        let shares = strata.map { $0.weight / standard }
        let value = zip(shares, strata).reduce(0) { $0 + $1.0 * $1.1.difference }
        let variance = design.linearisedVariance(rows: stratumOfRow.count) { row in
            guard stratumOfRow[row] >= 0 else { return 0 }
            let number = Int(stratumOfRow[row]), stratum = strata[number], selected = isReached[row] ? 1.0 : 0
            var influence = (stratum.difference - value) / standard
            if isOwn[row] { influence += shares[number] * (selected - stratum.own.share) / stratum.own.weight }
            if isOther[row] { influence -= shares[number] * (selected - stratum.others.share) / stratum.others.weight }
            return influence
        }
        guard let variance, variance > 0 else { return nil }
        let error = variance.squareRoot()
        return Comparison(.difference, estimate: value, method: "standardised-linearised", p: Normal.twoSidedP(value / error)) { level in
            let half = Normal.quantile(0.5 + level / 2) * error
            return Interval(low: max(-1, value - half), high: min(1, value + half), level: level)
        }
    }

    func table(_ levels: ConditionLevels) -> EvidenceTable {
        EvidenceTable(
            columns: ["level", "weight", "rows", "selected", "other_rows", "other_selected"],
            rows: strata.map { stratum in
                [
                    .text(levels.names[stratum.level]), .number(standard > 0 ? stratum.weight / standard : 0), .integer(stratum.own.rows),
                    .number(stratum.own.share), .integer(stratum.others.rows), .number(stratum.others.share),
                ]
            })
    }
}
