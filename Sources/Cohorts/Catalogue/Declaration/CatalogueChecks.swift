// SPDX-License-Identifier: EUPL-1.2

import Basics
import Settings

/// What must hold between the parts of a catalogue.
struct CatalogueChecks {
    let settings: CatalogueSettings
    let path: SettingPath

    /// The person whom every relation starts from.
    static let start = "child"

    func run(in context: inout SettingsContext) {
        let registers = settings.registers.map(\.name)
        let relations = settings.relations.map(\.name)
        for relation in settings.relations {
            let place = path["relations"][relation.name]
            if relation.name == Self.start {
                context.error(place, en: "`\(place)`: child is where relations start.", nl: "`\(place)`: bij child beginnen de relaties.")
            }
            known(relation.value.from, among: registers, at: place["from"], "register", "register", in: &context)
            known(
                relation.value.by, among: [Self.start] + relations.filter { $0 != relation.name }, at: place["by"], "relation", "relatie",
                in: &context)
        }
        for event in settings.events {
            known(event.value.from, among: registers, at: path["events"][event.name]["from"], "register", "register", in: &context)
        }
        for register in settings.registers { check(register, in: &context) }
        for name in circular {
            let place = path["relations"][name]
            context.error(
                place, en: "`\(place)`: it starts from itself, by way of other relations.",
                nl: "`\(place)`: zij begint via andere relaties bij zichzelf.")
        }
    }

    private func check(_ register: Named<RegisterSection>, in context: inout SettingsContext) {
        let place = path["registers"][register.name]
        let keyed = settings.relations.filter { !$0.value.key.isEmpty }.map(\.name)
        if register.value.unit != "person" {
            known(register.value.unit, among: ["person"] + keyed, at: place["of"], "relation with a key", "relatie met een sleutel", in: &context)
        }
        if let files = register.value.files {
            guard let pattern = FilePattern(files, register: register.name) else {
                context.error(
                    place["files"], en: "`\(place["files"])`: only {name}, {year}, {version} and {A|B} may stand in braces.",
                    nl: "`\(place["files"])`: alleen {name}, {year}, {version} en {A|B} mogen tussen accolades.")
                return
            }
            if register.value.time.time == .yearOfFile, !pattern.hasYear {
                context.error(
                    place["files"], en: "`\(place["files"])`: time is the year of the file, so {year} must be in its name.",
                    nl: "`\(place["files"])`: de tijd is het jaar van het bestand, dus {year} moet in de naam staan.")
            }
        }
        var sources: [String: String] = [:]
        for column in register.value.columns where column.value.date.isEmpty {
            if let other = sources.updateValue(column.name, forKey: column.value.from ?? column.name) {
                let where_ = place["columns"][column.name]
                context.error(where_, en: "`\(where_)`: \(other) is the same column.", nl: "`\(where_)`: \(other) is dezelfde kolom.")
            }
        }
    }

    /// Relations that lead back to themselves.
    private var circular: [String] {
        let by = Dictionary(settings.relations.map { ($0.name, $0.value.by) }) { first, _ in first }
        return settings.relations.map(\.name).filter { name in
            var current = by[name]
            for _ in 0..<by.count {
                guard let next = current else { return false }
                if next == name { return true }
                current = by[next]
            }
            return false
        }
    }

    private func known(_ name: String, among names: [String], at place: SettingPath, _ en: String, _ nl: String, in context: inout SettingsContext) {
        guard !name.isEmpty, !names.contains(name) else { return }
        let near = NearestName.suggestion(for: name, among: names)
        context.error(
            place, en: "`\(place)`: there is no \(en) \(name)." + (near.map { " Did you mean `\($0)`?" } ?? ""),
            nl: "`\(place)`: er is geen \(nl) \(name)." + (near.map { " Bedoelde u `\($0)`?" } ?? ""))
    }
}
