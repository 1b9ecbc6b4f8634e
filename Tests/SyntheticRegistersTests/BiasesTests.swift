// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RegisterData
import SyntheticRegisters
import Testing

/// A dial is what a perfect audit finds: in expectation exactly, in the register within Monte Carlo error.
@Suite struct BiasesTests {
    static let b = AffectedGroup(attribute: "etnic", levels: ["B"])

    static func made(_ biases: Bias..., seed: UInt64 = 11, births: Int = 60_000) throws -> SyntheticBirths {
        try BirthsRegister(births: births, seed: seed, biases: Biases(biases)).synthesize()
    }

    static func estimand(_ made: SyntheticBirths, _ key: String) throws -> (expected: Double, realised: Double) {
        let found = try #require(made.summary[key].first)
        return (try #require(found.expected), try #require(found.realised))
    }

    /// Mechanism a, in its three forms. Standard error of the log ratio: about .05 at 60,000 births.
    @Test(arguments: [1, 1.1, 1.4, 2, 0.7], BiasForm.allCases)
    func detectionRatioIsTheDial(dial: Double, form: BiasForm) throws {
        let made = try Self.made(Bias(.label, dial: dial, group: Self.b, form: form))
        let ratio = try Self.estimand(made, "label.detection-ratio")
        #expect(abs(ratio.expected - dial) < 1e-9)
        #expect(abs(log(ratio.realised / dial)) < 0.2)
        let probability = try made.truth.numbers("detection")
        #expect(probability.allSatisfy { (0...1).contains($0) })
        // Recorded help is always needed help.
        #expect(try zip(made.truth.numbers("need"), made.register.numbers("early_help")).allSatisfy { $0 >= $1 })
    }

    /// Mechanism c1. Standard error of the log odds ratio: about .025; SMDs: difference of shares over the pooled standard deviation.
    @Test(arguments: zip([1, 1.2, 2, 4], [0, 0.075, 0.31, 0.6626]))
    func oddsRatioOfMissingIsTheDial(dial: Double, difference: Double) throws {
        let made = try Self.made(Bias(.missingAtRandom, dial: dial, group: Self.b, column: "rookgedrag", base: 0.2))
        let odds = try Self.estimand(made, "missing.odds-ratio")
        #expect(abs(odds.expected - dial) < 1e-6)
        #expect(abs(log(odds.realised / dial)) < 0.1)
        #expect(abs(try Self.estimand(made, "missing.gap").expected - difference) < 0.006)
        let missing = try #require(made.register["rookgedrag"]).missing
        #expect(try #require(missing).map { Double($0) } == made.truth.numbers("rookgedrag_missing"))
    }

    @Test(arguments: [BiasForm.thirdOfAreas, .varyingWithIncome])
    func formsOfMissingHaveTheSameMean(form: BiasForm) throws {
        let made = try Self.made(Bias(.missingAtRandom, dial: 2, group: Self.b, form: form, column: "bmi", base: 0.2))
        #expect(abs(try Self.estimand(made, "missing.odds-ratio").expected - 2) < 1e-6)
        let probability = try made.truth.numbers("bmi_missing_probability")
        #expect(Set(probability.map { ($0 * 1e6).rounded() }).count > (form == .varyingWithIncome ? 100 : 2) - 1)
    }

    /// Mechanism c2: the share stays, those with high values are missing more often.
    @Test func missingFollowsTheValue() throws {
        let made = try Self.made(Bias(.missingNotAtRandom, dial: 1, group: Self.b, column: "bmi", base: 0.2))
        #expect(abs(try Self.estimand(made, "missing.odds-ratio").expected - 1) < 1e-6)
        let (origin, mass, missing) = (try made.register.texts("etnic"), try made.truth.numbers("bmi_true"), try made.truth.numbers("bmi_missing"))
        func difference(_ group: (String) -> Bool) -> Double {
            let rows = origin.indices.filter { group(origin[$0]) }
            return mean(rows.filter { missing[$0] == 1 }.map { mass[$0] }) - mean(rows.filter { missing[$0] == 0 }.map { mass[$0] })
        }
        #expect(difference { $0 == "B" } > 2)
        #expect(abs(difference { $0 != "B" }) < 0.5)
    }

    /// Mechanism e: area under the curve of the group's share of the area; design: .62, .79, .87 at phi 30, 5, 2.5.
    @Test(arguments: zip([30, 5, 2.5], [0.62, 0.79, 0.87]))
    func neighbourhoodsTellTheGroup(dial: Double, curve: Double) throws {
        let made = try Self.made(Bias(.proxy, dial: dial, group: Self.b))
        let area = try Self.estimand(made, "proxy.area-auc")
        #expect(abs(area.expected - curve) < 0.03)
        #expect(abs(area.realised - area.expected) < 0.01)
    }

    /// Mechanism f: log O/E of the last year .05, .26, .50 at a shift of .05, .30, .60.
    @Test(arguments: zip([0.05, 0.30, 0.60], [0.05, 0.26, 0.50]))
    func lastYearDrifts(dial: Double, logRatio: Double) throws {
        let made = try Self.made(Bias(.drift, dial: dial))
        #expect(abs(log(try Self.estimand(made, "validation.observed-expected").expected) - logRatio) < 0.03)
    }

    /// Without a bias, groups differ by chance alone in whatever the register says of them.
    @Test func honestRecordsAreHonest() throws {
        let made = try Made.honest.get()
        #expect(try made.truth.numbers("early_help_recorded") == made.truth.numbers("early_help_unbiased"))
        for detection in made.summary["label.detection"] { #expect(abs(try #require(detection.expected) - 0.45) < 1e-9) }
        let needs = made.summary["fairness.prevalence"].filter { $0.about["outcome"] == "need" && $0.about["attribute"] == "etnic" }
        for need in needs { #expect(abs(try #require(need.expected) - 0.075) < 0.008) }
    }

    static let impossible: [(Biases, SyntheticRegistersError)] = [
        (
            Biases([Bias(.label, dial: 2, group: AffectedGroup(attribute: "religion", levels: ["1"]))]),
            .unknownAttribute(position: 1, known: ["etnic", "gesl", "groep15", "groep30"])
        ),
        (Biases([Bias(.label, dial: 2)]), .unknownAttribute(position: 1, known: ["etnic", "gesl", "groep15", "groep30"])),
        (
            Biases([Bias(.label, dial: 2, group: AffectedGroup(attribute: "etnic", levels: ["Z"]))]),
            .unknownLevel(position: 1, attribute: "etnic", known: ["N", "A", "B", "C"])
        ),
        (Biases([Bias(.label, dial: 2, group: AffectedGroup(attribute: "gesl", levels: ["1", "2"]))]), .everyoneAffected(position: 1)),
        (Biases([Bias(.label, dial: .nan, group: b)]), .dialOutside(position: 1, mechanism: .label, range: 0.1...10)),
        (Biases([Bias(.label, dial: 2, group: b, base: 0)]), .baseOutside(position: 1, mechanism: .label)),
        (Biases([Bias(.label, dial: 2, group: b), Bias(.label, dial: 3, group: b)]), .twice(position: 2, mechanism: .label)),
        (Biases([Bias(.feedback, dial: 2, group: b)]), .groupNotOwn(position: 1, mechanism: .feedback)),
        (Biases([Bias(.label, dial: 0.2, group: b, form: .thirdOfAreas)]), .formTooStrong(position: 1, form: .thirdOfAreas)),
        (Biases([Bias(.drift, dial: 0.2, form: .thirdOfAreas)]), .formWithoutMeaning(position: 1, mechanism: .drift)),
        (Biases([Bias(.proxy, dial: 5, group: b, base: 0.2)]), .baseOutside(position: 1, mechanism: .proxy)),
        (Biases([Bias(.drift, dial: 0.2, group: b)]), .groupNotOwn(position: 1, mechanism: .drift)),
        (
            Biases([Bias(.missingAtRandom, dial: 4, group: b, form: .thirdOfAreas, column: "rookgedrag", base: 0.2)]),
            .formTooStrong(position: 1, form: .thirdOfAreas)
        ),
        (
            Biases([Bias(.missingAtRandom, dial: 2, group: b, column: "lft")]),
            .unsuitableColumn(
                position: 1, mechanism: .missingAtRandom,
                known: ["rookgedrag", "alcoholgebruik", "bmi", "OPLNIVSOI2016AGG4HBMETNIRWO", "INHBRUTINKH", "RINPERSOONpa"])
        ),
    ]

    @Test(arguments: impossible)
    func refusesWhatCannotBe(biases: Biases, error: SyntheticRegistersError) {
        #expect(throws: error) { try BirthsRegister(births: 2_000, biases: biases).synthesize() }
        #expect(error.explanation.en != error.explanation.nl)
    }

    @Test(arguments: [0, -1, 5_000_001])
    func refusesImpossibleNumbersOfBirths(births: Int) {
        #expect(throws: SyntheticRegistersError.births(allowed: 1...5_000_000)) { try BirthsRegister(births: births).synthesize() }
    }

    /// However few, they are a register: one row, and a truth whose missing quantities are missing.
    @Test(arguments: [1, 2, 3, 50])
    func fewBirthsWork(births: Int) throws {
        let made = try BirthsRegister(births: births).synthesize()
        #expect(made.register.rowCount == births && made.truth.rowCount == births)
        let text = try made.summary.encoded()
        #expect(try TruthSummary(decoding: text) == made.summary)
    }
}
