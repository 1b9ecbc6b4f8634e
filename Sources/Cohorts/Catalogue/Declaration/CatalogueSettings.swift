// SPDX-License-Identifier: EUPL-1.2

import Settings

/// The catalogue as it is written: one property a key.
struct CatalogueSettings: SettingsSection {
    var root = "."
    var store = "store"
    var person = PersonSection()
    var relations: [Named<RelationSection>] = []
    var events: [Named<EventSection>] = []
    var registers: [Named<RegisterSection>] = []

    static let declaration = SettingsDeclaration<CatalogueSettings>(
        keys: [
            .optional(
                "root", .path, \.root, en: "The folder of the registers, from that of the catalogue.",
                nl: "De map van de registers, vanuit die van de catalogus."),
            .optional(
                "store", .path, \.store, en: "The folder of converted registers, shared by all studies.",
                nl: "De map met omgezette registers, voor alle studies samen."),
            .optional("person", .section(), \.person, en: "How registers name a person.", nl: "Hoe registers een persoon noemen."),
            .optional(
                "relations",
                .map(
                    of: .section(), en: "relations by name, such as mother: {from: PRNL, ...}",
                    nl: "relaties met naam, zoals mother: {from: PRNL, ...}"),
                \.relations, en: "How to get from one person to another.", nl: "Hoe men van de ene persoon bij de andere komt."),
            .optional(
                "events",
                .map(
                    of: .section(), en: "events by name, such as death: {from: GBAOVERLIJDENTAB, date: ...}",
                    nl: "gebeurtenissen met naam, zoals death: {from: GBAOVERLIJDENTAB, date: ...}"),
                \.events, en: "What ends the follow-up of a person.", nl: "Wat het volgen van een persoon beëindigt."),
            .required(
                "registers", .map(of: .section(), en: "registers by name, such as INHATAB: {...}", nl: "registers met naam, zoals INHATAB: {...}"),
                \.registers, en: "Every register that a study uses.", nl: "Elk register dat een studie gebruikt."),
        ],
        check: { settings, path, context in CatalogueChecks(settings: settings, path: path).run(in: &context) })
}

/// `person:`
struct PersonSection: SettingsSection {
    var key = PersonKey().columns
    var unknown = PersonKey().unknown
    var linkedWhen = PersonKey().linkedWhen

    static let declaration = SettingsDeclaration<PersonSection>(
        keys: [
            .optional(
                "key", .list(.text), \.key, en: "The columns of the key, the key itself last.",
                nl: "De kolommen van de sleutel, de sleutel zelf als laatste."),
            .optional("unknown", .list(.anyText), \.unknown, en: "Keys that mean: nobody known.", nl: "Sleutels die betekenen: niemand bekend."),
            .optional(
                "linked_when",
                .map(of: .list(.text), en: "columns with values, such as {RINPERSOONS: [R]}", nl: "kolommen met waarden, zoals {RINPERSOONS: [R]}"),
                \.linkedWhen, en: "When a person is linked.", nl: "Wanneer een persoon gekoppeld is."),
        ],
        check: { section, path, context in
            if section.key.isEmpty || section.key.count > 2 {
                context.error(
                    path["key"], en: "`\(path["key"])`: expected one or two columns.",
                    nl: "`\(path["key"])`: verwacht werden één of twee kolommen.")
            }
        })

    var personKey: PersonKey {
        var person = PersonKey()
        (person.columns, person.unknown, person.linkedWhen) = (key, unknown, linkedWhen)
        return person
    }
}

/// An entry of `relations:`.
struct RelationSection: SettingsSection {
    var from = ""
    var by = "child"
    var person: [String] = []
    var key: [String] = []
    var shares: [String] = []
    var condition: ScalarExpression?
    var at: Relation.Moment?
    var knownAt: String?

    static let declaration = SettingsDeclaration<RelationSection>(
        keys: [
            .required("from", .text, \.from, en: "The register that holds the relation.", nl: "Het register met de relatie."),
            .optional("by", .text, \.by, en: "From whom: child, or another relation.", nl: "Vanaf wie: child, of een andere relatie."),
            .optional(
                "person", .list(.text), \.person, en: "The columns with the other person's key.", nl: "De kolommen met de sleutel van de ander."),
            .optional(
                "key", .list(.text), \.key, en: "The columns with the key of the household, dwelling or area.",
                nl: "De kolommen met de sleutel van huishouden, woning of gebied."),
            .optional(
                "shares", .list(.text), \.shares,
                en: "Columns that both have the same value of, such as the number of their household: it leads to another person there.",
                nl: "Kolommen waarin beiden dezelfde waarde hebben, zoals het nummer van hun huishouden: de relatie leidt naar een ander daarin."),
            .optional(
                "where", .formula, \.condition, en: "With shares: what the other person's row must meet.",
                nl: "Bij shares: waaraan de rij van de ander moet voldoen."),
            .optional("at", .moment, \.at, en: "When it is read: index, or {year: -1}.", nl: "Wanneer: index, of {year: -1}."),
            .optional("known_at", .text, \.knownAt, en: "The event at which it becomes known.", nl: "Bij welke gebeurtenis zij bekend wordt."),
        ],
        check: { section, path, context in
            if !section.shares.isEmpty, !section.person.isEmpty || !section.key.isEmpty {
                context.error(
                    path["shares"], en: "`\(path)`: a relation has person, key or shares, one of them.",
                    nl: "`\(path)`: een relatie heeft person, key of shares, één daarvan.")
            }
            if section.shares.isEmpty, section.condition != nil {
                context.error(
                    path["where"], en: "`\(path["where"])` belongs to `shares`, which is not there.",
                    nl: "`\(path["where"])` hoort bij `shares`, en die is er niet.")
            }
            if !section.person.isEmpty, !section.key.isEmpty {
                context.error(
                    path["key"], en: "`\(path)`: a relation leads to a person or to a key, not to both.",
                    nl: "`\(path)`: een relatie leidt naar een persoon of naar een sleutel, niet naar allebei.")
            }
        })
}

/// An entry of `events:`.
struct EventSection: SettingsSection {
    var from = ""
    var date = ""

    static let declaration = SettingsDeclaration<EventSection>(
        .required("from", .text, \.from, en: "The register that holds the event.", nl: "Het register met de gebeurtenis."),
        .required("date", .text, \.date, en: "The column with its day.", nl: "De kolom met de dag."))
}
