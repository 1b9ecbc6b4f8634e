// SPDX-License-Identifier: EUPL-1.2

import Basics
import StatMath

/// What an adult lived on, in spells.
struct WorkHistory: Sendable {
    /// Socio-economic category, with CBS's code.
    enum Source: Int, CaseIterable, Sendable {
        case employee, selfEmployed, unemployment, assistance, sickness, student, none

        var code: String { ["11", "13", "21", "22", "24", "26", "32"][rawValue] }

        /// Years that it lasts, in the mean.
        var duration: Double { [7, 9, 1.1, 3, 2.5, 3, 3][rawValue] }
    }

    struct Spell: Sendable {
        let source: Source
        let start: Int
        /// `nil` while it lasts.
        let end: Int?
    }

    let spells: [Spell]

    private static let begin = Calendar.day(RegisterYears.first, 1, 1)

    init(_ adult: Adult, end: Int?, in world: World) {
        var generator = Philox(seed: world.seed, stage: "work", item: adult.item)
        var spells: [Spell] = []
        var day = Self.begin
        let last = min(end ?? RegisterYears.lastDay, RegisterYears.lastDay)
        while day <= last {
            let source = Self.source(adult, on: day, &generator)
            let next = day + 30 + Int(365.25 * source.duration * generator.exponential())
            spells.append(Spell(source: source, start: day, end: next > last ? end : next - 1))
            day = next
        }
        self.spells = spells
    }

    private static func source(_ adult: Adult, on day: Int, _ generator: inout Philox) -> Source {
        if day - adult.birthDay < 22 * 365, generator.bernoulli(0.6) { return .student }
        let strength = 0.9 * adult.income + 0.10 * Double(adult.education - 8) - 0.35 * adult.vulnerability + (adult.isWoman ? 1.25 : 1.9)
        if generator.bernoulli(Logistic.expit(strength)) { return generator.bernoulli(0.13) ? .selfEmployed : .employee }
        let position = generator.position(cumulative: [0.2, 0.48, 0.62, 1])
        return [.unemployment, .assistance, .sickness, .none][position]
    }

    /// Spells as an employee that touch a year, cut to it.
    func employment(in year: Int) -> [(start: Int, end: Int)] {
        let (first, last) = (Calendar.day(year, 1, 1), Calendar.day(year, 12, 31))
        return spells.compactMap { spell in
            guard spell.source == .employee, spell.start <= last, spell.end.map({ $0 >= first }) ?? true else { return nil }
            return (max(spell.start, first), min(spell.end ?? last, last))
        }
    }
}
