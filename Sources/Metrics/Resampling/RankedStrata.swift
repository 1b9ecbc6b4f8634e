// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// Independent rows in ranges of risk, from the highest down: a resample draws how many of each range and outcome there are.
///
/// With no more different risks than ranges that is the bootstrap of rows itself. Else a range holds about a thousandth of the rows: its sums are
/// drawn by their first two moments, and who stands above whom inside it is taken as observed. A capacity's own cut is a border.
struct RankedStrata: Sendable {
    /// Ranges of risk.
    private static let most = 1_024

    /// Rows of one range with one outcome.
    private struct Part: Sendable {
        var count = 0
        var risk = SumOfSquares()
        var error = SumOfSquares()
    }

    private struct SumOfSquares: Sendable {
        var sum = 0.0
        var squares = 0.0

        mutating func add(_ value: Double) { (sum, squares) = (sum + value, squares + value * value) }
        func mean(_ count: Int) -> Double { count > 0 ? sum / Double(count) : 0 }
        func variance(_ count: Int) -> Double { count > 0 ? max(0, squares / Double(count) - mean(count) * mean(count)) : 0 }
    }

    /// Range of each row, times two, and one more where the row lies below the cut.
    private let rangeOfRow: [Int32]
    private let outcome: [UInt8]
    private let rangeCount: Int
    /// By range and outcome.
    private let parts: [Part]
    /// Of pairs inside a range, the share in which the one with the outcome has the higher risk, ties half.
    private let concordance: [Double]
    private let isProbability: Bool
    /// Share of the rows that are reached.
    private let share: Double

    /// - Parameter capacity: below 1 a share of the rows, from 1 a number of rows; `nil` where nobody is reached.
    init(_ predictions: Predictions, capacity: Double? = nil) {
        let count = predictions.count, risk = predictions.risk, order = ascendingOrder(risk)
        let number = capacity.map { RiskCut.number(capacity: $0, of: count) } ?? 0
        let cut = RiskCut.reaching(number, of: predictions)
        share = capacity.map { $0 < 1 ? $0 : min(1, $0 / Double(max(1, count))) } ?? 0
        outcome = predictions.outcome
        isProbability = predictions.scale == .probability
        var different = 0
        for place in order.indices where place == 0 || risk[Int(order[place])] != risk[Int(order[place - 1])] { different += 1 }
        let enough = different <= Self.most ? 1 : (count + Self.most - 1) / Self.most
        var rangeOfRow = [Int32](repeating: 0, count: count), parts: [Part] = [], concordance: [Double] = [], range = 0, size = 0
        // Inside the range: events above, pairs in order, and the tie at hand.
        var (events, others, pairs, tiedEvents, tiedOthers) = (0.0, 0.0, 0.0, 0.0, 0.0)
        func endTie() {
            pairs += tiedOthers * (events + tiedEvents / 2)
            (events, others, tiedEvents, tiedOthers) = (events + tiedEvents, others + tiedOthers, 0, 0)
        }
        func endRange() {
            endTie()
            concordance.append(events * others > 0 ? pairs / (events * others) : 0.5)
            (events, others, pairs, range, size) = (0, 0, 0, range + 1, 0)
        }
        for place in order.indices.reversed() {
            let row = Int(order[place]), isNew = place + 1 < order.count && risk[row] != risk[Int(order[place + 1])]
            if isNew { if size >= enough { endRange() } else { endTie() } }
            if size == 0 { parts += [Part(), Part()] }
            let isEvent = predictions.outcome[row] == 1, part = 2 * range + (isEvent ? 1 : 0), error = (isEvent ? 1 : 0) - risk[row]
            parts[part].count += 1
            parts[part].risk.add(risk[row])
            parts[part].error.add(error * error)
            if isEvent { tiedEvents += 1 } else { tiedOthers += 1 }
            size += 1
            let isReached = cut?.reaches(risk: risk[row], tieBreak: predictions.tieBreak?[row] ?? UInt64(row)) ?? false
            rangeOfRow[row] = Int32(2 * range + (isReached ? 0 : 1))
        }
        if size > 0 { endRange() }
        (self.rangeOfRow, self.parts, self.concordance, rangeCount) = (rangeOfRow, parts, concordance, range)
    }

    /// AUC, observed by expected and Brier score of one resample.
    func performance(_ random: inout Philox) -> RankedRows.Resample {
        var total = SIMD2<Double>.zero, expected = 0.0, square = 0.0, spread = SIMD2<Double>.zero
        var pairs = 0.0, eventsAbove = 0.0
        for range in 0..<rangeCount {
            var drawn = SIMD2<Double>.zero
            for outcome in 0...1 {
                let part = parts[2 * range + outcome]
                guard part.count > 0 else { continue }
                let count = Double(PoissonDraw.draw(mean: Double(part.count), &random))
                drawn[outcome] = count
                expected += count * part.risk.mean(part.count)
                square += count * part.error.mean(part.count)
                spread += count * SIMD2(part.risk.variance(part.count), part.error.variance(part.count))
            }
            pairs += drawn[0] * (eventsAbove + drawn[1] * concordance[range])
            eventsAbove += drawn[1]
            total += drawn
        }
        expected += spread[0].squareRoot() * Normal.quantile(random.uniform())
        square += spread[1].squareRoot() * Normal.quantile(random.uniform())
        var result = RankedRows.Resample()
        if isProbability, expected > 0, total.sum() > 0 { (result.observedExpected, result.brier) = (total[1] / expected, square / total.sum()) }
        if total[0] > 0, total[1] > 0 { result.areaUnderCurve = pairs / (total[0] * total[1]) }
        return result
    }

    /// Rows of each group by range, cut and outcome.
    struct Counts: Sendable {
        let groups: FamilyBootstrap.Groups
        /// Place 2 x (group + groups x range) + outcome of each count that is not 0, by range.
        let places: [Int32]
        let counts: [Int32]
        /// Counts of range r: `starts[r]..<starts[r + 1]`.
        let starts: [Int]
    }

    func counts(_ groups: FamilyBootstrap.Groups) -> Counts {
        let width = 2 * groups.count
        var table = [Int32](repeating: 0, count: 2 * rangeCount * width)
        for row in rangeOfRow.indices { table[Int(rangeOfRow[row]) * width + 2 * Int(groups.codes[row]) + Int(outcome[row])] += 1 }
        var places: [Int32] = [], counts: [Int32] = [], starts = [0]
        for range in 0..<(2 * rangeCount) {
            for place in 0..<width where table[range * width + place] > 0 {
                places.append(Int32(place))
                counts.append(table[range * width + place])
            }
            starts.append(places.count)
        }
        return Counts(groups: groups, places: places, counts: counts, starts: starts)
    }

    /// The confusion matrix of each group in one resample, whose cut reaches the share of its rows.
    func cells(_ counts: Counts, _ random: inout Philox) -> [SIMD4<Double>] {
        let drawn = counts.counts.map { Double(PoissonDraw.draw(mean: Double($0), &random)) }
        var left = share * drawn.reduce(0, +), sums = [SIMD4<Double>](repeating: .zero, count: counts.groups.count)
        for range in 0..<(2 * rangeCount) {
            let places = counts.starts[range]..<counts.starts[range + 1]
            let size = places.reduce(0.0) { $0 + drawn[$1] }
            guard size > 0 else { continue }
            let reached = min(1, max(0, left / size))
            left -= size
            for place in places {
                let group = Int(counts.places[place]) / 2, outcome = Int(counts.places[place]) % 2
                sums[group][2 * outcome + 1] += reached * drawn[place]
                sums[group][2 * outcome] += (1 - reached) * drawn[place]
            }
        }
        return sums
    }
}
