// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RegisterData
import SyntheticRegisters
import Testing

/// Attributes beside the origin, and decoys: differences that an audit must not take for a biased label.
@Suite struct DecoysTests {
    static let fifteen = AffectedGroup(attribute: "groep15", levels: ["1"])
    static let thirty = AffectedGroup(attribute: "groep30", levels: ["1"])

    static func share(_ made: SyntheticBirths, _ column: String, where member: String? = nil) throws -> Double {
        let (values, of) = (try made.truth.numbers(column), try made.context.numbers(member ?? "linked"))
        let rows = values.indices.filter { member == nil || of[$0] == 1 }
        return rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
    }

    /// 15 and 30 of 100 mothers, whole families, and nothing of need, income or area goes with them.
    @Test func attributesAreIndependentOfAll() throws {
        let made = try Made.honest.get()
        for (name, share) in [("groep15", 0.15), ("groep30", 0.30)] {
            let inside = try made.context.numbers(name)
            #expect(abs(mean(inside) - share) < 0.008)
            for column in ["need_risk", "income", "deprivation", "detection", "linked_probability"] {
                let values = try made.truth.numbers(column)
                let deviation = max(1e-9, (mean(values.map { $0 * $0 }) - mean(values) * mean(values)).squareRoot())
                #expect(abs(try Self.share(made, column, where: name) - mean(values)) / deviation < 0.05, "\(name), \(column)")
            }
            let families = Dictionary(grouping: zip(try made.register.texts("RINPERSOONMa"), inside).filter { $0.0 != "---------" }) { $0.0 }
            #expect(families.values.allSatisfy { Set($0.map(\.1)).count == 1 })
        }
        let (first, second) = (try made.context.numbers("groep15"), try made.context.numbers("groep30"))
        #expect(abs(mean(zip(first, second).map { $0 * $1 }) - 0.045) < 0.005)
    }

    /// Every mechanism with a group can touch them, and then the dial is what a perfect audit finds.
    @Test(arguments: [fifteen, thirty]) func mechanismsTouchThem(group: AffectedGroup) throws {
        let made = try BiasesTests.made(
            Bias(.label, dial: 1.4, group: group), Bias(.measurement, dial: 0.7, group: group), Bias(.representation, dial: 0.85, group: group),
            Bias(.proxy, dial: 5, group: group), Bias(.missingAtRandom, dial: 2, group: group, column: "bmi"), births: 20_000)
        #expect(abs(try BiasesTests.estimand(made, "label.detection-ratio").expected - 1.4) < 1e-9)
        #expect(abs(try BiasesTests.estimand(made, "measurement.ratio").expected - 0.7) < 1e-9)
        #expect(abs(try BiasesTests.estimand(made, "cohort.attrition").expected - 0.85) < 1e-9)
        #expect(abs(try BiasesTests.estimand(made, "missing.odds-ratio").expected - 2) < 1e-6)
        let area = try BiasesTests.estimand(made, "proxy.area-auc")
        #expect(area.expected > 0.7 && abs(area.realised - area.expected) < 0.02)
    }

    /// A level that most have is a group, too.
    @Test func theLargerLevelCanBeAffected() throws {
        let larger = AffectedGroup(attribute: "groep30", levels: ["0"])
        let made = try BiasesTests.made(Bias(.proxy, dial: 2.5, group: larger), Bias(.incomeShift, dial: -0.5, group: larger), births: 20_000)
        #expect(try BiasesTests.estimand(made, "proxy.area-auc").realised > 0.75)
        let (incomes, inside) = (try made.truth.numbers("income"), try made.context.numbers("groep30"))
        let outside = mean(incomes.indices.filter { inside[$0] == 0 }.map { incomes[$0] })
        #expect(abs(outside - mean(incomes.indices.filter { inside[$0] == 1 }.map { incomes[$0] }) + 0.5) < 0.1)
    }

    @Test func trueDifferencesOfThem() throws {
        let honest = try BiasesTests.made(births: 20_000)
        let poorer = try BiasesTests.made(Bias(.incomeShift, dial: -0.5, group: Self.thirty), births: 20_000)
        let needier = try BiasesTests.made(Bias(.needShift, dial: 0.3, group: Self.fifteen), births: 20_000)
        #expect(abs(try Self.share(poorer, "income", where: "groep30") - Self.share(honest, "income", where: "groep30") + 0.5) < 0.05)
        #expect(abs(try Self.share(needier, "need_logit", where: "groep15") - Self.share(honest, "need_logit", where: "groep15") - 0.3) < 1e-9)
    }

    /// One of three attributes, each about as often.
    @Test func theAffectedAttributeIsDrawn() {
        let drawn = (UInt64(1)...600).map { AffectedGroup.drawn(seed: $0) }
        for group in [Self.fifteen, Self.thirty, BiasesTests.b] { #expect((150...250).contains(drawn.count { $0 == group })) }
        #expect(AffectedGroup.drawn(seed: 5) == AffectedGroup.drawn(seed: 5))
    }

    /// The comparator itself is over-detected in the group: need and its record stay as they are.
    @Test(arguments: [1, 1.4, 2], BiasForm.allCases)
    func theComparatorIsOverDetected(dial: Double, form: BiasForm) throws {
        let made = try BiasesTests.made(Bias(.comparator, dial: dial, group: Self.thirty, form: form))
        let ratio = try BiasesTests.estimand(made, "label.detection-ratio")
        #expect(made.summary["label.detection-ratio"].first?.about["outcome"] == "later_support")
        #expect(abs(ratio.expected - dial) < 1e-9)
        #expect(abs(log(ratio.realised / dial)) < 0.1)
        let honest = try BiasesTests.made()
        #expect(made.register.contents == honest.register.contents)
        #expect(try zip(made.truth.numbers("later_support_given"), made.context.numbers("later_support")).allSatisfy { $0 >= $1 })
        if dial == 1 { #expect(try made.truth.numbers("later_support_given") == made.context.numbers("later_support")) }
    }

    /// Need is truly higher in a third of the areas, for everybody alike: no group differs.
    @Test func areaRiskIsTrulyDifferent() throws {
        let (made, honest) = (try BiasesTests.made(Bias(.areaShift, dial: 0.6)), try BiasesTests.made())
        let effect = try made.truth.numbers("area_effect")
        #expect(Set(effect) == [0, 0.6] && abs(mean(effect) / 0.6 - 1.0 / 3) < 0.06)
        let shift = try zip(made.truth.numbers("need_logit"), honest.truth.numbers("need_logit")).map { $0 - $1 }
        #expect(zip(shift, effect).allSatisfy { abs($0 - $1) < 1e-9 })
        let ratio = try BiasesTests.estimand(made, "validation.observed-expected")
        #expect(made.summary["validation.observed-expected"].first?.about["rows"] == "areas:third")
        #expect(ratio.expected > 1.4 && ratio.expected < 1.82 && abs(ratio.realised / ratio.expected - 1) < 0.1)
        for detection in made.summary["label.detection"] { #expect(abs(try #require(detection.expected) - 0.45) < 1e-9) }
        // Areas differ whole: every birth of an area has the same shift.
        let byArea = Dictionary(grouping: zip(try made.register.texts("wc"), effect)) { $0.0 }
        #expect(byArea.values.allSatisfy { Set($0.map(\.1)).count == 1 })
    }

    /// 30% of the group are recorded in another level; truth keeps the level that they have.
    @Test(arguments: [fifteen, thirty, BiasesTests.b, AffectedGroup(attribute: "etnic", levels: ["A", "C"])])
    func aPartOfTheGroupIsMislabelled(group: AffectedGroup) throws {
        let made = try BiasesTests.made(Bias(.mislabelled, dial: 0.3, group: group))
        let column = group.attribute
        let share = try BiasesTests.estimand(made, "attribute.mislabelled")
        #expect(share.expected == 0.3 && abs(share.realised - 0.3) < 0.02)
        let recorded = try column == "etnic" ? made.register.texts(column) : made.context.texts(column)
        let (actual, wrong) = (try made.truth.texts("\(column)_true"), try made.truth.numbers("\(column)_mislabelled"))
        for row in recorded.indices {
            #expect((wrong[row] == 1) == (recorded[row] != actual[row]))
            if wrong[row] == 1 { #expect(group.levels.contains(actual[row]) && !group.levels.contains(recorded[row])) }
        }
        // A family is recorded once.
        let families = Dictionary(grouping: zip(try made.register.texts("RINPERSOONMa"), wrong).filter { $0.0 != "---------" }) { $0.0 }
        #expect(families.values.allSatisfy { Set($0.map(\.1)).count == 1 })
        // Nothing else moves.
        let honest = try BiasesTests.made()
        #expect(try made.register.numbers("early_help") == honest.register.numbers("early_help"))
        #expect(try made.truth.numbers("need_logit") == honest.truth.numbers("need_logit"))
    }

    /// A bias acts on who people are, not on what was recorded of them.
    @Test func biasesActOnTheTrueGroup() throws {
        let made = try BiasesTests.made(Bias(.label, dial: 2, group: Self.thirty), Bias(.mislabelled, dial: 0.3, group: Self.thirty))
        let (effect, actual) = (try made.truth.numbers("label_effect"), try made.truth.texts("groep30_true"))
        #expect(zip(effect, actual).allSatisfy { $0 == ($1 == "1" ? 2 : 1) })
    }

    static let impossible: [(Bias, SyntheticRegistersError)] = [
        (Bias(.areaShift, dial: 0.5, group: thirty), .groupNotOwn(position: 1, mechanism: .areaShift)),
        (
            Bias(.mislabelled, dial: 0.3, group: AffectedGroup(attribute: "gesl", levels: ["1"])),
            .unknownAttribute(position: 1, known: ["etnic", "groep15", "groep30"])
        ),
        (Bias(.mislabelled, dial: 1, group: thirty), .dialOutside(position: 1, mechanism: .mislabelled, range: 0...0.95)),
        (Bias(.mislabelled, dial: 0.3, group: thirty, form: .thirdOfAreas), .formWithoutMeaning(position: 1, mechanism: .mislabelled)),
        (Bias(.comparator, dial: 0.1, group: thirty, form: .thirdOfAreas), .formTooStrong(position: 1, form: .thirdOfAreas)),
        (
            Bias(.label, dial: 2, group: AffectedGroup(attribute: "groep15", levels: ["2"])),
            .unknownLevel(position: 1, attribute: "groep15", known: ["0", "1"])
        ),
    ]

    @Test(arguments: impossible) func refusesWhatCannotBe(bias: Bias, error: SyntheticRegistersError) {
        #expect(throws: error) { try BirthsRegister(births: 2_000, biases: Biases([bias])).synthesize() }
        #expect(error.explanation.en != error.explanation.nl)
    }
}
