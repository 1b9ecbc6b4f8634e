// SPDX-License-Identifier: EUPL-1.2

import Cohorts
import Foundation
import RegisterData
import RegisterFiles

/// The plan of `RegisterCohortTests` as loops over rows in memory: slow, and without a join.
struct NaiveCohort: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case index, family, area, parity, category, income, wage, jobs, wages, medicine, origin, protection
        case partnerAge = "partner_age"
        case motherAge = "mother_age", incomeRank = "income_rank", incomeOut = "income_out", daysWorked = "days_worked", areaLow = "area_low"
    }

    static let shared = Result { try NaiveCohort() }

    /// By the row's key.
    private(set) var rows: [String: [Kind: String?]] = [:]

    private typealias Record = [String: String]

    /// A register's rows by what they are about.
    private struct Records {
        var byKey: [String: [Record]] = [:]
        subscript(key: String?) -> [Record] { key.flatMap { byKey[$0] } ?? [] }
    }

    private let store: RegisterStore

    private func records(_ name: String, _ keys: [String] = ["RINPERSOONS", "RINPERSOON"], years: ClosedRange<Int>? = nil) throws -> Records {
        let view = try store.view(of: name, years: years)
        let table = try store.open([view], threads: 1).query("SELECT * FROM \(SQLText.identifier(name))")
        let columns = try table.columns.map { ($0.name, try RegisterStoreTests.texts(table, $0.name)) }
        var records = Records()
        for row in 0..<table.rowCount {
            var record: Record = [:]
            for (column, cells) in columns { record[column] = cells[row] }
            records.byKey[keys.map { record[$0] ?? "" }.joined(), default: []].append(record)
        }
        return records
    }

    private static func person(_ record: Record, _ type: String, _ key: String) -> String? {
        guard record[type] == "R", let number = record[key], !["---------", "000000000", ""].contains(number) else { return nil }
        return "R" + number
    }

    private static func key(_ record: Record, _ type: String, _ key: String) -> String? {
        guard let kind = record[type], let number = record[key], !["---------", "000000000", ""].contains(number) else { return nil }
        return kind + number
    }

    private static func day(_ text: String?) -> CivilDay? {
        guard let parts = text?.split(separator: "-").compactMap({ Int($0) }), parts.count == 3 else { return nil }
        return CivilDay(year: parts[0], month: parts[1], day: parts[2])
    }

    private static func number(_ text: String?) -> Double? { text.flatMap(Double.init) }

    private init() throws {
        let url = try RegisterCohortTests.place.get().url
        store = try RegisterStore(try Catalogue.read(url.appendingPathComponent("catalog.yaml")))
        let births = try records("PRNL")
        let persons = try records("GBAPERSOONTAB")
        let parents = try records("KINDOUDERTAB")
        let categories = try records("SECMBUS")
        let people = try records("INPATAB")
        let households = try records("GBAHUISHOUDENSBUS")
        var members: [String: [(person: String, record: Record)]] = [:]
        for (person, spells) in households.byKey {
            for spell in spells { members[spell["HUISHOUDNR"] ?? "", default: []].append((person, spell)) }
        }
        let incomes = try records("INHATAB", ["RINPERSOONSHKW", "RINPERSOONHKW"])
        let jobs = try records("SPOLISBUS")
        let medicines = try records("MEDICIJNTAB")
        let addresses = try records("GBAADRESOBJECTBUS")
        let areas = try records("VSLGWBTAB", ["SOORTOBJECTNUMMER", "RINOBJECTNUMMER"])
        let protections = try records("JGDBESCHERMBUS")
        let deaths = try records("GBAOVERLIJDENTAB")
        let moves = try records("GBAMIGRATIEBUS")
        let figures = try DataFile.read(url.appendingPathComponent("kerncijfers.csv"))
        var low: [String: String?] = [:]
        let (codes, years) = (try RegisterStoreTests.texts(figures, "wc"), try RegisterStoreTests.texts(figures, "year"))
        for (row, value) in try RegisterStoreTests.texts(figures, "income_low").enumerated() {
            low["\(codes[row] ?? "") \(years[row] ?? "")"] = value
        }
        var byYear: [String: [Double]] = [:]
        for record in incomes.byKey.values.joined() {
            if let income = Self.number(record["INHBRUTINKH"]) { byYear[record["register_year"] ?? "", default: []].append(income) }
        }
        let ranked = byYear.mapValues { $0.sorted() }

        for (key, records) in births.byKey {
            guard let birth = records.first, let child = Self.person(birth, "RINPERSOONS", "RINPERSOON"), child == key,
                let mother = Self.person(birth, "RINPERSOONSMa", "RINPERSOONMa"), let born = Self.day(birth["ddgeb"]),
                let length = Self.number(birth["amddd"]), birth["omvang"] == "1"
            else { continue }
            let index = CivilDay(daysSinceEpoch: born.daysSinceEpoch - Int32(length))
            guard index.iso >= "2015-06-01", index.iso <= "2018-12-31" else { continue }
            let year = index.components.year
            var row: [Kind: String?] = [.index: index.iso, .family: mother, .parity: birth["par"]]
            let person = persons[mother].first
            row[.origin] = person.flatMap { $0["GBAHERKOMSTGROEPERING"] }
            row[.motherAge] = Self.day(person?["birth_date"]).map { born in
                let (a, b) = (born.components, index.components)
                return String(b.year - a.year - ((b.month, b.day) < (a.month, a.day) ? 1 : 0))
            }
            func holds(_ spell: Record) -> Bool { (spell["DATUMAANVANGHH"] ?? "9") <= index.iso && index.iso <= (spell["DATUMEINDEHH"] ?? "") }
            let home = households[mother].filter(holds).max { ($0["DATUMAANVANGHH"] ?? "") < ($1["DATUMAANVANGHH"] ?? "") }?["HUISHOUDNR"]
            let partner = home.flatMap { members[$0] }?.filter { member in
                member.person != mother && member.person.hasPrefix("R") && holds(member.record)
                    && ["3", "4", "5", "6"].contains(member.record["PLHH"])
            }.max { ($0.record["DATUMAANVANGHH"] ?? "", $1.person) < ($1.record["DATUMAANVANGHH"] ?? "", $0.person) }?.person
            let partnerAge: String? = Self.day(partner.flatMap { persons[$0].first }?["birth_date"]).map { born in
                let (a, b) = (born.components, index.components)
                return String(b.year - a.year - ((b.month, b.day) < (a.month, a.day) ? 1 : 0))
            }
            row[.partnerAge] = .some(partnerAge)
            row[.category] = categories[mother].filter { ($0["AANVSECM"] ?? "9") <= index.iso && index.iso <= ($0["EINDSECM"] ?? "") }
                .max { ($0["AANVSECM"] ?? "") < ($1["AANVSECM"] ?? "") }.flatMap { $0["SECM"] }
            let household = people[mother].first { $0["register_year"] == String(year - 1) }
                .flatMap { Self.key($0, "RINPERSOONSHKW", "RINPERSOONHKW") }
            let income = incomes[household].first { $0["register_year"] == String(year - 1) }.flatMap { $0["INHBRUTINKH"] }
            row[.income] = income
            let rank: String? = Self.number(income).flatMap { value in
                ranked[String(year - 1)].map { all in
                    let (below, same) = (all.count { $0 < value }, all.count { $0 == value })
                    return String(100 * (Double(below) + Double(same) / 2) / Double(all.count))
                }
            }
            row[.incomeRank] = .some(rank)
            // Out 18 months after the end of the year: the last day of June, one and a half years later.
            row[.incomeOut] = incomes[household].filter { "\((Int($0["register_year"] ?? "") ?? 9999) + 2)-06-30" <= index.iso }
                .max { ($0["register_year"] ?? "") < ($1["register_year"] ?? "") }.flatMap { $0["INHBRUTINKH"] }
            let (first, last) = (CivilDay(daysSinceEpoch: index.daysSinceEpoch - 365), CivilDay(daysSinceEpoch: index.daysSinceEpoch - 1))
            func inWindow(_ person: String?) -> [Record] {
                jobs[person].filter { ($0["SDATUMAANVANGIKO"] ?? "9") <= last.iso && first.iso <= ($0["SDATUMEINDEIKO"] ?? "") }
            }
            let father = parents[child].first.flatMap { Self.person($0, "RINPERSOONSpa", "RINPERSOONpa") }
            let wage: String? = inWindow(father).compactMap { Self.number($0["wage"]) }.max().map { String($0) }
            row[.wage] = .some(wage)
            let worked = inWindow(mother)
            row[.jobs] = String(worked.count)
            row[.wages] = String(worked.compactMap { Self.number($0["wage"]) }.reduce(0, +))
            var days: Set<Int32> = []
            for job in worked {
                guard let from = Self.day(job["SDATUMAANVANGIKO"]), let through = Self.day(job["SDATUMEINDEIKO"]) else { continue }
                days.formUnion(max(from.daysSinceEpoch, first.daysSinceEpoch)...min(through.daysSinceEpoch, last.daysSinceEpoch))
            }
            row[.daysWorked] = String(days.count)
            row[.medicine] = medicines[mother].contains { $0["register_year"] == String(year - 1) } ? "1" : "0"
            let dwelling = addresses[mother].filter {
                ($0["GBADATUMAANVANGADRESHOUDING"] ?? "9") <= index.iso && index.iso <= ($0["GBADATUMEINDEADRESHOUDING"] ?? "")
            }.max { ($0["GBADATUMAANVANGADRESHOUDING"] ?? "") < ($1["GBADATUMAANVANGADRESHOUDING"] ?? "") }
                .flatMap { Self.key($0, "SOORTOBJECTNUMMER", "RINOBJECTNUMMER") }
            row[.area] = areas[dwelling].first { $0["register_year"] == "2018" }.flatMap { $0["wc"] }
            let then = areas[dwelling].first { $0["register_year"] == String(year - 1) }.flatMap { $0["wc"] }
            row[.areaLow] = then.flatMap { low["\($0) \(year - 1)"] ?? nil }
            row[.protection] = Self.protection(born, protections[child], deaths[child], moves[child])
            rows[key] = row
        }
    }

    private static func protection(_ born: CivilDay, _ records: [Record], _ deaths: [Record], _ moves: [Record]) -> String? {
        let date = born.components
        let day = date.month == 2 && date.day == 29 ? 28 : date.day
        guard let end = CivilDay(year: date.year + 3, month: date.month, day: day)?.iso else { return nil }
        let events = records.filter { ["11", "12"].contains($0["JGDBMAATREGEL"] ?? "") }
            .filter { ($0["JGDBGELDIGHEIDBEGINDATUM"] ?? "9") <= end && born.iso <= ($0["JGDBGELDIGHEIDEINDDATUM"] ?? "") }
            .compactMap { $0["JGDBGELDIGHEIDBEGINDATUM"].map { max($0, born.iso) } }
        func first(_ records: [Record], _ column: String) -> String? {
            records.compactMap { $0.first { $0.key.lowercased() == column }?.value }.filter { born.iso <= $0 && $0 <= end }.min()
        }
        let death = first(deaths, "gbadatumoverlijden"), move = first(moves, "gbadatumemigratie")
        if let event = events.min(), event <= min(death ?? "9", move ?? "9") { return "1" }
        if let death, death <= move ?? "9" { return "0" }
        return move == nil ? "0" : nil
    }
}
