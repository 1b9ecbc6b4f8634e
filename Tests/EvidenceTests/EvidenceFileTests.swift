// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import StatMath
import Testing

@Suite struct EvidenceFileTests {
    static let rate = Finding(
        key: "fairness.fnr",
        about: About(outcome: "preterm", model: "additive", rows: .outOfFold, attribute: "origin", group: ["origin": "A"], at: ["capacity": 0.1]),
        value: 0.3105, interval: Interval(low: 0.266, high: 0.359), method: "wilson", count: 118, total: 380, verdict: .information,
        support: Support(cells: [118, 262], rows: "abc", by: ["origin"]), stage: "audit", says: Sentence("fairness.fnr.group"))

    static let curve = Finding(
        key: "validation.calibration-curve", about: About(outcome: "preterm", rows: .area("GM0363")),
        table: EvidenceTable(columns: ["low", "level", "rows"], rows: [[.number(-.infinity), "a,\"b\"", 3], [0.5, nil, 4]]), stage: "validate")

    static let file = EvidenceFile(
        study: StudyDescription(name: "births", title: LocalizedText(en: "Births", nl: "Geboorten"), purpose: "research", seed: 1, final: false),
        inputs: ["births.csv": String(repeating: "0", count: 64)], findings: [rate, curve])

    @Test func readsWhatItWrote() throws {
        let read = try EvidenceFile(decoding: Self.file.encoded())
        #expect(read.findings[0] == Self.rate)
        #expect(read.study == Self.file.study)
        #expect(read.inputs == Self.file.inputs)
    }

    /// The format is what other programs read: names as the design fixes them.
    @Test func namesAreTheDesigns() throws {
        let object = try #require(JSONSerialization.jsonObject(with: Self.file.encoded()) as? [String: Any])
        let finding = try #require((object["findings"] as? [[String: Any]])?.first)
        let about = try #require(finding["about"] as? [String: Any])
        #expect(about["rows"] as? String == "oof")
        #expect((about["group"] as? [String: String]) == ["origin": "A"])
        #expect((finding["interval"] as? [Double]) == [0.266, 0.359])
        #expect((finding["support"] as? [String: Any])?["cells"] as? [Int] == [118, 262])
        #expect((finding["says"] as? [String: Any])?["template"] as? String == "fairness.fnr.group")
    }

    @Test func openEdgesAreNull() throws {
        let read = try EvidenceFile(decoding: Self.file.encoded())
        #expect(read.findings[1].table?.rows[0][0] == .null)
        #expect(read.findings[1].table?.column("level") == ["a,\"b\"", .null])
    }

    @Test func sameContentSameBytes() throws {
        #expect(try Self.file.encoded() == Self.file.encoded())
    }

    @Test func csvHasOneLineANumber() throws {
        let lines = String(decoding: Self.file.csv(), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 2)
        #expect(lines[1].hasPrefix("fairness.fnr,preterm,additive,oof,,origin,origin=A,"))
        #expect(lines[1].split(separator: ",", omittingEmptySubsequences: false).count == lines[0].split(separator: ",").count)
    }

    /// A comma or quote with an accent is another character to Swift, and none to whoever reads the file.
    @Test func csvQuotesByScalars() {
        var file = Self.file
        file.findings[0].about.group = ["origin": "a,\u{301}\"\u{301}b"]
        let line = String(decoding: file.csv(), as: UTF8.self).split(separator: "\r\n")[1]
        #expect(line.contains("\"origin=a,\u{301}\"\"\u{301}b\""))
    }

    @Test(arguments: ["train", "oof", "test", "all", "area:GM0363", "year:2019"])
    func rowScopesReadWhatTheyWrite(text: String) throws {
        #expect(try #require(RowScope(text)).text == text)
    }

    @Test func unknownRowScopeIsRefused() { #expect(RowScope("year:soon") == nil) }
}
