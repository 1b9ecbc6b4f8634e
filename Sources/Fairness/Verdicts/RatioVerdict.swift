// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Foundation
import StatMath

/// A ratio that is held against a limit on the log scale: what label, measurement and slice findings have in common.
struct RatioVerdict {
    let key: String
    let about: About
    /// Above or below 1: .85 and 1/.85 are the same limit.
    let limit: Double
    /// Rows (or events) that a verdict rests on, and the fewest with which a number is printed.
    let rows: Int
    let minimumRows: Int
    let support: Support
    let stage: String
    let template: String
    var source = LimitSource.search
    var arguments: [String: EvidenceValue] = [:]
    var count: Int?
    var total: Int?

    /// - Parameters:
    ///   - comparison: `nil` where the ratio or its variance does not exist: then `insufficient`.
    ///   - isPrinted: false where too few stand behind the number; the verdict still follows the rule.
    func judged(_ comparison: Comparison?, isPrinted: Bool, level: Double) -> JudgedFinding {
        var says = Sentence(template, arguments.merging(["limit": .number(limit)]) { own, _ in own })
        guard let comparison else {
            return JudgedFinding(
                Finding(
                    key: key, about: about, total: total, verdict: .insufficient,
                    why: FairnessSentences.why(.insufficient, key, isNeedKnown: false), reason: AuditReasons.notComputed, support: support,
                    stage: stage, says: Sentence(AuditReasons.notComputed, says.arguments)))
        }
        if comparison.estimate < 1, limit > 1 { says.arguments["limit"] = .number(1 / limit) }
        let interval = comparison.interval(level: level), narrow = comparison.interval(level: 0.9)
        let finding = Finding(
            key: key, about: about, value: isPrinted ? comparison.estimate : nil, interval: isPrinted ? interval : nil,
            method: isPrinted ? comparison.method : nil, count: isPrinted ? count : nil, total: total, verdict: .information,
            reason: isPrinted ? nil : AuditReasons.tooFew, support: support, stage: stage,
            says: isPrinted ? says : Sentence(AuditReasons.tooFew, says.arguments))
        return JudgedFinding(
            finding,
            test: VerdictTest(
                source: source, limit: log(limit).magnitude, p: comparison.p,
                narrow: Interval(low: log(narrow.low), high: log(narrow.high), level: 0.9), estimate: log(comparison.estimate), rows: rows,
                minimumRows: minimumRows))
    }
}

/// Why an audit gives no number: names of sentence templates.
enum AuditReasons {
    static let tooFew = "audit.withheld.too-few"
    static let notComputed = "audit.withheld.not-computed"
    static let oneGroup = "audit.withheld.one-group"
    static let tooFewStrata = "audit.withheld.too-few-strata"
    static let notAProbability = "audit.not-a-probability"

    static let sentences = [
        SentenceTemplate(tooFew, en: "Not printed: there are too few cases behind this number.", nl: "Niet afgedrukt: er zijn te weinig gevallen."),
        SentenceTemplate(
            notComputed, en: "Not computed: on one of the two sides no such case occurs.",
            nl: "Niet berekend: aan een van beide kanten komt zo'n geval niet voor."),
        SentenceTemplate(
            tooFewStrata, en: "Not computed: there are too few combinations of “{attribute}” to tell them from the attributes by themselves.",
            nl: "Niet berekend: er zijn te weinig combinaties van “{attribute}” om ze te onderscheiden van de kenmerken elk apart."),
        SentenceTemplate(
            notAProbability, en: "Not judged: this needs scores that are probabilities.", nl: "Niet beoordeeld: hiervoor moeten scores kansen zijn."),
        SentenceTemplate(
            oneGroup, en: "Not judged: of “{attribute}” only one group is known in these rows.",
            nl: "Niet beoordeeld: van “{attribute}” is in deze rijen maar één groep bekend."),
    ]
}
