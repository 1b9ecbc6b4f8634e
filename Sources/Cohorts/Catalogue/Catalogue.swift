// SPDX-License-Identifier: EUPL-1.2

import Settings

import struct Foundation.URL

/// Where registers are and what is in them, described once: the content of a `catalog.yaml`. `docs/formats/catalog.md` is its page.
///
/// A catalogue is only what the file says; `RegisterFileList` finds the files, `CatalogueInspection` holds both against each other.
public struct Catalogue: Sendable {
    /// The catalogue's own file; paths are from its folder.
    public let file: URL
    /// The folder that holds the registers.
    public let root: URL
    /// The folder of converted registers, shared by all studies.
    public let store: URL
    public let person: PersonKey
    public let relations: [Relation]
    public let registers: [Register]
    /// What ends a person's follow-up.
    public let events: [PersonEvent]

    /// - Returns: `nil` for a register that the catalogue does not list.
    public subscript(register name: String) -> Register? { registers.first { $0.name == name } }

    public subscript(relation name: String) -> Relation? { relations.first { $0.name == name } }

    public subscript(event name: String) -> PersonEvent? { events.first { $0.name == name } }

    /// The columns that name what a row of a register is about.
    ///
    /// - Returns: the register's own `key:`; else the person's, or that of the relation it is `of:`.
    public func key(of register: Register) -> [String] {
        if !register.key.isEmpty { return register.key }
        switch register.unit {
        case .person: return person.columns
        case .relation(let name): return self[relation: name]?.key ?? person.columns
        }
    }
}

/// How registers name a person.
public struct PersonKey: Hashable, Sendable {
    /// The type of the key and the key: `RINPERSOONS`, `RINPERSOON`. One or two columns, the key last.
    public var columns: [String] = ["RINPERSOONS", "RINPERSOON"]
    /// Keys that mean "nobody known"; the empty one as well.
    public var unknown: [String] = ["---------", "000000000", ""]
    /// A person is linked where each of these columns holds one of its values.
    public var linkedWhen: [Named<[String]>] = [Named("RINPERSOONS", ["R"])]

    public init() {}
}

/// Something that happens once and ends the follow-up of a person: a death, an emigration.
public struct PersonEvent: Hashable, Sendable {
    public var name: String
    /// The register that holds it, one row a person and event.
    public var register: String
    /// The column with its day.
    public var date: String
}
