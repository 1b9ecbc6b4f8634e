// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RegisterData
import SyntheticRegisters
import Testing

/// The invented births look like births of a western European country in the 2010s. Tolerances are about four standard errors and model error.
@Suite struct MarginsTests {
    let register: Table
    let truth: Table

    init() throws {
        (register, truth) = (try Made.honest.get().register, try Made.honest.get().truth)
    }

    @Test func someAreBornEarly() throws {
        let days = try register.numbers("amddd")
        #expect(abs(share(days) { $0 < 259 } - 0.07) < 0.006)
        #expect(abs(share(days) { $0 < 224 } - 0.011) < 0.003)
        #expect(days.allSatisfy { (168...300).contains($0) })
        #expect(try zip(days, register.numbers("amww")).allSatisfy { ($0 / 7).rounded(.down) == $1 })
    }

    /// P(early) given all causes, written in the truth, agrees with what happened: over all births and in each tenth of the risk.
    @Test(arguments: [("preterm_risk", "amddd"), ("need_risk", "need")])
    func risksAreTrue(risk: String, outcome: String) throws {
        let risks = try truth.numbers(risk)
        let events = outcome == "amddd" ? try register.numbers("amddd").map { days in days < 259 } : try truth.numbers("need").map { $0 == 1 }
        let order = risks.indices.sorted { (risks[$0], $0) < (risks[$1], $1) }
        for tenth in 0..<10 {
            let rows = order[(tenth * risks.count / 10)..<((tenth + 1) * risks.count / 10)]
            let expected = rows.reduce(0) { $0 + risks[$1] }
            let variance = rows.reduce(0) { $0 + risks[$1] * (1 - risks[$1]) }
            let found = rows.reduce(0.0) { $0 + (events[$1] ? 1 : 0) }
            // Twins share their lot, so the variance is somewhat larger than of independent births.
            #expect(abs(found - expected) < 4.5 * (1.1 * variance).squareRoot(), "tenth \(tenth)")
        }
    }

    @Test func causesOfEarlyBirthAct() throws {
        let early = try register.numbers("amddd").map { $0 < 259 ? 1.0 : 0 }
        func rate(_ column: String, _ condition: (Double) -> Bool) throws -> Double {
            let values = try register.numbers(column)
            return mean(values.indices.filter { condition(values[$0]) }.map { early[$0] })
        }
        let later = try rate("par") { $0 == 1 }
        #expect(try rate("par") { $0 == 0 } > 1.15 * later)
        #expect(abs(try rate("omvang") { $0 == 2 } - 0.47) < 0.08)
        #expect(try rate("lft") { $0 < 20 } > 1.2 * (try rate("lft") { (28...32).contains($0) }))
        let parity = try register.numbers("par")
        let again = try register.numbers("eerdere_vroeggeboorte")
        let mothersAgain = early.indices.filter { parity[$0] > 0 && again[$0] == 1 }.map { early[$0] }
        #expect((0.12...0.25).contains(mean(mothersAgain)))
        let structural = try #require(register["eerdere_vroeggeboorte"])
        #expect(parity.indices.allSatisfy { (structural.missingKind($0) == .structural) == (parity[$0] == 0) })
        let smoking = try truth.numbers("rookgedrag_true")
        let smokers = smoking.indices.filter { smoking[$0] > 0 }.map { early[$0] }
        #expect(mean(smokers) > 1.2 * mean(early))
    }

    @Test func weightsFollowSexAndLength() throws {
        let (days, weights, sexes) = (try register.numbers("amddd"), try register.numbers("geboortegew"), try register.numbers("gesl"))
        func weight(_ days: ClosedRange<Double>, _ rows: [Double], sex: Double) -> Double {
            mean(rows.indices.filter { days.contains(rows[$0]) && sexes[$0] == sex }.map { weights[$0] })
        }
        #expect(abs(weight(277...283, days, sex: 0) - 3_580) < 60)
        #expect(abs(weight(277...283, days, sex: 1) - 3_450) < 60)
        #expect(abs(weight(259...265, days, sex: 0) - 3_060) < 80)
        #expect(abs(share(sexes) { $0 == 0 } - 0.512) < 0.009)
    }

    /// A tenth is small for sex and length of pregnancy, in boys and girls alike, and more of those born early.
    @Test func aTenthIsSmall() throws {
        let (percentile, sexes, days) = (try register.numbers("hoftiezer"), try register.numbers("gesl"), try register.numbers("amddd"))
        for sex in [0.0, 1] {
            let ofSex = percentile.indices.filter { sexes[$0] == sex }.map { percentile[$0] }
            #expect(abs(share(ofSex) { $0 < 10 } - 0.10) < 0.012)
        }
        let early = percentile.indices.filter { days[$0] < 259 }.map { percentile[$0] }
        #expect(share(early) { $0 < 10 } > 0.13)
    }

    @Test func mothersAndHouseholds() throws {
        let parity = try register.numbers("par")
        #expect(abs(share(parity) { $0 == 0 } - 0.43) < 0.03)
        #expect(abs(share(parity) { $0 == 1 } - 0.36) < 0.03)
        #expect(abs(mean(try register.numbers("lft")) - 31) < 0.6)
        #expect(abs(share(try register.numbers("omvang")) { $0 == 2 } - 0.03) < 0.006)
        #expect(abs(share(try truth.numbers("rookgedrag_true")) { $0 > 0 } - 0.09) < 0.012)
        let mass = try truth.numbers("bmi_true")
        #expect(abs(mean(mass) - 24.4) < 0.4)
        #expect(abs(share(mass) { $0 >= 30 } - 0.11) < 0.015)
        #expect(abs(share(try truth.numbers("need")) { $0 == 1 } - 0.075) < 0.008)
    }

    @Test func yearsAreAlikeAndSummersBusier() throws {
        let dates = try register.numbers("ddgeb").map { CivilDay(daysSinceEpoch: Int32($0)).components }
        for year in 2015...2019 { #expect(abs(mean(dates.map { $0.year == year ? 1 : 0 }) - 0.2) < 0.01) }
        let summer = mean(dates.map { (6...8).contains($0.month) ? 1 : 0 })
        let winter = mean(dates.map { [12, 1, 2].contains($0.month) ? 1 : 0 })
        #expect(summer > winter + 0.005)
        #expect(dates.allSatisfy { (2015...2019).contains($0.year) })
    }

    @Test func everyColumnSpeaksBothLanguages() throws {
        for column in register.columns {
            let label = try #require(column.label, "\(column.name)")
            #expect(label.en != label.nl && !label.en.isEmpty && !label.nl.isEmpty, "\(column.name)")
        }
        let named = [
            "RINPERSOONS", "RINPERSOON", "RINPERSOONSMa", "RINPERSOONMa", "amww", "amddd", "ddgeb", "lft", "par", "gesl", "geboortegew", "hoftiezer",
            "apgar5",
            "nicuopname", "congenafw", "etnic", "sterfte", "bmi", "rookgedrag", "alcoholgebruik", "ses_percentiel", "pc4", "wc", "gem", "type_partus",
            "early_help",
        ]
        #expect(Set(named).isSubset(of: register.columnNames))
    }
}
