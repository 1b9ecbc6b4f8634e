// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Reporting
import StatMath
import Testing

struct SentenceRendererTests {
    private static let study = StudyDescription(
        name: "births", title: LocalizedText("Births"), purpose: "research", seed: 1, final: false,
        labels: [
            "outcome:small": LocalizedText(en: "born too small", nl: "te klein geboren"),
            "attribute:wic": LocalizedText(en: "food support", nl: "voedselhulp"), "level:wic=Y": LocalizedText(en: "yes", nl: "ja"),
            "attribute:age": LocalizedText(en: "mother's age", nl: "leeftijd moeder"),
            "level:age=young": LocalizedText(en: "mothers under 20", nl: "moeders onder 20"),
        ])

    private func sentence(
        _ text: String, value: Double? = 0.3105, about: About = About(), arguments: [String: EvidenceValue] = [:], _ language: Language = .english
    ) throws -> String? {
        let finding = Finding(
            key: "k", about: about, value: value, interval: Interval(low: 0.266, high: 0.359), count: 118, total: 12_380, stage: "audit",
            says: Sentence("t", arguments))
        return try SentenceRenderer(templates: [SentenceTemplate("t", en: text, nl: text)], study: Self.study).sentence(of: finding, in: language)
    }

    @Test(
        "Every format, in both languages",
        arguments: [
            ("{value:per100}", 0.3105, "31", "31"), ("{value:per1000}", 0.3105, "311", "311"), ("{value:percent}", 0.0812, "8.1%", "8,1%"),
            ("{value:points}", -0.0712, "−7.1", "−7,1"), ("{value:count}", 12_380, "12,380", "12.380"), ("{value:ratio}", 1.256, "1.26", "1,26"),
            ("{value:0}", 2.5, "3", "3"), ("{value:4}", 0.06211, "0.0621", "0,0621"), ("{value:per100}", 0.001, "fewer than 1", "minder dan 1"),
            ("{value:per100}", 0, "0", "0"), ("{low:per100} to {high:per100}", 0.3, "27 to 36", "27 to 36"),
            ("{count} of {total}", 0.3, "118 of 12,380", "118 of 12.380"),
        ])
    func formats(text: String, value: Double, english: String, dutch: String) throws {
        #expect(try sentence(text, value: value) == english)
        #expect(try sentence(text, value: value, .dutch) == dutch)
    }

    @Test("Codes become words; a bare yes or no says to what question") func labels() throws {
        let crossed = About(outcome: "small", attribute: "wic x age", group: ["wic": "Y", "age": "young"], compareTo: "overall")
        #expect(try sentence("{group}: {outcome}", about: crossed) == "food support: yes and mothers under 20: born too small")
        #expect(try sentence("{group}: {outcome}", about: crossed, .dutch) == "voedselhulp: ja en moeders onder 20: te klein geboren")
        #expect(try sentence("{compareTo}", about: crossed) == "all rows")
        #expect(try sentence("{group}", about: About(attribute: "pay", group: ["pay": "X"])) == "pay: X")
    }

    @Test("An argument goes before a field, and a level in it gets its label") func arguments() throws {
        let about = About(attribute: "age")
        #expect(
            try sentence("{highest}, {needed:count}", about: about, arguments: ["highest": "young", "needed": 1500]) == "mothers under 20, 1,500")
        #expect(try sentence("{value:per100}", arguments: ["value": 0.5]) == "50")
    }

    @Test("What is not printed is not told") func unprinted() throws {
        #expect(try sentence("{value:per100}", value: nil) == nil)
        #expect(try sentence("{group}") == nil)
    }

    @Test("A sentence that is wrong is an error of its own kind") func errors() {
        #expect(throws: ReportingError.unknownHole("valeu", template: "t")) { try sentence("{valeu}") }
        #expect(throws: ReportingError.unknownHole("value", template: "t")) { try sentence("of 100 {value") }
        #expect(throws: ReportingError.unknownFormat("per10", hole: "value", template: "t")) { try sentence("{value:per10}") }
        #expect(throws: ReportingError.self) { try sentence("{outcome:percent}", about: About(outcome: "small")) }
        let twice = [SentenceTemplate("a", en: "", nl: ""), SentenceTemplate("a", en: "", nl: "")]
        #expect(throws: ReportingError.duplicateTemplate("a")) { try SentenceRenderer(templates: twice, study: Self.study) }
        let finding = Finding(key: "k", about: About(), stage: "s", says: Sentence("gone"))
        #expect(throws: ReportingError.unknownTemplate("gone")) {
            try SentenceRenderer(templates: [], study: Self.study).sentence(of: finding, in: .english)
        }
    }
}
