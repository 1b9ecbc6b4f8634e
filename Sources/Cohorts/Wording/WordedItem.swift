// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Something that a plan gives a name: a feature, an outcome, a protected attribute.
public struct WordedItem: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case feature, outcome, attribute
    }

    public var kind: Kind
    public var name: String
    public var label: LocalizedText?
    /// Why it is needed.
    public var why: String?
    /// Where its values come from.
    public var source: String?
    /// Where somebody can see it and have it corrected.
    public var contest: String?
    /// As somebody declared it.
    public var sensitivity: Sensitivity?

    public init(
        _ kind: Kind, name: String, label: LocalizedText? = nil, why: String? = nil, source: String? = nil, contest: String? = nil,
        sensitivity: Sensitivity? = nil
    ) {
        (self.kind, self.name, self.label, self.why, self.source, self.sensitivity) = (kind, name, label, why, source, sensitivity)
        self.contest = contest
    }

    /// The words of its name and label, in lower case.
    var words: [Substring] {
        [name, label?.en ?? "", label?.nl ?? ""].flatMap { $0.lowercased().split { !$0.isLetter } }
    }

    /// Parts of words that tell of health, origin, belief or sexual life (GDPR, article 9), and of offences (article 10).
    private static let special = [
        "health", "gezond", "medic", "diagn", "disease", "ziek", "diabet", "hyperten", "pressure", "bloeddruk", "pregnan", "zwanger", "smok",
        "roken",
        "alcohol", "drug", "ggz", "zorgkosten", "zvwk", "atc", "handicap", "disab", "origin", "herkomst", "ethnic", "etni", "race", "religi",
        "geloof",
        "union", "vakbond", "politic", "genetic", "weight", "gewicht", "bmi",
    ]
    private static let criminal = [
        "crimin", "offence", "offense", "arrest", "convict", "strafblad", "verdacht", "delict", "detenti", "halt_", "justitie",
    ]

    /// What was declared, else what the words suggest: a guess that a person must look at.
    public var likelySensitivity: Sensitivity {
        if let sensitivity { return sensitivity }
        let text = ([name.lowercased()] + words.map(String.init)).joined(separator: " ")
        if Self.criminal.contains(where: { text.contains($0) }) { return .criminal }
        return Self.special.contains { text.contains($0) } ? .specialCategory : .personal
    }
}
