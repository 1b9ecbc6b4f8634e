// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Reporting
import Testing

/// The sections about proxies, records, neighbourhoods and groups that nobody named.
struct BiasSectionsTests {
    private static let headings = [
        ("What gives groups away", "Wat groepen verraadt"),
        ("Is the outcome itself recorded alike?", "Is de uitkomst zelf overal gelijk vastgelegd?"),
        ("Where flags and false alarms fall", "Waar aanwijzingen en vals alarm terechtkomen"),
        ("Groups that nobody named", "Groepen die niemand had genoemd"),
    ]

    private func page(_ evidence: EvidenceFile = BiasEvidence.file()) throws -> String {
        let report = HTMLReport(
            evidence: evidence, templates: BiasEvidence.templates, language: .english, chartBundle: Data("window.vegaEmbed = 1;".utf8), logHead: nil)
        return String(decoding: try report.html(), as: UTF8.self)
    }

    /// From a heading to the next one of the same rank.
    private func section(_ heading: String, of page: String) throws -> String {
        let start = try #require(page.range(of: ">\(heading)</h2>")?.upperBound, "\(heading)")
        return String(page[start...].prefix(upTo: page[start...].range(of: "<h2")?.lowerBound ?? page.endIndex))
    }

    @Test("Each audit has its section, in both languages; without its findings there is none") func presence() throws {
        let (full, empty) = (try page(), try page(BiasEvidence.file([])))
        for (english, dutch) in Self.headings {
            for heading in [english, dutch] {
                #expect(full.contains(">\(heading)</h2>"), "\(heading)")
                #expect(!empty.contains(">\(heading)</h2>"), "\(heading)")
            }
        }
        #expect(!empty.contains("Summaries of the whole") && !empty.contains("Beyond the rates of groups"))
    }

    @Test("The features that tell a group, and what makes its scores differ, adding up to the gap") func proxies() throws {
        let section = try section("What gives groups away", of: try page())
        #expect(section.contains("payment: G1 is given away: 74 of 100.") || section.contains("G1 is given away: 74 of 100."))
        #expect(section.contains("That is beyond 70."))
        #expect(section.contains("neighbourhood"), "the area is one of the features")
        #expect(section.contains("By itself, mother&#39;s age tells most: 76 of 100 pairs.") || section.contains("tells most: 76 of 100 pairs."))
        #expect(section.contains("would be missed most: 6.0 pairs fewer"))
        #expect(section.contains("The other 5"))
        let parts = BiasEvidence.proxies.filter { $0.about.group == ["pay": "G0"] }
        let gap = try #require(parts.first { $0.key == "proxy.score-gap" }?.value)
        #expect(abs(parts.filter { $0.key == "proxy.contribution" }.reduce(0) { $0 + ($1.value ?? 0) } - gap) < 1e-12)
        let written = String(format: "%.2f", exp(gap))
        #expect(section.contains("\(written) times the odds of all other rows"))
        #expect(section.contains("not enough to say"), "food support has no verdict")
    }

    @Test("A missing input is said once, however many attributes lack it") func comparator() throws {
        let page = try page(BiasEvidence.file(BiasEvidence.labels(isKnown: false)))
        let records = try section("Is the outcome itself recorded alike?", of: page)
        #expect(records.components(separatedBy: "It takes a comparator.").count == 2)
        let open = try section("What is not enough to say", of: page)
        #expect(open.components(separatedBy: "alike. It takes a comparator.").count == 2)
        #expect(try section("Waar te weinig gegevens voor zijn", of: page).contains("vastgelegd. Daarvoor is een vergelijking nodig."))
    }

    @Test("Ratios of the records, and the words for what they are held against") func records() throws {
        let section = try section("Is the outcome itself recorded alike?", of: try page())
        #expect(section.contains("1.42 times by smoking."))
        #expect(section.contains("Of smoking, group food support: G0 has 0.78."))
        #expect(section.contains("70.2%") && section.contains("90.0%"), "recorded of what is true, on both sides")
    }

    @Test("Neighbourhoods: concerns, numbers beside chance, the curve, no counts of an area with too few rows") func stigma() throws {
        let section = try section("Where flags and false alarms fall", of: try page())
        #expect(section.contains("Of 30 neighbourhoods with flags, 2 have more false alarms than the limit allows, 18 stay within it"))
        #expect(section.contains("By chance alone: about 0.10.") && section.contains("By chance alone: about 44%."))
        #expect(section.contains("The 20% of rows in the most burdened neighbourhoods carry 36% of all false alarms."))
        #expect(section.contains("The 10 neighbourhoods where most are flagged for their size") && section.contains("All 30 neighbourhoods"))
        #expect(!section.contains("can hardly be reached"))
        let small = try #require(section.components(separatedBy: ">BU007<").dropFirst().first?.components(separatedBy: "</tr>").first)
        #expect(!small.contains(">3<") && !small.contains(">2<"))
    }

    @Test("With a rare outcome the limit cannot be reached, and the page says so") func rare() throws {
        let page = try page(BiasEvidence.file(BiasEvidence.stigma(rightly: 1)))
        #expect(try section("Where flags and false alarms fall", of: page).contains("limit of 1.10 can hardly be reached"))
        #expect(try section("Waar aanwijzingen en vals alarm terechtkomen", of: page).contains("De grens van 1,10 is zo nauwelijks te bereiken"))
    }

    @Test("Groups that nobody named are said in words, concerns first") func slices() throws {
        let page = try page(), english = try section("Groups that nobody named", of: page)
        let dutch = try section("Groepen die niemand had genoemd", of: page)
        #expect(english.contains("age is below 20 and smoking is yes: 1.50 times."))
        #expect(dutch.contains("Waar leeftijd moeder onder 20 is en roken ja is: 1,50 keer."))
        #expect(dutch.contains("leeftijd moeder: 20 tot 27,5") && english.contains("35 or more") && english.contains("smoking: not recorded"))
        let rows = english.components(separatedBy: "<tbody>").last ?? ""
        let first = try #require(rows.range(of: "1.70")), later = try #require(rows.range(of: "35 or more"))
        #expect(first.lowerBound < later.lowerBound)
    }

    @Test(
        "A bin is said in words; a code that looks like a number stays as it is",
        arguments: [
            ("<20.799999999999997", "below 20.8", "onder 20,8"), ("-5-<3.25", "-5 to below 3.25", "-5 tot 3,25"),
            (">=35", "35 or more", "35 of meer"),
            ("0000", "0000", "0000"), ("1e5", "1e5", "1e5"), ("<nobody", "&lt;nobody", "&lt;nobody"), ("", "f1: ", "f1: "),
        ])
    func bins(code: String, english: String, dutch: String) throws {
        var findings = BiasEvidence.slices([.fine])
        for place in findings.indices.dropFirst() { (findings[place].about.feature, findings[place].about.group) = ("f1", ["f1": code]) }
        let page = try page(BiasEvidence.file(findings))
        #expect(try section("Groups that nobody named", of: page).contains(english))
        #expect(try section("Groepen die niemand had genoemd", of: page).contains(dutch))
    }

    @Test("A search that found nothing, or could not search, says which") func nothingFound() throws {
        #expect(try page(BiasEvidence.file(BiasEvidence.slices([]))).contains("No group stood out enough to be judged."))
        let fine = try page(BiasEvidence.file(BiasEvidence.slices([.fine])))
        #expect(fine.contains("In none of these groups is the model wrong beyond the limit"))
        let open = try page(BiasEvidence.file(BiasEvidence.slices([.insufficient, .insufficient])))
        #expect(!open.contains("In none of these groups") && open.contains("For 2 of 2 groups that were found"))
        var nothing = BiasEvidence.slices([])[0]
        (nothing.verdict, nothing.reason, nothing.says, nothing.count) = (.insufficient, "slice.nothing", Sentence("slice.nothing"), nil)
        let section = try section("Groups that nobody named", of: try page(BiasEvidence.file([nothing])))
        #expect(section.contains("There were too few rows to search.") && !section.contains("No group stood out"))
    }

    @Test("Summaries are folded by attribute, and make no attribute of their own") func equity() throws {
        let (with, without) = (try page(), try page(BiasEvidence.file([])))
        let groups = try section("Groups", of: with)
        #expect(groups.contains("Summaries of the whole: Payment") && !groups.contains("Summaries of the whole: Food support"))
        let everybody = try #require(groups.components(separatedBy: "Summaries over all groups together").last)
        #expect(everybody.contains("Theil is 0.123.") && everybody.contains("Between groups of payment: 0.1234."))
        let headings = { (page: String) in try section("Groups", of: page).components(separatedBy: "<h3").count }
        #expect(try headings(with) == headings(without))
    }

    @Test("The first page names the concerns of every audit, with a place to read on") func summary() throws {
        let page = try page(), summary = try section("In short", of: page)
        for target in ["en-proxies-1", "en-recorded-1", "en-stigma-1", "en-slices-1"] {
            #expect(summary.contains("href=\"#\(target)\"") && page.contains("id=\"\(target)\""), "\(target)")
        }
        #expect(summary.contains("And one more such group."))
        #expect(summary.contains("In 2 of 30 neighbourhoods more are flagged wrongly"))
        let open = try section("What is not enough to say", of: page)
        #expect(open.contains("Where false alarms fall: not enough for 10 of 30."))
        #expect(open.contains("What gives groups away (food support): not enough for 1 of 1."))
    }

    @Test("With several outcomes an attribute that is given away is named once, and a missing input is asked for once") func severalOutcomes() throws
    {
        let own = BiasEvidence.proxies + BiasEvidence.labels(isKnown: false)
        let other = own.map { finding in
            var finding = finding
            finding.about.outcome = "low"
            return finding
        }
        let auc = BirthsEvidence.file().findings.filter { $0.key == "validation.auc" }.map { finding in
            var finding = finding
            finding.about.outcome = "low"
            return finding
        }
        let page = try page(BiasEvidence.file(own + auc + other))
        let summary = try section("In short", of: page), open = try section("What is not enough to say", of: page)
        #expect(summary.components(separatedBy: "href=\"#en-proxies-").count == 2)
        #expect(open.components(separatedBy: "It takes a comparator.").count == 2)
        #expect(page.contains("id=\"en-proxies-2\"") && page.contains("id=\"en-recorded-2\""))
    }

    @Test("Labels are never code; names on the page stay unique; the bytes are the same") func pageIsSound() throws {
        let page = try page()
        #expect(!page.contains("<script>alert"))
        let names = page.components(separatedBy: " id=\"").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
        #expect(Set(names).count == names.count)
        let targets = page.components(separatedBy: "href=\"#").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
        #expect(Set(targets).subtracting(names).isEmpty)
        #expect(try page == self.page())
    }

    @Test("Thousands of neighbourhoods stay a page that opens") func manyAreas() throws {
        let page = try page(BiasEvidence.file(BiasEvidence.stigma(areas: 3_000)))
        #expect(page.utf8.count < 2_500_000 && page.contains("And 2,600 more, in the evidence file."))
    }
}
