// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RegisterData
import SyntheticRegisters
import Testing

/// Mechanisms that act on other registers: costs, links, an earlier score. A dial is what a perfect audit finds.
@Suite struct LinkedBiasesTests {
    @Test(arguments: [1, 0.9, 0.7], [BiasForm.constant, .varyingWithIncome])
    func measurementRatioIsTheDial(dial: Double, form: BiasForm) throws {
        let made = try BiasesTests.made(Bias(.measurement, dial: dial, group: BiasesTests.b, form: form), births: 20_000)
        let ratio = try BiasesTests.estimand(made, "measurement.ratio")
        #expect(abs(ratio.expected - dial) < 1e-9)
        #expect(abs(ratio.realised - dial) < 0.01)
        // The validation sample holds true costs of births that the register has.
        let recorded = try Dictionary(
            uniqueKeysWithValues: zip(made.context.texts("RINPERSOON"), made.context.numbers("care_costs")))
        #expect(made.validation.rowCount == 2_000)
        for (key, value) in zip(try made.validation.texts("RINPERSOON"), try made.validation.numbers("care_costs")) {
            #expect(try #require(recorded[key]) <= value + 0.5 || dial == 1)
        }
    }

    @Test(arguments: [1, 0.97, 0.85, 0.7], BiasForm.allCases)
    func shareLinkedIsTheDial(dial: Double, form: BiasForm) throws {
        let made = try BiasesTests.made(Bias(.representation, dial: dial, group: BiasesTests.b, form: form), births: 20_000)
        let ratio = try BiasesTests.estimand(made, "cohort.attrition")
        #expect(abs(ratio.expected - dial) < 1e-9)
        #expect(abs(ratio.realised - dial) < 0.03)
    }

    @Test(arguments: [1.1, 1.5, 2], [BiasForm.constant, .varyingWithIncome])
    func detectionAmongFlaggedIsTheDial(dial: Double, form: BiasForm) throws {
        let made = try BiasesTests.made(Bias(.feedback, dial: dial, form: form))
        let ratio = try BiasesTests.estimand(made, "label.detection-ratio")
        #expect(abs(ratio.expected - dial) < 1e-9)
        #expect(abs(log(ratio.realised / dial)) < 0.2)
        #expect(abs(mean(try made.context.numbers("past_flag")) - 0.10) < 0.005)
    }

    /// The comparator: one in ten, and nobody's bias.
    @Test func laterSupportIsHonest() throws {
        let made = try Made.demonstration.get()
        let (given, risk) = (try made.context.numbers("later_support"), try made.truth.numbers("later_support_risk"))
        #expect(abs(mean(given) - 0.10) < 0.012)
        #expect(abs(mean(given) - mean(risk)) < 0.005)
    }

    /// Worlds that truly differ: incomes (and what they cause) and need move by the dial.
    @Test func trueDifferencesAreTheDial() throws {
        let honest = try BiasesTests.made(births: 20_000)
        let poorer = try BiasesTests.made(Bias(.incomeShift, dial: -0.5, group: BiasesTests.b), births: 20_000)
        let needier = try BiasesTests.made(Bias(.needShift, dial: 0.3, group: BiasesTests.b), births: 20_000)
        func mean(_ made: SyntheticBirths, _ column: String) throws -> Double {
            let (values, origins) = (try made.truth.numbers(column), try made.register.texts("etnic"))
            let rows = origins.indices.filter { origins[$0] == "B" }
            return rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
        }
        #expect(abs(try mean(poorer, "income") - mean(honest, "income") + 0.5) < 0.05)
        #expect(abs(try mean(needier, "need_logit") - mean(honest, "need_logit") - 0.3) < 1e-9)
    }
}
