// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// Words that stigmatise, and features of which nobody said why they are needed, where they come from, how somebody can have them corrected, or
/// what they are in plain Dutch.
public struct WordingLint: Sendable {
    public let items: [WordedItem]

    public init(_ items: [WordedItem]) { self.items = items }

    /// What each feature must have.
    public enum Need: String, CaseIterable, Hashable, Sendable {
        /// `why:`
        case necessity
        /// `source:`
        case source
        /// `contest:`
        case contestability
        /// `label: {nl: ...}`
        case label

        func isMet(by item: WordedItem) -> Bool {
            switch self {
            case .necessity: item.why.map { !$0.isEmpty } ?? false
            case .source: item.source.map { !$0.isEmpty } ?? false
            case .contestability: item.contest.map { !$0.isEmpty } ?? false
            case .label: item.label.map { !$0.nl.isEmpty } ?? false
            }
        }
    }

    private var features: [WordedItem] { items.filter { $0.kind == .feature } }

    /// Each name or label with a word that judges people.
    public var terms: [(item: WordedItem, term: StigmaTerm, word: String)] {
        items.compactMap { item in
            for word in item.words {
                // An attribute that fairness is judged by may well be about origin.
                let term = StigmaTerm.all.first { $0.matches(word) && !(item.kind == .attribute && $0.kind == .appearance) }
                if let term { return (item, term, String(word)) }
            }
            return nil
        }
    }

    /// The features that lack something, by name.
    public func lacking(_ need: Need) -> [String] { features.filter { !need.isMet(by: $0) }.map(\.name) }

    /// Evidence: a finding a word, one a need, and the table of features.
    public var findings: [Finding] {
        let words = terms.map { item, term, word in
            var about = About()
            switch item.kind {
            case .feature: about.feature = item.name
            case .outcome: about.outcome = item.name
            case .attribute: about.attribute = item.name
            }
            return Finding(
                key: "wording.term", about: about, verdict: .insufficient, stage: "cohort",
                says: Sentence("wording.term.\(term.kind.rawValue)", ["name": .text(item.name), "word": .text(word)]))
        }
        let needs = Need.allCases.map { need -> Finding in
            let count = lacking(need).count
            return Finding(
                key: "wording.\(need.rawValue)", about: About(), count: count, total: features.count, verdict: count == 0 ? .fine : .insufficient,
                stage: "cohort", says: Sentence("wording.\(need.rawValue)"))
        }
        let rows: [[EvidenceValue]] = features.map { item in
            [
                .text(item.name), .text(item.likelySensitivity.rawValue), .flag(item.sensitivity != nil), .flag(Need.necessity.isMet(by: item)),
                .flag(Need.source.isMet(by: item)), .flag(Need.contestability.isMet(by: item)), .flag(Need.label.isMet(by: item)),
            ]
        }
        let table = Finding(
            key: "wording.features", about: About(),
            table: EvidenceTable(columns: ["feature", "sensitivity", "declared", "why", "source", "contest", "label"], rows: rows), stage: "cohort")
        return words + needs + [table]
    }

    static let sentences: [SentenceTemplate] = [
        SentenceTemplate(
            "wording.term.judgement", en: "The word \"{word}\" in {name} is a judgement about people. Say what was recorded, and by whom.",
            nl: "Het woord \"{word}\" bij {name} is een oordeel over mensen. Zeg wat er is vastgelegd, en door wie."),
        SentenceTemplate(
            "wording.term.sanction", en: "The word \"{word}\" in {name} speaks of suspicion or punishment. Name the help or the event instead.",
            nl: "Het woord \"{word}\" bij {name} gaat over verdenking of straf. Noem liever de hulp of de gebeurtenis."),
        SentenceTemplate(
            "wording.term.appearance",
            en: "The word \"{word}\" in {name} is about nationality, language or looks. Is it needed? Name what matters for the help.",
            nl: "Het woord \"{word}\" bij {name} gaat over nationaliteit, taal of uiterlijk. Is het nodig? Noem wat telt voor de hulp."),
        SentenceTemplate(
            "wording.term.blame", en: "The word \"{word}\" in {name} says whose fault it is. Say what happened.",
            nl: "Het woord \"{word}\" bij {name} zegt wiens schuld het is. Zeg wat er gebeurde."),
        SentenceTemplate(
            "wording.necessity", en: "Of {total:count} features, {count:count} have no reason why they are needed (why:).",
            nl: "Van {total:count} eigenschappen hebben er {count:count} geen reden waarom ze nodig zijn (why:)."),
        SentenceTemplate(
            "wording.source", en: "Of {total:count} features, {count:count} have no source (source:).",
            nl: "Van {total:count} eigenschappen hebben er {count:count} geen bron (source:)."),
        SentenceTemplate(
            "wording.contestability",
            en: "Of {total:count} features, {count:count} do not say where a person can see them and have them corrected (contest:).",
            nl: "Van {total:count} eigenschappen zeggen er {count:count} niet waar iemand ze kan inzien en laten verbeteren (contest:)."),
        SentenceTemplate(
            "wording.label", en: "Of {total:count} features, {count:count} have no plain Dutch name (label:).",
            nl: "Van {total:count} eigenschappen hebben er {count:count} geen gewone Nederlandse naam (label:)."),
    ]
}
