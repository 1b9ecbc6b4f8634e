// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Fills the holes of a sentence with what a finding says, in the reader's language.
public struct SentenceRenderer: Sendable {
    private let templates: [String: [Language: [SentencePart]]]
    let labels: Labels

    /// - Parameters:
    ///   - templates: the sentences of all rooms; names are unique.
    ///   - study: its labels.
    /// - Throws: `duplicateTemplate`, and what is wrong with a sentence itself, before any report is made.
    public init(templates: [SentenceTemplate], study: StudyDescription) throws(ReportingError) {
        var parsed: [String: [Language: [SentencePart]]] = [:]
        for template in templates {
            guard parsed[template.id] == nil else { throw .duplicateTemplate(template.id) }
            var editions: [Language: [SentencePart]] = [:]
            for language in Language.allCases { editions[language] = try SentencePart.parse(template.text[language], template: template.id) }
            parsed[template.id] = editions
        }
        self.templates = parsed
        labels = Labels(study)
    }

    /// The sentence of a finding.
    ///
    /// - Returns: `nil` when the finding has no sentence, or when what the sentence is about is not printed (too few events).
    /// - Throws: `unknownTemplate`, `unknownHole`, or `unknownFormat` where a hole that holds words is given a number's format.
    public func sentence(of finding: Finding, in language: Language) throws(ReportingError) -> String? {
        guard let says = finding.says else { return nil }
        return try sentence(says.template, filledFrom: finding, in: language)
    }

    /// Any sentence, filled from the fields and arguments of a finding: its verdict's `why`, the `reason` that it has no value.
    public func sentence(_ template: String, filledFrom finding: Finding, in language: Language) throws(ReportingError) -> String? {
        guard let parts = templates[template]?[language] else { throw .unknownTemplate(template) }
        var text = ""
        for part in parts {
            switch part {
            case .words(let words): text += words
            case .hole(let name, let format):
                guard let filling = try filling(of: name, in: finding, template, language) else { return nil }
                guard let written = filling.written(format, language) else {
                    throw .unknownFormat("\(format.map { "\($0)" } ?? "")", hole: name, template: template)
                }
                text += written
            }
        }
        return text
    }

    /// What a hole holds; `nil` when the finding has such a field and leaves it empty.
    private func filling(of hole: String, in finding: Finding, _ template: String, _ language: Language) throws(ReportingError) -> Filling? {
        if let argument = finding.says?.arguments[hole] {
            // What a label is held against is a column, not a group.
            if hole == "comparator", let column = argument.string { return .words(labels.feature(column, language)) }
            return Filling(argument) { labels.level($0, of: finding.about.attribute, language) }
        }
        let about = finding.about
        switch hole {
        case "value": return finding.value.map(Filling.number)
        case "low": return finding.interval?.first.map(Filling.number)
        case "high": return finding.interval?.last.map(Filling.number)
        case "count": return finding.count.map(Filling.whole)
        case "total": return finding.total.map(Filling.whole)
        case "capacity": return about.at?["capacity"].map(Filling.number)
        case "threshold": return about.at?["threshold"].map(Filling.number)
        case "group": return labels.group(of: about, language).map(Filling.words)
        case "attribute": return about.attribute.map { .words(labels.attribute($0, language)) }
        case "outcome": return about.outcome.map { .words(labels.outcome($0, language)) }
        case "feature": return about.feature.map { .words(labels.feature($0, language)) }
        case "column": return about.column.map { .words(labels.feature($0, language)) }
        case "area": return about.area.map { .words(labels.area($0, language)) }
        case "model": return about.model.map { .words(labels.model($0, language)) }
        case "comparedModel": return about.compareTo.map { .words(labels.model($0, language)) }
        case "compareTo": return about.compareTo.map { .words(labels.comparison($0, of: about.attribute, language)) }
        case "step": return about.step.map { .words(labels.step($0)[language]) }
        default: throw .unknownHole(hole, template: template)
        }
    }
}

/// What fills a hole.
private enum Filling {
    case number(Double)
    case whole(Int)
    case words(String)

    init?(_ value: EvidenceValue, label: (String) -> String) {
        switch value {
        case .null, .flag: return nil
        case .integer(let value): self = .whole(value)
        case .number(let value): self = .number(value)
        case .text(let text): self = .words(label(text))
        }
    }

    /// - Returns: `nil` when words are asked to be written as a number.
    func written(_ format: HoleFormat?, _ language: Language) -> String? {
        switch self {
        case .number(let value): (format ?? .decimals(2)).text(value, language)
        case .whole(let value): (format ?? .count).text(Double(value), language)
        case .words(let words): format == nil ? words : nil
        }
    }
}
