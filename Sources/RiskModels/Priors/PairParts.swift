// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// The pairs of a problem as seen from one of their features: what a pair says of it alone, and at each level of its partner.
struct PairParts: Sendable {
    /// One side of a pair.
    struct Side: Sendable {
        /// From the bins of the feature's main effect to the pair's groups.
        let ofMain: BinGrouping
        /// By partner level: the coefficient of each group's cell, `nil` without rows, which is no effect.
        let levels: [[Int?]]
        /// What belongs to the main effect: for each group, a row over the pair's coefficients (`Purification`).
        let average: [SparseRow]
    }

    private let sides: [Int: [Side]]

    static let none = PairParts(sides: [:])

    private init(sides: [Int: [Side]]) { self.sides = sides }

    /// - Parameters:
    ///   - features: only these are asked for.
    ///   - counts: weighted rows of each cell: what purification goes by.
    init(_ pairs: [PairTerm], _ layout: BinLayout, of features: Set<Int>, counts: BinCounts) {
        var sides: [Int: [Side]] = [:]
        let mains = layout.terms.count - pairs.count
        for (number, pair) in pairs.enumerated() where features.contains(pair.first.feature) || features.contains(pair.second.feature) {
            let offset = layout.terms[mains + number].offset
            let projection = Purification(pair, rows: counts.rows[mains + number]).projection
            let (height, width) = (pair.first.bins.count, pair.second.bins.count)
            func average(_ row: Int) -> SparseRow {
                SparseRow((0..<pair.count).compactMap { projection[row, $0] == 0 ? nil : .init(offset + $0, projection[row, $0]) })
            }
            func element(_ row: Int, _ column: Int) -> Int? { pair.element[pair.pair.cell(row, column)].map { offset + $0 } }
            sides[pair.first.feature, default: []].append(
                Side(
                    ofMain: pair.first.ofMain, levels: (0..<width).map { column in (0..<height).map { element($0, column) } },
                    average: (0..<height).map(average)))
            sides[pair.second.feature, default: []].append(
                Side(
                    ofMain: pair.second.ofMain, levels: (0..<height).map { row in (0..<width).map { element(row, $0) } },
                    average: (0..<width).map { average(height + $0) }))
        }
        self.sides = sides
    }

    func sides(of feature: Int) -> [Side] { sides[feature] ?? [] }

    /// A weighted sum over the bins of a feature's effect alone, pairs purified, as numbers at the coefficients.
    func row(of feature: Int, weights: [Double], at offset: Int) -> [SparseRow.Entry] {
        var entries = weights.enumerated().filter { $0.element != 0 }.map { SparseRow.Entry(offset + $0.offset, $0.element) }
        for side in sides(of: feature) { entries += side.average(side.ofMain.sums(weights)) }
        return entries
    }
}

extension PairParts.Side {
    /// A weighted sum over the groups of what belongs to the main effect.
    func average(_ weights: [Double]) -> [SparseRow.Entry] {
        zip(average, weights).flatMap { row, weight in weight == 0 ? [] : row.entries.map { SparseRow.Entry($0.index, weight * $0.value) } }
    }

    /// A weighted sum over the groups at one level of the partner.
    func level(_ level: Int, _ weights: [Double]) -> [SparseRow.Entry] {
        zip(levels[level], weights).compactMap { element, weight in
            weight == 0 ? nil : element.map { SparseRow.Entry($0, weight) }
        }
    }
}
