// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import Reporting
import Study
import TestSupport
import Testing

/// What a whole run writes down: every key is documented, and every sentence can be said in both languages.
@Suite struct EvidenceOfARunTests {
    @Test func everyKeyIsDocumentedAndEverySentenceIsWhole() throws {
        try withTemporaryFolder { folder in
            _ = try BirthsFolder(in: folder)
            #expect(try CommandLineRun(["run", "study.yaml", "--quiet"], in: folder).code == 0)
            let data = try Data(contentsOf: folder.appendingPathComponent("runs/births/latest/evidence.json"))
            let evidence = try JSONDecoder().decode(EvidenceFile.self, from: data)
            #expect(evidence.findings.count > 150)
            let documented = Set(EvidenceKeys.names)
            for key in Set(evidence.findings.map(\.key)) { #expect(documented.contains(key), "\(key)") }
            let renderer = try SentenceRenderer(templates: ReportPage.sentences, study: evidence.study)
            for finding in evidence.findings {
                for language in Language.allCases {
                    #expect(throws: Never.self, "\(finding.key)") {
                        _ = try renderer.sentence(of: finding, in: language)
                        for template in [finding.why, finding.reason].compactMap({ $0 }) {
                            _ = try renderer.sentence(template, filledFrom: finding, in: language)
                        }
                    }
                }
            }
        }
    }
}
