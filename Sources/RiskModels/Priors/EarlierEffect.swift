// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// The effect of one feature in a model of an earlier year, as what is known of it beforehand.
///
/// It is taken as contrasts between cells: groups of the earlier model's neighbouring bins, its levels, its kinds of missing values. Each cell's
/// mean log-odds over the rows of the new fit is held against that of the cell with most rows, so that the level of the effect stays free. With m the
/// earlier model's values and S their covariance over its posterior draws, V = (S + T) / a, as of a published effect: a power prior of weight a
/// (Ibrahim and Chen 2000, Statistical Science 15, 46-60). What lies inside a cell, and what the earlier model did not know, is left to the rows.
public struct EarlierEffect: Hashable, Sendable {
    /// The feature's part of the earlier model.
    public let term: ScoringModel.Term
    /// a, in (0, 1].
    public let weight: Double
    /// tau: standard deviation between the years, log-odds.
    public let between: Double

    /// Most cells of a numeric feature: 64 draws tell the covariance of so many.
    static let mostCells = 16

    /// - Returns: `nil` for a weight outside (0, 1], a negative `between`, or a term without any uncertainty and `between` 0.
    public init?(_ term: ScoringModel.Term, weight: Double = 1, between: Double = 0) {
        guard weight > 0, weight <= 1, between >= 0, between.isFinite else { return nil }
        let isUncertain = (term.coefficients + term.slopes).contains { $0.standardError > 0 || $0.draws.contains { $0 != 0 } }
        guard isUncertain || between > 0 else { return nil }
        (self.term, self.weight, self.between) = (term, weight, between)
    }
}

extension EarlierEffect {
    /// Rows that the earlier model tells apart from others.
    struct Cell {
        let place: PublishedEffect.Place
        /// Finest bins of the new fit, with their share of the cell's rows.
        var shares: [(fine: Int, share: Double)]
        let weight: Double
        /// What the earlier model adds to these rows on average, and each of its draws.
        let estimate: Double
        let draws: [Double]
    }

    /// What the earlier model says, in the coefficients of a new fit.
    ///
    /// - Parameters:
    ///   - bins: the finest of the new fit.
    ///   - row: a weighted sum over the main effect's bins, as numbers at the coefficients.
    /// - Returns: `nil` where no two cells differ in the new bins.
    func contrasts(
        number: Int, on bins: FeatureBins, _ grouping: BinGrouping, _ values: BinValues, row: ([Double]) -> SparseRow
    ) -> ContrastTerm? {
        let cells = cells(on: bins, values)
        guard let reference = cells.indices.max(by: { cells[$0].weight < cells[$1].weight }) else { return nil }
        let from = cells[reference]
        func weights(_ cell: Cell) -> [Double] {
            var result = [Double](repeating: 0, count: grouping.count)
            for part in cell.shares { result[grouping.group[part.fine]] += part.share }
            return result
        }
        let base = weights(from)
        var rows: [SparseRow] = [], names: [PublishedEffect.Contrast] = [], target: [Double] = [], deviations: [[Double]] = []
        for (index, cell) in cells.enumerated() where index != reference {
            let own = zip(weights(cell), base).map { $0 - $1 }
            let value = cell.estimate - from.estimate
            let spread = zip(cell.draws, from.draws).map { $0 - $1 - value }
            guard own.contains(where: { $0.magnitude > 1e-9 }), between > 0 || spread.contains(where: { $0.magnitude > 1e-9 }) else { continue }
            rows.append(row(own))
            names.append(.difference(cell.place, from: from.place))
            target.append(value)
            deviations.append(spread)
        }
        guard !rows.isEmpty else { return nil }
        var covariance = ShrunkenCovariance.of(deviations)
        for column in target.indices {
            for row in target.indices {
                covariance[row, column] = (covariance[row, column] + between * between * (row == column ? 1 : 0.5)) / weight
            }
        }
        return ContrastTerm(number: number, names, rows: rows, target: target, covariance: covariance)
    }

    private func cells(on bins: FeatureBins, _ values: BinValues) -> [Cell] {
        // The earlier model's bin of each finest bin, with the value at which it is asked.
        let known = (0..<bins.count).compactMap { fine -> (fine: Int, bin: Int, x: Double?)? in
            guard values.weights[fine] > 1e-6 else { return nil }
            let place: (bin: Int, x: Double?)?
            switch bins.content(of: fine) {
            case .interval:
                let x = values.sums[fine] / values.weights[fine]
                place = term.bins.bin(of: .value(x)).map { ($0, x) }
            case .level(let level): place = term.bins.bin(of: .level(level)).map { ($0, nil) }
            case .missing(let kind): place = term.bins.missing.firstIndex(of: kind).map { (term.bins.valueBinCount + $0, nil) }
            case .other: place = nil
            }
            return place.map { (fine, $0.bin, $0.x) }
        }
        let numbers = known.filter { $0.x != nil }, others = known.filter { $0.x == nil }
        let total = numbers.reduce(0) { $0 + values.weights[$1.fine] }
        // A line with bends is known by as many contrasts as it has coefficients.
        let most = term.slope == nil ? Self.mostCells : term.slopes.count + term.bins.valueBinCount
        var groups: [[(fine: Int, bin: Int, x: Double?)]] = []
        var held = 0.0
        for (index, number) in numbers.enumerated() {
            let isSameBin = index > 0 && term.slope == nil && numbers[index - 1].bin == number.bin
            if groups.isEmpty || (held >= total / Double(most) * (1 - 1e-9) && !isSameBin) {
                groups.append([])
                held = 0
            }
            groups[groups.count - 1].append(number)
            held += values.weights[number.fine]
        }
        return (groups + others.map { [$0] }).map { group in
            let weight = group.reduce(0) { $0 + values.weights[$1.fine] }
            let shares = group.map { (fine: $0.fine, share: values.weights[$0.fine] / weight) }
            let parts = zip(group, shares).map { item, share in value(item.bin, item.x, share.share) }
            let draws = parts[0].draws.indices.map { draw in parts.reduce(0) { $0 + $1.draws[draw] } }
            let place: PublishedEffect.Place =
                if group[0].x != nil {
                    .value(Self.rounded(zip(group, shares).reduce(0) { $0 + $1.1.share * ($1.0.x ?? 0) }))
                } else {
                    switch term.bins.content(of: group[0].bin) {
                    case .level(let name), .missing(let name): .level(name)
                    case .interval, .other: .level("")
                    }
                }
            return Cell(place: place, shares: shares, weight: weight, estimate: parts.reduce(0) { $0 + $1.estimate }, draws: draws)
        }
    }

    /// A share of what the earlier model adds at a place, and of each draw.
    ///
    /// Without draws a coefficient has two: its estimate give and take its standard error, in a direction of its own.
    private func value(_ bin: Int, _ x: Double?, _ share: Double) -> (estimate: Double, draws: [Double]) {
        var parts: [(factor: Double, position: Int, coefficient: ScoringModel.Coefficient)] = [(share, bin, term.coefficients[bin])]
        if let x, term.slope != nil {
            let columns = term.columns(of: [x], isMissing: { _ in false })
            parts += zip(columns, term.slopes).enumerated().map { (share * $1.0[0], term.coefficients.count + $0, $1.1) }
        }
        let count = term.coefficients[0].draws.count, size = term.coefficients.count + term.slopes.count
        var draws = [Double](repeating: 0, count: count > 0 ? count : 2 * size)
        for part in parts {
            for index in draws.indices {
                let draw =
                    if count > 0 {
                        part.coefficient.draws[index]
                    } else {
                        part.coefficient.logOdds
                            + (index / 2 == part.position
                                ? (index % 2 == 0 ? 1 : -1) * Double(size).squareRoot() * part.coefficient.standardError : 0)
                    }
                draws[index] += part.factor * draw
            }
        }
        return (parts.reduce(0) { $0 + $1.factor * $1.coefficient.logOdds }, draws)
    }

    /// To three digits: where a cell lies, not whose value it is.
    private static func rounded(_ value: Double) -> Double {
        guard value != 0, value.isFinite else { return 0 }
        var scale = 1.0
        while (value * scale).magnitude < 100, scale < 1e12 { scale *= 10 }
        return (value * scale).rounded() / scale
    }
}
