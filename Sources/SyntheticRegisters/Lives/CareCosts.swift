// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import StatMath

/// What a person's care truly cost the basic insurance in a year, in euro.
///
/// Causes: vulnerability (mental health care), frailty (hospital, medicines), sex, a birth in that year.
struct CareCosts: Sendable {
    var generalPractice: Double
    var pharmacy: Double
    var hospital: Double
    var maternity: Double
    var basicMental: Double
    var specialistMental: Double

    var total: Double { generalPractice + pharmacy + hospital + maternity + basicMental + specialistMental }

    /// - Parameter births: children born to her in that year.
    init(_ adult: Adult, year: Int, births: Int, in world: World) {
        self.init(
            item: adult.item, vulnerability: adult.vulnerability, frailty: adult.frailty, isWoman: adult.isWoman, year: year, births: births,
            in: world)
    }

    init(item: UInt64, vulnerability: Double, frailty: Double, isWoman: Bool, year: Int, births: Int, in world: World) {
        var generator = Philox(seed: world.seed, stage: "care", item: item << 8 | UInt64(year & 255))
        generalPractice = (100 + 35 * generator.exponential() * exp(0.25 * frailty + 0.15 * vulnerability) + (isWoman ? 25 : 0)).rounded()
        pharmacy = generator.bernoulli(0.62) ? (90 * generator.exponential() * exp(0.5 * frailty)).rounded() : 0
        let goesToHospital = generator.bernoulli(Logistic.expit(-0.8 + 0.45 * frailty + (births > 0 ? 1.6 : 0)))
        hospital = goesToHospital ? (exp(6.3 + 0.9 * generator.normal()) + Double(births) * 1_100).rounded() : 0
        maternity = births > 0 ? (Double(births) * 400 + 2_300 + 350 * generator.normal()).rounded() : 0
        basicMental = generator.bernoulli(Logistic.expit(-3.3 + 0.8 * vulnerability)) ? (250 + 350 * generator.exponential()).rounded() : 0
        specialistMental = generator.bernoulli(Logistic.expit(-3.1 + 1.1 * vulnerability)) ? (600 + 2_100 * generator.exponential()).rounded() : 0
        // A correction of an earlier year.
        if generator.bernoulli(0.004) { hospital = -(200 * generator.exponential()).rounded() }
    }
}

extension Birth {
    /// The mother's costs in the year before the conception: what is known of them at the start of a pregnancy.
    ///
    /// - Parameter births: of hers in that year.
    func costsBefore(births: Int, in world: World) -> CareCosts {
        CareCosts(
            item: UInt64(mother.index) << 2, vulnerability: mother.vulnerability, frailty: mother.frailty, isWoman: true,
            year: Calendar.year(of: conception.day) - 1, births: births, in: world)
    }
}
