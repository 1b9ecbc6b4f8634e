// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import RegisterData
import Settings
import SyntheticRegisters
import TestSupport
import Testing

/// A catalogue is read as it is written, and every mistake is found at once.
@Suite struct CatalogueReadingTests {
    static let file = URL(fileURLWithPath: "/study/catalog.yaml")

    static func read(_ text: String) throws -> Catalogue { try Catalogue.read(Data(text.utf8), file: file) }

    static func issues(_ text: String) -> [SettingIssue] {
        do {
            _ = try read(text)
            return []
        } catch let error as SettingsError { return error.issues } catch { return [] }
    }

    /// The example of the design.
    static let example = """
        root: registers
        store: store
        person: {key: [RINPERSOONS, RINPERSOON], unknown: ["---------", "000000000", ""], linked_when: {RINPERSOONS: [R]}}
        relations:
          mother: {from: PRNL, by: child, person: [RINPERSOONSMa, RINPERSOONMa]}
          dwelling: {from: GBAADRESOBJECTBUS, by: mother, key: [SOORTOBJECTNUMMER, RINOBJECTNUMMER], at: index}
          area: {from: VSLGWBTAB, by: dwelling}
          household: {from: INPATAB, by: mother, key: [RINPERSOONSHKW, RINPERSOONHKW], at: {year: -1}}
          father: {from: KINDOUDERTAB, by: child, person: [RINPERSOONSpa, RINPERSOONpa], known_at: birth}
        registers:
          PRNL: {}
          KINDOUDERTAB: {}
          INPATAB: {}
          GBAADRESOBJECTBUS: {}
          INHATAB: {files: "INKOMEN/INHATAB/INHA{year}TABV{version}.sav", version: highest-number,
            time: {year: file}, of: household, published_after: 18 months,
            columns: {INHBRUTINKH: {type: number, unit: euro, missing: {"999999999": unlinked, "9999999999": unlinked}}}}
          GBAPERSOONTAB: {columns: {birth_date: {date: [GBAGEBOORTEJAAR, GBAGEBOORTEMAAND, GBAGEBOORTEDAG]}}}
          SPOLISBUS: {time: {spell: [start, end]}, columns: {wage: {type: number, unit: euro}}}
          GBAHUISHOUDENSBUS: {time: {spell: [DATUMAANVANGHH, DATUMEINDEHH], open_end: "88888888"}}
          VSLGWBTAB: {time: {wide: ["gem{year}", "wc{year}", "bc{year}"]}, ignore_case: true, renamed: {2018: {old: new}}}
        """

    @Test func theExampleOfTheDesignIsRead() throws {
        let catalogue = try Self.read(Self.example)
        #expect(catalogue.root.path == "/study/registers" && catalogue.store.path == "/study/store")
        #expect(catalogue.person.unknown == ["---------", "000000000", ""])
        let income = try #require(catalogue[register: "INHATAB"])
        #expect(income.time == .yearOfFile && income.unit == .relation("household") && income.publishedAfter == CalendarSpan(18, .month))
        #expect(income[column: "INHBRUTINKH"]?.missing.map(\.name) == ["999999999", "9999999999"])
        #expect(income[column: "INHBRUTINKH"]?.missing.allSatisfy { $0.value == .unlinked } == true)
        #expect(catalogue.key(of: income) == ["RINPERSOONSHKW", "RINPERSOONHKW"])
        #expect(catalogue[register: "GBAPERSOONTAB"]?[column: "birth_date"]?.type == .date)
        #expect(catalogue[register: "GBAHUISHOUDENSBUS"]?.time == .spell(start: "DATUMAANVANGHH", end: "DATUMEINDEHH", openEnd: "88888888"))
        #expect(catalogue[register: "VSLGWBTAB"]?.renamed == [ColumnRename(year: 2018, old: "old", new: "new")])
        #expect(catalogue[relation: "household"]?.moment == .year(offset: -1))
        #expect(catalogue[relation: "dwelling"]?.moment == .index)
        #expect(catalogue[relation: "father"]?.knownAt == "birth")
    }

    /// `synthesize` writes a catalogue that is one.
    @Test(arguments: ["sav", "parquet"]) func theSyntheticCatalogueIsRead(ending: String) throws {
        let catalogue = try Catalogue.read(RegisterCatalogue.yaml(ending: ending), file: Self.file)
        #expect(catalogue.registers.count == 23)
        #expect(catalogue[event: "death"]?.register == "GBAOVERLIJDENTAB")
    }

    @Test func everyMistakeIsFoundAtOnce() throws {
        let issues = Self.issues(
            """
            root: registers
            relations:
              mother: {from: PRNLL, by: child, person: [A, B]}
              dwelling: {from: PRNL, by: mothr, key: [A, B], at: later}
              a: {from: PRNL, by: b}
              b: {from: PRNL, by: a}
            registers:
              PRNL: {tijd: {day: ddgeb}}
              INHATAB: {files: "INHA{jaar}.sav", of: houshold}
              SPOLISBUS: {time: {spell: [start]}, published_after: soon}
              VSLGWBTAB: {time: {wide: [gem], year: file}, renamed: {twenty: {a: b}}}
              GBATAB: {columns: {birth: {date: [a, b, c], type: number}, x: {type: numer}, y: {missing: {"9": gone}}}}
            """)
        let text = issues.map(\.text.en).joined(separator: "\n")
        for expected in [
            "relations.mother.from", "relations.dwelling.by", "relations.dwelling.at", "relations.a", "relations.b", "PRNL.tijd", "INHATAB.of",
            "INHATAB.files", "SPOLISBUS.time.spell", "SPOLISBUS.published_after", "VSLGWBTAB.time.wide[1]", "renamed.twenty", "GBATAB.columns.birth",
            "GBATAB.columns.x.type", "GBATAB.columns.y.missing.9",
        ] { #expect(text.contains(expected), "\(expected) in\n\(text)") }
        #expect(text.contains("Did you mean `PRNL`?") && text.contains("Did you mean `mother`?"))
        #expect(issues.contains { $0.line == 3 } && issues.contains { $0.line == 12 })
        #expect(issues.map(\.line) == issues.map(\.line).sorted())
    }

    /// Words that YAML's own types would change stay what they are.
    @Test func codesAreTexts() throws {
        let catalogue = try Self.read("registers: {A: {columns: {gem: {missing: {0363: structural, no: suppressed}}, on: {type: text}}}}")
        #expect(catalogue[register: "A"]?[column: "gem"]?.missing.map(\.name) == ["0363", "no"])
        #expect(catalogue[register: "A"]?[column: "on"] != nil)
    }

    @Test(arguments: [
        "", "registers", "registers: []", "registers: {A: []}", "registers: {A: {time: {}}}\nregisters: {}", "- a", "\u{0}",
        "registers: {A: {files: \"{\"}}",
    ])
    func hostileTextsAreErrors(text: String) { #expect(!Self.issues(text).isEmpty) }

    @Test func theSchemaShips() throws {
        let schema = try String(contentsOf: SharedData.packageRoot.appendingPathComponent("schema/catalog.schema.json"), encoding: .utf8)
        #expect(schema == Catalogue.schema)
    }

    /// The page of the catalogue shows a catalogue, and names every key.
    @Test func thePageIsTrue() throws {
        let page = try String(contentsOf: SharedData.packageRoot.appendingPathComponent("docs/formats/catalog.md"), encoding: .utf8)
        let examples = page.components(separatedBy: "```yaml\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
        #expect(!examples.isEmpty)
        for example in examples { _ = try Self.read(example) }
        let schema = try #require(JSONSerialization.jsonObject(with: Data(Catalogue.schema.utf8)) as? [String: Any])
        let names = Self.properties(of: schema).subtracting(["en", "nl"])
        #expect(names.count > 30)
        for name in names { #expect(page.contains("`\(name)`"), "\(name)") }
    }

    private static func properties(of schema: Any) -> Set<String> {
        if let list = schema as? [Any] { return Set(list.flatMap(properties)) }
        guard let map = schema as? [String: Any] else { return [] }
        let own = Set((map["properties"] as? [String: Any])?.keys.map { $0 } ?? [])
        return own.union(map.values.flatMap(properties))
    }
}
