// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// SPOLISBUS and SECMBUS: jobs with their wages, and what people lived on.
extension RegisterWorld {
    private struct JobRow {
        let person: String
        let start: Int
        let end: Int
        let wage: Double
        let hours: Int
        let contract: Int
    }

    private struct SourceRow {
        let person: String
        let spell: WorkHistory.Spell
    }

    private static let sources = [
        ("employee", "werknemer"), ("self-employed", "zelfstandige"), ("unemployment benefit", "werkloosheidsuitkering"),
        ("social assistance", "bijstandsuitkering"), ("sickness or disability benefit", "uitkering ziekte of arbeidsongeschiktheid"),
        ("student", "student"), ("no income", "geen inkomen"),
    ]

    var workTables: [RawTable] { RegisterYears.annual.map(jobTable) + [sourceTable] }

    private func jobTable(of year: Int) -> RawTable {
        let contracts = [
            Level(code: "O", label: LocalizedText(en: "permanent", nl: "onbepaalde tijd")),
            Level(code: "B", label: LocalizedText(en: "temporary", nl: "bepaalde tijd")),
        ]
        let columns: [TableColumn<JobRow>] =
            TableColumn.person(en: "the person", nl: "de persoon") { $0.person } + [
                .text("SDATUMAANVANGIKO", width: 8, en: "first day (yyyymmdd)", nl: "eerste dag (jjjjmmdd)") { Calendar.text($0.start) },
                .text("SDATUMEINDEIKO", width: 8, en: "last day (yyyymmdd)", nl: "laatste dag (jjjjmmdd)") { Calendar.text($0.end) },
                .number("SBASISLOON", unit: "euro", en: "wage over the spell", nl: "loon over de periode") { $0.wage },
                .integer("SBASISUREN", unit: "hour", en: "paid hours", nl: "betaalde uren", \.hours),
                .code("SCONTRACTSOORT", contracts, en: "contract", nl: "contract") { $0.contract },
            ]
        return RawTable("SPOLISBUS", "ARBEID/SPOLISBUS/\(year)/SPOLIS\(year)BUSV1", columns) { family in
            guard family.isPresent(in: year) else { return [] }
            let income = Income(family, year: year, in: world)
            return adults(family).flatMap { adult in
                jobs(adult, (adult.isWoman ? family.motherWork : family.fatherWork).employment(in: year), Double(income.personal(adult)), year)
            }
        }
    }

    /// One job a spell, and for one in ten a small second one.
    private func jobs(_ adult: Adult, _ spells: [(start: Int, end: Int)], _ income: Double, _ year: Int) -> [JobRow] {
        guard !spells.isEmpty else { return [] }
        var generator = Philox(seed: world.seed, stage: "jobs", item: adult.item << 8 | UInt64(year & 255))
        let fullTime = generator.bernoulli(adult.isWoman ? 0.35 : 0.80)
        var rows: [JobRow] = []
        for spell in spells {
            let part = Double(spell.end - spell.start + 1) / 365
            let wage = max(1_200, income * 0.88) * part
            let hours = (fullTime ? 2_000.0 : 1_250.0) * part
            rows.append(
                JobRow(
                    person: adult.key, start: spell.start, end: spell.end, wage: wage.rounded(), hours: Int(hours),
                    contract: generator.bernoulli(0.72) ? 0 : 1))
            if generator.bernoulli(0.10) {
                let second = JobRow(
                    person: adult.key, start: spell.start, end: spell.end, wage: (wage * 0.15).rounded(), hours: Int(hours * 0.15), contract: 1)
                rows.append(second)
            }
        }
        return rows
    }

    private var sourceTable: RawTable {
        let levels = zip(WorkHistory.Source.allCases, Self.sources).map { Level(code: $0.code, label: LocalizedText(en: $1.0, nl: $1.1)) }
        let columns: [TableColumn<SourceRow>] =
            TableColumn.person(en: "the person", nl: "de persoon") { $0.person }
            + TableColumn.spell("AANVSECM", "EINDSECM") { ($0.spell.start, $0.spell.end) } + [
                .code("SECM", levels, en: "socio-economic category", nl: "sociaaleconomische categorie") { $0.spell.source.rawValue }
            ]
        let year = RegisterYears.last
        return RawTable("SECMBUS", "INKOMEN/SECMBUS/SECM\(year)BUSV1", columns) { family in
            adults(family).flatMap { adult in
                (adult.isWoman ? family.motherWork : family.fatherWork).spells.map { SourceRow(person: adult.key, spell: $0) }
            }
        }
    }
}
