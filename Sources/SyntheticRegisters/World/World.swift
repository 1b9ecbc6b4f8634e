// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// The invented country. Every mother, pregnancy and child is drawn from its own counter, so any part can be made alone and again.
struct World: Sendable {
    let seed: UInt64
    let areas: Areas
    /// Shift of need in the register's last year, log-odds.
    let drift: Double
    /// True differences between groups: of incomes in standard deviations, of need in log-odds.
    let incomeShift: GroupShift
    let needShift: GroupShift

    init(births: Int, seed: UInt64, biases: Biases) {
        self.seed = seed
        areas = Areas(births: births, seed: seed, biases: biases)
        drift = biases.first(.drift)?.dial ?? 0
        (incomeShift, needShift) = (GroupShift(biases.first(.incomeShift)), GroupShift(biases.first(.needShift)))
    }

    /// Mothers that one piece of parallel work holds.
    private static let mothersPerPiece = 1_024

    /// The first `count` births of mothers 0, 1, ... in the order of the days; the last family may be cut short.
    func births(_ count: Int, progress: ProgressMonitor) throws(Cancelled) -> [Birth] {
        var births: [Birth] = []
        births.reserveCapacity(count + Self.mothersPerPiece)
        var mothers = 0
        while births.count < count {
            // Every family has a birth, so this many more mothers suffice; most have one, and a third of them more.
            let missing = count - births.count
            let pieces = max(1, missing * 2 / 3 / Self.mothersPerPiece)
            let start = mothers
            let made = try parallelMap(pieces, progress: progress) { piece in
                let first = start + piece * Self.mothersPerPiece
                return (first..<first + Self.mothersPerPiece).flatMap { Family(mother: Mother(index: $0, in: self), in: self).births }
            }
            for piece in made { births += piece }
            mothers += pieces * Self.mothersPerPiece
            progress.report("synthesize", min(count, births.count), of: count)
        }
        births.removeLast(births.count - count)
        return Self.inOrderOfDays(births)
    }

    /// Counting sort: stable, so births of a day stay in the order of their mothers.
    private static func inOrderOfDays(_ births: [Birth]) -> [Birth] {
        let days = RegisterPeriod.last - RegisterPeriod.first + 1
        var next = Array(repeating: 0, count: days + 1)
        for birth in births { next[birth.day - RegisterPeriod.first + 1] += 1 }
        for day in 1...days { next[day] += next[day - 1] }
        var order = Array(repeating: 0, count: births.count)
        for (index, birth) in births.enumerated() {
            let day = birth.day - RegisterPeriod.first
            order[next[day]] = index
            next[day] += 1
        }
        return order.map { births[$0] }
    }
}
