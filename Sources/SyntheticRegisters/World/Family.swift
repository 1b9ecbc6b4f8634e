// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData

/// The days whose births the register holds.
enum RegisterPeriod {
    /// 1 January 2015, 31 December 2019 and 1 January 2019, in days since 1970-01-01.
    static let first = 16_436
    static let last = 18_261
    static let firstOfLastYear = 17_897
}

/// A mother's pregnancies, of which at least one ended in the register's period.
///
/// Families are drawn until that is so; therefore births of any order are as likely in each year of the period.
struct Family {
    struct Conception {
        /// Days since 1970-01-01.
        let day: Int
        /// Children born to her before.
        let parity: Int
        /// Whether one of those was born before 37 weeks.
        let hadEarlyBirth: Bool
        /// Her age at conception, in years.
        let age: Double
        /// Position among all her pregnancies.
        let order: Int
    }

    let mother: Mother
    /// Children of one birth have the same day; births are at least nine months apart.
    let births: [Birth]

    /// The earliest first conception that is followed, in days before the period.
    private static let horizon = 16 * 365
    /// Probability of another pregnancy after the first, second, ..., up to the age of 33 at conception; it falls to nothing in the ten years after.
    private static let another = [0.90, 0.44, 0.40, 0.40, 0.40, 0.40, 0.40]
    /// Nobody conceives after this age.
    private static let oldest = 47.0
    /// Days from a birth to the next conception: 120 and a gamma with mean 620.
    private static let shortestPause = 120

    init(mother: Mother, in world: World) {
        var generator = Philox(seed: world.seed, stage: "family", item: UInt64(mother.index))
        var found: [Birth] = []
        repeat {
            found = Self.follow(mother, in: world, &generator)
        } while found.isEmpty
        self.mother = mother
        births = found
    }

    private static func follow(_ mother: Mother, in world: World, _ generator: inout Philox) -> [Birth] {
        let span = RegisterPeriod.last - RegisterPeriod.first + 1 + horizon
        var day = RegisterPeriod.first - horizon + generator.below(span)
        var age = min(44, max(15, 28.8 + 4.5 * generator.normal()))
        var births: [Birth] = []
        var parity = 0
        var hadEarlyBirth = false
        for order in 0...another.count {
            day = Season.shifted(day)
            guard day <= RegisterPeriod.last else { break }
            let conception = Conception(day: day, parity: parity, hadEarlyBirth: hadEarlyBirth, age: age, order: order)
            let pregnancy = Pregnancy(mother: mother, conception: conception, in: world)
            let birthDay = day + pregnancy.gestation
            if (RegisterPeriod.first...RegisterPeriod.last).contains(birthDay) {
                births += pregnancy.births(of: mother, conception: conception, in: world)
            }
            parity += pregnancy.children
            hadEarlyBirth = hadEarlyBirth || pregnancy.gestation < Pregnancy.term
            guard order < another.count, generator.bernoulli(another[order] * min(1, max(0, (43 - age) / 10))) else { break }
            let next = birthDay + shortestPause + Int(300 * generator.gamma(shape: 620.0 / 300))
            age += Double(next - day) / 365.25
            guard age <= oldest else { break }
            day = next
        }
        return births
    }
}

/// Somewhat more children are conceived in autumn, and so born in summer.
enum Season {
    private static let amplitude = 0.04
    /// Day of the year around which most are conceived.
    private static let peak = 300.0

    /// Moves days towards the peak, so that the density of uniform days becomes 1 + amplitude cos(2 pi (day - peak) / 365.25), to first order.
    static func shifted(_ day: Int) -> Int {
        let phase = 2 * Double.pi * (Double(day) - peak) / 365.25
        return day - Int((amplitude * 365.25 / (2 * .pi) * sin(phase)).rounded())
    }
}
