// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Testing

@Suite struct WordingLintTests {
    /// The kinds of the review list, in both languages, and in names as programs write them.
    @Test(
        arguments: [
            ("motivation_score", StigmaTerm.Kind.judgement), ("indruk_medewerker", .judgement), ("risicogezin", .judgement),
            ("fraud_signal", .sanction), ("overlast", .sanction), ("language_level", .appearance), ("taalbeheersing", .appearance),
            ("kledingstijl", .appearance), ("schuldvraag", .blame), ("neglectful_parent", .blame),
        ])
    func wordsThatJudge(name: String, kind: StigmaTerm.Kind) {
        #expect(WordingLint([WordedItem(.feature, name: name)]).terms.map(\.term.kind) == [kind])
        let labelled = WordedItem(.outcome, name: "a", label: LocalizedText(en: "b", nl: name.replacing("_", with: " ")))
        #expect(WordingLint([labelled]).terms.map(\.term.kind) == [kind])
    }

    /// Plain words of registers, some with the letters of a listed one inside.
    @Test(
        arguments: [
            "mother_age", "household_income", "rascode_b", "terras", "grass", "infrastructure", "leeftijd", "zwangerschap", "born before 37 weeks",
            "gewicht van de moeder", "lusten", "education",
        ])
    func plainWords(name: String) { #expect(WordingLint([WordedItem(.feature, name: name)]).terms.isEmpty) }

    /// Fairness is judged by origin: its name is no stigma there.
    @Test func attributesMayBeOfOrigin() {
        #expect(WordingLint([WordedItem(.attribute, name: "nationality")]).terms.isEmpty)
        #expect(WordingLint([WordedItem(.feature, name: "nationality")]).terms.count == 1)
    }

    @Test func whatNobodyWroteDown() {
        let whole = WordedItem(
            .feature, name: "age", label: LocalizedText(en: "age", nl: "leeftijd"), why: "biological", source: "register",
            contest: "the register")
        let lint = WordingLint([whole, WordedItem(.feature, name: "income", why: ""), WordedItem(.outcome, name: "early")])
        for need in WordingLint.Need.allCases { #expect(lint.lacking(need) == ["income"]) }
        let found = lint.findings.filter { $0.key != "wording.features" }
        #expect(found.count == 4 && found.allSatisfy { $0.count == 1 && $0.total == 2 && $0.verdict == .insufficient })
        #expect(WordingLint([whole]).findings.filter { $0.verdict == .fine }.count == 4)
    }

    @Test func sensitivityIsDeclaredOrGuessed() {
        func likely(_ name: String, _ declared: Sensitivity? = nil) -> Sensitivity {
            WordedItem(.feature, name: name, sensitivity: declared).likelySensitivity
        }
        #expect(likely("zvwkhuisarts") == .specialCategory && likely("arrests") == .criminal && likely("rooms") == .personal)
        #expect(likely("rooms", .criminal) == .criminal)
    }
}
