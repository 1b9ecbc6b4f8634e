// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import struct Foundation.Data

/// The report: one page of HTML with both languages inside, that opens without a network.
public struct HTMLReport: Sendable {
    private let evidence: EvidenceFile
    private let templates: [SentenceTemplate]
    private let language: Language
    private let chartBundle: Data
    private let logHead: String?

    /// - Parameters:
    ///   - templates: the sentences of all rooms.
    ///   - language: shown first; the other one is a click away.
    ///   - chartBundle: JavaScript that defines `vegaEmbed`.
    ///   - logHead: hash of the last line of the run's log, as far as it is known.
    public init(evidence: EvidenceFile, templates: [SentenceTemplate], language: Language, chartBundle: Data, logHead: String?) {
        (self.evidence, self.templates, self.language, self.chartBundle, self.logHead) = (evidence, templates, language, chartBundle, logHead)
    }

    /// The same bytes for the same evidence.
    ///
    /// - Throws: `ReportingError`, when a sentence that a room declares is not well formed.
    public func html() throws -> Data {
        let page = try PageTemplates(), index = EvidenceIndex(evidence)
        let sentences = try SentenceRenderer(templates: templates, study: evidence.study)
        let languages = [language] + Language.allCases.filter { $0 != language }
        let editions = languages.map { language in
            let edition = Edition(language: language, evidence: index, sentences: sentences, logHead: logHead)
            return ["html": EditionWriter(edition: edition, templates: page, isFirst: language == self.language).html()]
        }
        let scripts = [Self.inScript(String(decoding: chartBundle, as: UTF8.self)), try EmbeddedFile.text("report/report.js")]
        let text = page.html(
            .page,
            [
                "language": language.rawValue, "title": evidence.study.title[language], "style": try EmbeddedFile.text("report/report.css"),
                "editions": editions, "scripts": scripts.map { ["text": $0, "hash": Self.hash($0)] },
            ])
        return Data(text.utf8)
    }

    /// The page's policy names its scripts by their hash, so that a browser runs no other.
    private static func hash(_ script: String) -> String {
        var builder = FingerprintBuilder()
        builder.feed(data: Data(script.utf8))
        return builder.finish().base64
    }

    /// A script ends at the first `</script`, also within one of its strings.
    private static func inScript(_ script: String) -> String { script.replacing("</script", with: "<\\/script") }
}
