// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness
import Settings

/// A file with archetypes and flips (YAML). `docs/formats/archetypes.md` is its page.
public struct ArchetypesFile: SettingsSection {
    var archetypes: [ArchetypeEntry] = []
    var flips: [FlipEntry] = []
    var excluded: [[Named<ExcludedValue>]] = []

    public init() {}

    public static let declaration = SettingsDeclaration<ArchetypesFile>(
        keys: [
            .optional(
                "archetypes", .list(.section()), \.archetypes, en: "Families that a policy maker recognises.",
                nl: "Gezinnen die een beleidsmaker herkent."),
            .optional(
                "flips", .list(.section()), \.flips, en: "One thing that changes, all else as it is.", nl: "Eén ding dat verandert, de rest blijft."),
            .optional(
                "excluded", .list(.map(of: .excludedValue, en: "features, each with a value", nl: "eigenschappen, elk met een waarde")), \.excluded,
                en: "Combinations that cannot be.", nl: "Combinaties die niet kunnen."),
        ], check: { file, path, context in file.check(path, &context) })

    /// The JSON Schema of archetypes, as `schema/archetypes.schema.json` holds it.
    public static var schema: String {
        SettingsFile<ArchetypesFile>.schema(title: "Evenkans: archetypes", id: "urn:evenkans:schema:archetypes").indented() + "\n"
    }

    private func check(_ path: SettingPath, _ context: inout SettingsContext) {
        guard !context.issues.contains(where: \.isError) else { return }
        if archetypes.isEmpty, flips.isEmpty {
            context.error(path, en: "The file has no archetype and no flip.", nl: "Het bestand heeft geen archetype en geen flip.")
        }
        var seen: Set<String> = []
        let names =
            archetypes.indices.map { (archetypes[$0].name, path["archetypes"][$0]["name"]) }
            + flips.indices.map { (flips[$0].name, path["flips"][$0]["name"]) }
        for (name, place) in names where !seen.insert(name).inserted {
            context.error(place, en: "`\(place)`: `\(name)` is there twice.", nl: "`\(place)`: `\(name)` staat er twee keer.")
        }
    }
}

/// A family that somebody drew up.
struct ArchetypeEntry: SettingsSection {
    var name = ""
    var label: LocalizedText?
    var profile: [Named<String>] = []

    static let declaration = SettingsDeclaration<ArchetypeEntry>(
        keys: [
            .required("name", .identifier, \.name, en: "Its name.", nl: "De naam."),
            .optional("label", .words, \.label, en: "What people call it.", nl: "Hoe mensen het noemen."),
            .required("profile", .profile, \.profile, en: "Features with their values.", nl: "Eigenschappen met hun waarden."),
        ],
        check: { entry, path, context in
            if entry.profile.isEmpty, !context.issues.contains(where: \.isError) {
                let place = path["profile"]
                context.error(place, en: "`\(place)` names no feature.", nl: "`\(place)` noemt geen eigenschap.")
            }
        })
}

/// One thing that changes.
struct FlipEntry: SettingsSection {
    var name = ""
    var label: LocalizedText?
    var from: [Named<String>] = []
    var to: [Named<String>] = []
    var limits: FlipLimits?

    static let declaration = SettingsDeclaration<FlipEntry>(
        keys: [
            .required("name", .identifier, \.name, en: "Its name.", nl: "De naam."),
            .optional("label", .words, \.label, en: "What people call it.", nl: "Hoe mensen het noemen."),
            .required("from", .profile, \.from, en: "Features with their values before.", nl: "Eigenschappen met hun waarden ervoor."),
            .required("to", .profile, \.to, en: "The same features with their values after.", nl: "Dezelfde eigenschappen met hun waarden erna."),
            .optional(
                "limits", .section(), \.limits, en: "From where on the change is a concern.", nl: "Vanaf waar de verandering een zorg is."),
        ],
        check: { entry, path, context in
            guard !context.issues.contains(where: \.isError) else { return }
            let place = path["to"]
            if Set(entry.from.map(\.name)) != Set(entry.to.map(\.name)) || entry.to.isEmpty {
                context.error(
                    place, en: "`\(place)` must name the features that `from` names.", nl: "`\(place)` moet de eigenschappen van `from` noemen.")
            } else if Set(entry.from) == Set(entry.to) {
                context.error(place, en: "`\(place)` is what `from` is: nothing changes.", nl: "`\(place)` is gelijk aan `from`: er verandert niets.")
            }
        })
}

/// How large a change may be.
struct FlipLimits: SettingsSection {
    var mean: Double?
    var selected: Double?

    static let declaration = SettingsDeclaration<FlipLimits>(
        .optional(
            "mean", .number(above: 0, below: 1), \.mean, en: "Of the mean score, as a share: 0.02 is 2 percentage points.",
            nl: "Van de gemiddelde score, als aandeel: 0.02 is 2 procentpunt."),
        .optional(
            "selected", .number(above: 0, below: 1), \.selected, en: "Of the share selected.", nl: "Van het deel dat wordt aangewezen."))
}

/// A value, or a range of numbers, of an excluded combination.
enum ExcludedValue: Sendable {
    case value(String)
    case range(from: Double?, below: Double?)
}

/// `{from: 1, below: 20}`.
struct ExcludedRange: SettingsSection {
    var from: Double?
    var below: Double?

    static let declaration = SettingsDeclaration<ExcludedRange>(
        keys: [
            .optional("from", .number(), \.from, en: "At least.", nl: "Minstens."),
            .optional("below", .number(), \.below, en: "Less than.", nl: "Minder dan."),
        ],
        check: { range, path, context in
            if range.from == nil, range.below == nil {
                context.error(path, en: "`\(path)`: give from, below, or both.", nl: "`\(path)`: geef from, below, of allebei.")
            }
        })
}

extension SettingType where Value == ExcludedValue {
    static var excludedValue: SettingType {
        .either(SettingType<String>.text.map { .value($0) }, SettingType<ExcludedRange>.section().map { .range(from: $0.from, below: $0.below) })
    }
}

extension SettingType where Value == [Named<String>] {
    static var profile: SettingType {
        .map(of: .text, en: "features, each with a level or a number", nl: "eigenschappen, elk met een niveau of een getal")
    }
}
