// SPDX-License-Identifier: EUPL-1.2

import Basics
import Protected
import Settings

/// An entry of `protected:` groups that the model is judged by.
struct ProtectedSection: AsOfSection {
    enum Use: String, CaseIterable, Sendable {
        case audit, training, decision
    }

    var name = ""
    var column: String?
    var fromFeature: String?
    var groups: [Named<[String]>] = []
    var cut: [Double] = []
    /// `overall`, `largest`, `complement` or a level.
    var compareTo = "overall"
    var label: LocalizedText?
    /// Words for codes that the file itself does not label.
    var levels: [Named<LocalizedText>] = []
    var use = Use.audit
    /// The reason why it, or what it is made from, may predict all the same.
    var alsoFeature: LocalizedText?
    var basis: [String] = []
    var population: String?
    var reading = ReadingSection()

    var grouping: Grouping {
        if !cut.isEmpty { return .cut(cut) }
        if groups.isEmpty { return .asRecorded }
        // What is not named falls in `other`, so a group of that name needs no codes.
        return .named(groups.filter { $0.name != ProtectedAttribute.other }.map { Grouping.NamedGroup(name: $0.name, codes: $0.value) })
    }

    static let declaration = SettingsDeclaration<ProtectedSection>(
        keys: [
            .required("name", .text, \.name, en: "The attribute's name.", nl: "De naam van het kenmerk."),
            .optional("column", .text, \.column, en: "Its column; the name is the default.", nl: "De kolom; standaard de naam."),
            .optional("from_feature", .text, \.fromFeature, en: "The feature that it is made from.", nl: "De eigenschap waar het uit volgt."),
            .optional(
                "groups", .map(of: .list(.text), en: "group names, each with a list of codes", nl: "namen van groepen, elk met een lijst codes"),
                \.groups,
                en: "Groups by name, each with its codes; other codes fall in `other`.",
                nl: "Groepen met naam, elk met haar codes; andere codes vallen in `other`."),
            .optional("cut", .ascendingCuts, \.cut, en: "Where a number is cut into groups.", nl: "Waar een getal in groepen wordt verdeeld."),
            .optional(
                "compare_to", .text, \.compareTo, en: "What its groups are compared with: overall, largest, complement or a group.",
                nl: "Waarmee de groepen worden vergeleken: overall, largest, complement of een groep."),
            .optional("label", .words, \.label, en: "The attribute in words.", nl: "Het kenmerk in woorden."),
            .optional(
                "levels", .map(of: .words, en: "codes, each with its words", nl: "codes, elk met woorden"), \.levels,
                en: "Its groups or codes in words.", nl: "De groepen of codes in woorden."),
            .optional(
                "use",
                .choice().notBuilt { use in
                    switch use {
                    case .audit: nil
                    case .training:
                        LocalizedText(en: "a penalty on gaps while a model learns", nl: "een straf op verschillen terwijl een model leert")
                    case .decision: LocalizedText(en: "a repair of scores by group", nl: "een reparatie van scores per groep")
                    }
                }, \.use, en: "What it may be opened for.", nl: "Waarvoor het mag worden geopend."),
            .optional(
                "also_feature", .words, \.alsoFeature, en: "The reason why it, or its source, may predict all the same.",
                nl: "De reden waarom het, of de bron ervan, toch mag voorspellen."),
            .optional("basis", .list(.identifier), \.basis, en: "The legal grounds for using it.", nl: "De grondslagen om het te gebruiken."),
            .optional(
                "population", .text, \.population, en: "A file with the shares of its groups in the population: attribute, level, share.",
                nl: "Een bestand met het aandeel van de groepen in de bevolking: attribute, level, share."),
        ] + readingKeys,
        check: { attribute, path, context in
            attribute.check(path, &context)
            attribute.reading.check(path, &context)
        })

    private func check(_ path: SettingPath, _ context: inout SettingsContext) {
        if column != nil, fromFeature != nil {
            context.error(
                path["from_feature"], en: "`\(path)` has both `column` and `from_feature`: keep one.",
                nl: "`\(path)` heeft zowel `column` als `from_feature`: houd er één.")
        }
        if !groups.isEmpty, !cut.isEmpty {
            context.error(
                path["cut"], en: "`\(path)` has both `groups` and `cut`: keep one.", nl: "`\(path)` heeft zowel `groups` als `cut`: houd er één.")
        }
        let references = ["overall", "largest", "complement"] + groups.map(\.name) + [ProtectedAttribute.other]
        if !groups.isEmpty, !references.contains(compareTo) {
            let hint = PlanChecks.suggestion(for: compareTo, among: references)
            context.error(
                path["compare_to"], en: "`\(path["compare_to"])`: there is no group `\(compareTo)`. \(hint.en)",
                nl: "`\(path["compare_to"])`: er is geen groep `\(compareTo)`. \(hint.nl)")
        }
        var seen: Set<String> = []
        for group in groups {
            let place = path["groups"][group.name]
            if group.name == ProtectedAttribute.notRecorded {
                context.error(
                    place, en: "`\(place)`: this name is kept for rows without a value. Choose another.",
                    nl: "`\(place)`: deze naam is voor rijen zonder waarde. Kies een andere.")
            }
            for (index, code) in group.value.enumerated() where !seen.insert(code).inserted {
                context.error(
                    place[index], en: "`\(place[index])`: this code stands in two groups, or twice in one.",
                    nl: "`\(place[index])`: deze code staat in twee groepen, of twee keer in één.")
            }
        }
    }
}
