// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// JGDHULPBUS and JGDBESCHERMBUS: youth care and child protection, in spells, a file for each year in which they began.
///
/// Help is recorded where need was seen (`Detection`). Protection follows need alone, whoever saw it.
extension RegisterWorld {
    private struct Row {
        let child: String
        let start: Int
        let end: Int?
        let code: Int
    }

    private static let forms = [
        ("ambulatory, at the provider", "ambulante hulp bij de aanbieder"), ("at home", "hulp in het netwerk van de jeugdige"),
        ("foster care", "pleegzorg"), ("residential", "verblijf"),
    ]
    private static let formCodes = ["21", "23", "11", "12"]
    private static let measures = ["11", "12", "21", "22", "23"]

    var youthTables: [RawTable] {
        let forms = zip(Self.formCodes, Self.forms).map { Level(code: $0, label: LocalizedText(en: $1.0, nl: $1.1)) }
        let help: [TableColumn<Row>] =
            TableColumn.person(en: "the child", nl: "het kind") { $0.child }
            + TableColumn.spell("JGDHGELDIGHEIDBEGINDATUM", "JGDHGELDIGHEIDEINDDATUM") { ($0.start, $0.end) } + [
                .code("JGDHHULPVORM", forms, en: "form of help", nl: "vorm van hulp", \.code)
            ]
        let protection: [TableColumn<Row>] =
            TableColumn.person(en: "the child", nl: "het kind") { $0.child }
            + TableColumn.spell("JGDBGELDIGHEIDBEGINDATUM", "JGDBGELDIGHEIDEINDDATUM") { ($0.start, $0.end) } + [
                .code("JGDBMAATREGEL", Self.measures.map { Level(code: $0) }, en: "measure", nl: "maatregel", \.code)
            ]
        return RegisterYears.youthCare.flatMap { year in
            [
                RawTable("JGDHULPBUS", "VEILIGHEID/JGDHULPBUS/JGDHULP\(year)BUSV1", help) { family in
                    family.children.compactMap { self.help($0, family) }.filter { Calendar.year(of: $0.start) == year }
                },
                RawTable("JGDBESCHERMBUS", "VEILIGHEID/JGDBESCHERMBUS/JGDBESCHERM\(year)BUSV1", protection) { family in
                    family.children.compactMap { self.protection($0, family) }.filter { Calendar.year(of: $0.start) == year }
                },
            ]
        }
    }

    private func help(_ child: FamilyLife.Child, _ family: FamilyLife) -> Row? {
        guard detection.isRecorded[child.row] else { return nil }
        var generator = Philox(seed: world.seed, stage: "youth care", item: child.birth.item)
        return spell(child, family, within: 1_000, codes: [0.55, 0.93, 0.96, 1], &generator)
    }

    /// One in six of those in need.
    private func protection(_ child: FamilyLife.Child, _ family: FamilyLife) -> Row? {
        var generator = Philox(seed: world.seed, stage: "child protection", item: child.birth.item)
        guard child.birth.need.isNeeded, generator.bernoulli(1.0 / 6) else { return nil }
        return spell(child, family, within: 1_060, codes: [0.45, 0.62, 0.80, 0.92, 1], &generator)
    }

    private func spell(_ child: FamilyLife.Child, _ family: FamilyLife, within days: Int, codes: [Double], _ generator: inout Philox) -> Row? {
        let start = child.birth.day + 14 + generator.below(days)
        let end = start + 60 + Int(280 * generator.exponential())
        let code = generator.position(cumulative: codes)
        let leaves = [child.deathDay, family.emigration].compactMap { $0 }.min() ?? .max
        guard start <= min(leaves, RegisterYears.lastDay) else { return nil }
        return Row(child: child.key, start: start, end: end > min(leaves, RegisterYears.lastDay) ? (leaves == .max ? nil : leaves) : end, code: code)
    }
}
