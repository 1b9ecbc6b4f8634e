// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// The catalogue of the invented registers: a `catalog.yaml` as people write it, with every trap declared.
public enum RegisterCatalogue {
    /// The same text for every world; only the ending of the files differs.
    ///
    /// - Parameter ending: of the registers' files, such as `sav`.
    public static func yaml(ending: String) -> Data {
        Data((head + registers).replacingOccurrences(of: "ENDING", with: ending).utf8)
    }

    /// Whether a catalogue is of an invented world, also one that another version of this program wrote.
    public static func isInvented(_ catalogue: Data) -> Bool {
        guard let first = head.split(separator: "\n").first else { return false }
        return catalogue.starts(with: Data("\(first)\n".utf8))
    }

    private static let head = """
        # Invented registers of an invented country, with the names, keys, versions and traps of real ones. docs/formats/catalog.md explains each key.
        root: registers
        store: store
        person: {key: [RINPERSOONS, RINPERSOON], unknown: ["---------", "000000000", ""], linked_when: {RINPERSOONS: [R]}}
        relations:
          mother: {from: PRNL, by: child, person: [RINPERSOONSMa, RINPERSOONMa]}
          partner: {from: GBAHUISHOUDENSBUS, by: mother, shares: [HUISHOUDNR], where: "PLHH in ('3', '4', '5', '6')", at: index}
          dwelling: {from: GBAADRESOBJECTBUS, by: mother, key: [SOORTOBJECTNUMMER, RINOBJECTNUMMER], at: index}
          area: {from: VSLGWBTAB, by: dwelling}
          father: {from: KINDOUDERTAB, by: child, person: [RINPERSOONSpa, RINPERSOONpa], known_at: birth}
          household: {from: INPATAB, by: mother, key: [RINPERSOONSHKW, RINPERSOONHKW], at: {year: -1}}
        events:
          death: {from: GBAOVERLIJDENTAB, date: GBADATUMOVERLIJDEN}
          emigration: {from: GBAMIGRATIEBUS, date: GBADATUMEMIGRATIE}
        registers:

        """

    private static let registers = """
          PRNL:
            files: "PERINED/PRNL{year}V{version}.ENDING"
            time: {day: ddgeb}
            sensitivity: special-category
            label: {en: births, nl: geboorten}
            columns:
              rookgedrag: {type: category, missing: {"9": not-recorded}}
              alcoholgebruik: {type: category, missing: {"9": not-recorded}}
              bmi: {type: number, unit: kg/m²}
              amww: {known_at: birth}
              amddd: {known_at: birth}
              gesl: {known_at: birth}
              geboortegew: {known_at: birth}
              hoftiezer: {known_at: birth}
              apgar5: {known_at: birth}
              nicuopname: {known_at: birth}
              congenafw: {known_at: birth}
              type_partus: {known_at: birth}
              sterfte: {known_at: birth}
          GBAPERSOONTAB:
            cumulative: true
            sensitivity: special-category
            columns:
              birth_date: {date: [GBAGEBOORTEJAAR, GBAGEBOORTEMAAND, GBAGEBOORTEDAG]}
              GBAHERKOMSTGROEPERING: {type: category, sensitivity: special-category}
          GROEPTAB:
            cumulative: true
            label: {en: invented groups of mothers, nl: verzonnen groepen moeders}
            columns: {GROEP15: {type: category, sensitivity: special-category}, GROEP30: {type: category, sensitivity: special-category}}
          KINDOUDERTAB: {cumulative: true, label: {en: legal parents, nl: juridische ouders}}
          GBAHUISHOUDENSBUS:
            cumulative: true
            time: {spell: [DATUMAANVANGHH, DATUMEINDEHH], open_end: "88888888"}
          GBAADRESOBJECTBUS:
            cumulative: true
            time: {spell: [GBADATUMAANVANGADRESHOUDING, GBADATUMEINDEADRESHOUDING], open_end: "88888888"}
          VSLGWBTAB:
            cumulative: true
            of: dwelling
            time: {wide: ["gem{year}", "wc{year}", "bc{year}"]}
            ignore_case: true
          EIGENDOMWOZTAB:
            time: {year: file}
            of: dwelling
            published_after: 12 months
            columns: {WOZWAARDEOBJECT: {type: number, unit: euro}}
          INPATAB:
            files: "INKOMEN/INPATAB/INPA{year}TABV{version}.ENDING"
            time: {year: file}
            published_after: 18 months
            columns: {INPPERSBRUT: {type: number, unit: euro}}
          INHATAB:
            files: "INKOMEN/INHATAB/INHA{year}TABV{version}.ENDING"
            version: highest-number
            time: {year: file}
            of: household
            published_after: 18 months
            columns:
              INHBRUTINKH: {type: number, unit: euro, missing: {"999999999": unlinked, "9999999999": unlinked}}
          VEHTAB: {time: {year: file}, of: household, published_after: 18 months, columns: {VEHW1000VERH: {type: number, unit: 1000 euro}}}
          SPOLISBUS:
            time: {spell: [SDATUMAANVANGIKO, SDATUMEINDEIKO]}
            published_after: 3 months
            columns:
              wage: {from: SBASISLOON, type: number, unit: euro}
              hours: {from: SBASISUREN, type: number, unit: hour}
          SECMBUS:
            cumulative: true
            time: {spell: [AANVSECM, EINDSECM], open_end: "88888888"}
          HOOGSTEOPLTAB:
            time: {year: file}
            published_after: 9 months
            columns: {OPLNIVSOI2016AGG4HBMETNIRWO: {type: category, missing: {"9999": not-recorded}}}
          ZVWZORGKOSTENTAB:
            time: {year: file}
            published_after: 21 months
            sensitivity: special-category
            renamed: {2018: {ZVWKVERLOSKUNDIGEZORG: ZVWKGEBOORTEZORG}}
            columns:
              ZVWKTOTAAL: {type: number, unit: euro}
              ZVWKGEBOORTEZORG: {type: number, unit: euro}
          MEDICIJNTAB: {time: {year: file}, rows: many, published_after: 12 months, sensitivity: special-category}
          WANBZVWTAB: {time: {year: file}, published_after: 6 months}
          WSNPPERSBUS:
            cumulative: true
            time: {spell: [WSNPAANVANG, WSNPEINDE], open_end: "88888888"}
          JGDHULPBUS:
            time: {spell: [JGDHGELDIGHEIDBEGINDATUM, JGDHGELDIGHEIDEINDDATUM], open_end: "88888888"}
            sensitivity: special-category
          JGDBESCHERMBUS:
            time: {spell: [JGDBGELDIGHEIDBEGINDATUM, JGDBGELDIGHEIDEINDDATUM], open_end: "88888888"}
            sensitivity: special-category
          GBAOVERLIJDENTAB: {cumulative: true, time: {day: GBADATUMOVERLIJDEN}, ignore_case: true}
          GBAMIGRATIEBUS: {cumulative: true, time: {day: GBADATUMEMIGRATIE}}
          VROEGSIGNAALTAB: {cumulative: true, time: {day: VROEGDATUM}, label: {en: flags of an earlier score, nl: markeringen van een eerdere score}}

        """
}
