// SPDX-License-Identifier: EUPL-1.2

import Basics
import Challenger
import Cohorts
import Evidence
import Fairness
import Foundation
import Metrics
import Reporting
import RiskModels
import Validation

/// The report of some evidence, with the sentences of every room.
package struct ReportPage {
    let evidence: EvidenceFile
    let language: Language
    let logHead: String?
    private let chartBundle: Data

    /// - Throws: `StudyError.missingPart` when set-up did not fetch the chart bundle.
    init(evidence: EvidenceFile, language: Language, logHead: String?) throws {
        guard let file = ResourceLocator.find("share/vega-bundle.js"), let bundle = try? Data(contentsOf: file) else {
            throw StudyError.missingPart("vega-bundle.js")
        }
        (self.evidence, self.language, self.logHead, chartBundle) = (evidence, language, logHead, bundle)
    }

    package static let sentences =
        CohortsSentences.all + MetricsSentences.all + RiskModelsSentences.all + ChallengerSentences.all + ValidationSentences.all
        + FairnessSentences.all + ImputationSentences.all + StrategySentences.all + TreatmentSentences.all

    func html() throws -> Data {
        try HTMLReport(evidence: evidence, templates: Self.sentences, language: language, chartBundle: chartBundle, logHead: logHead).html()
    }
}
