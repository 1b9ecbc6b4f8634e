// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation

/// The cells of two features, read from their evidence.
struct PairShape {
    struct Cell {
        let first: String
        let second: String
        let odds: Double
        let lower: Double
        let upper: Double
        /// The second interval, by resampling; `nil` without one.
        let resampled: (lower: Double, upper: Double)?
        let rows: Int?
        let events: Int?

        /// Whether each interval that there is leaves out 1.
        var isClear: Bool {
            guard lower > 1 || upper < 1 else { return false }
            return resampled.map { $0.lower > 1 || $0.upper < 1 } ?? true
        }
    }

    /// `age x smoking`.
    let name: String
    let index: Int
    let cells: [Cell]
    /// Names of the groups of each side, in order.
    let first: [String]
    let second: [String]

    /// Whether there is a second interval, by resampling.
    var isResampled: Bool { cells.contains { $0.resampled != nil } }
}

extension OutcomePart {
    /// The pairs of the chosen model, the heaviest first.
    func pairShapes(_ edition: Edition) -> [PairShape] {
        self["factor.pair-shape"].enumerated().compactMap { index, finding in
            guard let name = finding.about.feature, let table = finding.table else { return nil }
            let features = name.components(separatedBy: " x ")
            guard features.count == 2 else { return nil }
            let side = { (prefix: String, feature: String, row: Int) -> (bin: Int, name: String) in
                let cell = { (column: String) -> EvidenceValue in
                    table.column("\(prefix)_\(column)").flatMap { row < $0.count ? $0[row] : nil } ?? .null
                }
                let part = edition.partName(
                    feature, low: cell("low").double, high: cell("high").double, level: cell("level").string, missing: cell("missing").string)
                return (cell("bin").double.map { Int($0) } ?? 0, part)
            }
            var groups: [[Int: String]] = [[:], [:]]
            let number = { (column: String, row: Int) -> Double? in table.column(column).flatMap { row < $0.count ? $0[row].double : nil } }
            let cells = table.rows.indices.compactMap { row -> PairShape.Cell? in
                guard let value = number("log_odds", row) else { return nil }
                let first = side("first", features[0], row), second = side("second", features[1], row)
                groups[0][first.bin] = first.name
                groups[1][second.bin] = second.name
                let resampled = number("bootstrap_lower", row).flatMap { lower in
                    number("bootstrap_upper", row).map { (lower: exp(lower), upper: exp($0)) }
                }
                return PairShape.Cell(
                    first: first.name, second: second.name, odds: exp(value), lower: exp(number("lower", row) ?? value),
                    upper: exp(number("upper", row) ?? value), resampled: resampled, rows: number("rows", row).map { Int($0) },
                    events: number("events", row).map { Int($0) })
            }
            let ordered = groups.map { $0.sorted { $0.key < $1.key }.map(\.value) }
            return cells.isEmpty ? nil : PairShape(name: name, index: index, cells: cells, first: ordered[0], second: ordered[1])
        }
    }
}
