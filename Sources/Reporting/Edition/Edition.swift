// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The report in one language: everything that a section needs to write itself.
struct Edition: Sendable {
    let language: Language
    let evidence: EvidenceIndex
    let labels: Labels
    let logHead: String?
    private let sentences: SentenceRenderer

    init(language: Language, evidence: EvidenceIndex, sentences: SentenceRenderer, logHead: String?) {
        (self.language, self.evidence, self.logHead, self.sentences) = (language, evidence, logHead, sentences)
        labels = sentences.labels
    }

    var study: StudyDescription { evidence.study }
    var numbers: NumberWords { NumberWords(language) }

    /// The sentence that the finding's own room wrote for it. A report says less, rather than nothing, where a sentence cannot be filled.
    func sentence(of finding: Finding) -> String? { try? sentences.sentence(of: finding, in: language) }

    /// Why the verdict, and what would be needed for another one.
    func why(_ finding: Finding) -> String? { finding.why.flatMap { try? sentences.sentence($0, filledFrom: finding, in: language) } }

    /// Why there is no value.
    func reason(_ finding: Finding) -> String? { finding.reason.flatMap { try? sentences.sentence($0, filledFrom: finding, in: language) } }

    /// Each with its mark where there is a verdict, the sentence, and why.
    func item(_ finding: Finding) -> Item? {
        guard let sentence = sentence(of: finding) ?? reason(finding) else { return nil }
        let isJudged = finding.verdict != nil && finding.verdict != .information
        // Where nothing could be told, what is said and why are one sentence.
        let why = isJudged && finding.why != finding.says?.template ? self.why(finding) : nil
        return Item(
            [sentence, why].compactMap { $0 }.joined(separator: " "),
            verdict: isJudged ? finding.verdict.map { VerdictMark($0, language) } : nil)
    }

    /// The words of this edition.
    subscript(text: LocalizedText) -> String { text[language] }

    /// Links and identifiers are unique over both editions on the page.
    func anchor(_ id: String) -> String { "\(language.rawValue)-\(id)" }

    /// "31 (27 to 36)": a number with its interval.
    func withInterval(_ finding: Finding, _ write: (Double) -> String) -> String? {
        guard let value = finding.value else { return nil }
        guard let interval = finding.interval, interval.count == 2 else { return write(value) }
        return "\(write(value)) (\(range(interval, write)))"
    }

    func range(_ interval: [Double], _ write: (Double) -> String) -> String {
        "\(write(interval[0])) \(language == .dutch ? "tot" : "to") \(write(interval[1]))"
    }

    /// "a, b and c".
    func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + (language == .dutch ? " en " : " and ") + last
    }
}
