// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Reporting
import Testing

struct HTMLReportTests {
    private func page(_ evidence: EvidenceFile = BirthsEvidence.file(), _ language: Language = .english) throws -> String {
        let bundle = Data("window.vegaEmbed = 1; // </script>".utf8)
        let report = HTMLReport(evidence: evidence, templates: BirthsEvidence.templates, language: language, chartBundle: bundle, logHead: "f00d")
        return String(decoding: try report.html(), as: UTF8.self)
    }

    @Test("Both languages are inside, and each section has its heading") func sections() throws {
        let page = try page()
        for heading in [
            "In short", "How well it predicts", "Groups", "Areas", "What the model learned", "What is not enough to say", "How this was made",
        ] {
            #expect(page.contains(">\(heading)</h2>"), "\(heading)")
        }
        for heading in ["In het kort", "Hoe goed het voorspelt", "Groepen", "Gebieden", "Waar te weinig gegevens voor zijn"] {
            #expect(page.contains(">\(heading)</h2>"), "\(heading)")
        }
        #expect(page.contains("Of 100 pairs, 71 are in order.") && page.contains("Van 100 paren staan er 71 goed."))
        #expect(page.contains("About 120 would be needed."), "why a verdict could not be given")
        #expect(page.contains("decision.capacity") && page.contains("f00d"))
        #expect(page.contains("<strong>3.1</strong>") && page.contains("<strong>3,1</strong>"), "1/PPV")
    }

    @Test("Contents of several outcomes stand below the name of each") func contents() throws {
        let one = try page()
        #expect(!one.contains("class=\"part\""))
        var evidence = BirthsEvidence.file()
        evidence.findings += evidence.findings.filter { $0.about.outcome == "early" }.map { finding in
            var other = finding
            other.about.outcome = "light"
            return other
        }
        let two = try page(evidence)
        let contents = try #require(two.components(separatedBy: "<nav").dropFirst().first?.components(separatedBy: "</nav>").first)
        #expect(contents.components(separatedBy: "<li class=\"part\">").count == 3)
        #expect(contents.contains("<span>born before 37 weeks</span>") && contents.contains("<span>light</span>"))
        #expect(contents.contains(">Groups</a>") && two.contains(">Groups (light)</h2>"))
    }

    @Test("A key of the study file is shown as code, and a lone backtick as itself") func code() throws {
        var evidence = BirthsEvidence.file()
        evidence.study.labels["attribute:pay"] = LocalizedText("`pay` <b> 5`")
        let page = try page(evidence)
        #expect(page.contains("<code>pay</code> &lt;b&gt; 5`"))
    }

    @Test("What a label says is never part of the page's code") func escaping() throws {
        let page = try page()
        #expect(!page.contains("<script>alert"))
        #expect(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)"))
        // The bundle, the page's own script, and a closing tag for each chart's numbers.
        let charts = page.components(separatedBy: "<script type=\"application/json\">").count - 1
        #expect(page.components(separatedBy: "</script>").count - 1 == charts + 2)
    }

    @Test("A quote with an accent ends no attribute") func accents() throws {
        var evidence = BirthsEvidence.file()
        evidence.study.labels["level:pay=G1"] = LocalizedText("G1\"\u{308} onfocus=\"\u{308}alert(1)")
        // Without the charts' numbers, where a backslash keeps a quote from ending a text.
        let pieces = try page(evidence).components(separatedBy: "<script type=\"application/json\">")
        let markup = pieces.dropFirst().reduce(pieces[0]) { $0 + ($1.components(separatedBy: "</script>").dropFirst().joined()) }
        let scalars = Array(markup.unicodeScalars)
        #expect(scalars.contains("\u{308}"))
        #expect(!zip(scalars, scalars.dropFirst()).contains { $0 == "\"" && $1 == "\u{308}" })
    }

    @Test("The same evidence gives the same bytes") func determinism() throws {
        #expect(try page() == page())
        #expect(try page(BirthsEvidence.file(), .dutch).contains("<html lang=\"nl\""))
    }

    @Test("Every chart is valid JSON with layers and an alternative") func specifications() throws {
        let pieces = try page().components(separatedBy: "<script type=\"application/json\">").dropFirst()
        #expect(pieces.count >= 28)
        for piece in pieces {
            let text = try #require(piece.components(separatedBy: "</script>").first)
            let chart = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            #expect((chart["description"] as? String)?.isEmpty == false)
            #expect((chart["layer"] as? [Any])?.isEmpty == false)
        }
    }

    @Test("A second interval has its own words, column and lines; without it there is none of these") func resampling() throws {
        let page = try page()
        #expect(page.contains("95% interval, resampled") && page.contains("95%-interval, opnieuw getrokken"))
        #expect(page.contains("if other rows of the same kind had been in the data"))
        // exp(.5 - .37) to exp(.5 + .37).
        #expect(page.contains("1.14 to 2.39"))
        #expect(page.contains("resampledLow"))
        var evidence = BirthsEvidence.file()
        evidence.findings.removeAll { $0.key == "factor.shape" && $0.about.feature == "mager" }
        #expect(try !self.page(evidence).contains("resampled"))
    }

    @Test("Nothing is fetched, and names on the page are unique") func selfContained() throws {
        let page = try page()
        #expect(page.contains("default-src 'none'"))
        for word in ["src=\"http", "href=\"http", "url(", "@import"] { #expect(!page.contains(word), "\(word)") }
        let names = page.components(separatedBy: " id=\"").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
        #expect(Set(names).count == names.count)
        let targets = page.components(separatedBy: "href=\"#").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
        #expect(Set(targets).subtracting(names).isEmpty)
    }

    @Test("Evidence without groups, areas or models still makes a page") func nearlyEmpty() throws {
        var evidence = BirthsEvidence.file()
        evidence.findings = []
        let page = try page(evidence)
        #expect(page.contains("This run compared no groups"))
    }

    @Test("Thousands of findings stay a page that opens: crossed groups are not drawn one by one") func manyGroups() throws {
        let evidence = BirthsEvidence.file(groups: 6, crossed: 400)
        #expect(evidence.findings.count > 3_000)
        let start = ContinuousClock.now
        let page = try page(evidence)
        let taken = ContinuousClock.now - start
        #expect(page.utf8.count < 1_500_000)
        #expect(taken < .seconds(3), "\(taken)")
    }
}
