// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// Words for what a study names by a code. Where nobody gave a label, the code itself.
struct Labels: Sendable {
    private let labels: [String: LocalizedText]
    private let units: [String: String]

    init(_ study: StudyDescription) {
        (labels, units) = (study.labels, study.units)
    }

    func outcome(_ name: String, _ language: Language) -> String { label("outcome:\(name)", else: name, language) }
    /// One feature, or two of which the joint effect is meant: "age and smoking".
    func feature(_ name: String, _ language: Language) -> String {
        labels["feature:\(name)"] == nil
            ? joined(Self.crossed(name).map { label("feature:\($0)", else: $0, language) }, language) : label("feature:\(name)", else: name, language)
    }
    /// A step on the way from the register to the analysis: the plan's words, else those of the steps that every study has.
    func step(_ name: String) -> LocalizedText { labels["step:\(name)"] ?? FlowWords.step(name) }
    func area(_ code: String, _ language: Language) -> String { label("area:\(code)", else: code, language) }
    func unit(of feature: String) -> String? { units[feature] }

    func model(_ name: String, _ language: Language) -> String {
        labels["model:\(name)"]?[language] ?? ModelWords.name(name)[language]
    }

    /// One attribute, or several that are crossed: "WIC and payment".
    func attribute(_ name: String, _ language: Language) -> String {
        joined(Self.crossed(name).map { label("attribute:\($0)", else: $0, language) }, language)
    }

    /// The level of an attribute; of crossed attributes, their levels in the same order.
    func level(_ code: String, of attribute: String?, _ language: Language) -> String {
        if let whole = labels[code] { return whole[language] }
        guard let attribute else { return label("area:\(code)", else: code, language) }
        let attributes = Self.crossed(attribute), codes = attributes.count > 1 ? Self.crossed(code) : [code]
        guard attributes.count == codes.count else { return code }
        return joined(zip(attributes, codes).map { label("level:\($0)=\($1)", else: $1, language) }, language)
    }

    /// The level of a feature, which may be an attribute too.
    func featureLevel(_ code: String, of feature: String, _ language: Language) -> String { label("level:\(feature)=\(code)", else: code, language) }

    /// The group that a finding is about: the levels of its attributes, in the attributes' order.
    func group(of about: About, _ language: Language) -> String? {
        guard let group = about.group else { return nil }
        if about.attribute == nil, about.feature != nil { return conditions(of: about, language, isSentence: true) }
        let order = about.attribute.map(Self.crossed) ?? group.keys.sorted()
        let names = order.compactMap { name in group[name].map { standalone($0, of: name, language) } }
        return names.isEmpty ? nil : joined(names, language)
    }

    /// The group where its attribute is already named above it, as in a chart: the bare levels.
    func levels(of about: About, _ language: Language) -> String {
        guard let group = about.group else { return "" }
        let order = about.attribute.map(Self.crossed) ?? group.keys.sorted()
        return joined(order.compactMap { name in group[name].map { ownWords($0, of: name)?[language] ?? $0 } }, language)
    }

    /// The plan's or the data's words for a level; our own for those who have no known level.
    private func ownWords(_ code: String, of attribute: String) -> LocalizedText? {
        labels["level:\(attribute)=\(code)"] ?? (Self.isNotRecorded(code) ? MissingWords.kind(code) : nil)
    }

    /// Whether a level stands for those of whom none is known.
    static func isNotRecorded(_ code: String) -> Bool { code == "not-recorded" }

    /// A level that must be understood far from its attribute: a bare code, "yes", "no" or a range of numbers gets the attribute in front.
    private func standalone(_ code: String, of attribute: String, _ language: Language) -> String {
        let own = ownWords(code, of: attribute)
        if let own, !Self.isNotRecorded(code), !["yes", "no"].contains(own.en.lowercased()), !Self.isRange(code) { return own[language] }
        return "\(label("attribute:\(attribute)", else: attribute, language)): \(own?[language] ?? code)"
    }

    /// `<20`, `20-<35`, `>=35`: what a cut of numbers makes.
    private static func isRange(_ code: String) -> Bool { code.hasPrefix("<") || code.hasPrefix(">=") || code.contains("-<") }

    /// What a group is held against.
    func comparison(_ name: String, of attribute: String?, _ language: Language) -> String {
        AuditWords.comparisons[name]?[language] ?? level(name, of: attribute, language)
    }

    private func label(_ key: String, else code: String, _ language: Language) -> String {
        labels[key]?[language] ?? code
    }

    private func joined(_ names: [String], _ language: Language) -> String {
        names.joined(separator: language == .dutch ? " en " : " and ")
    }

    static func crossed(_ name: String) -> [String] {
        name.components(separatedBy: " x ")
    }
}
