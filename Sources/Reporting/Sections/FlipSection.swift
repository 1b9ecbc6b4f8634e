// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What the model makes of families that somebody drew up, and of one change about them.
struct FlipSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private static let flipsDrawn = 12

    static let judgedKeys = ["flip.mean", "flip.selected"]
    private var all: [Finding] { part["flip.mean"] }
    /// Those that the scores' model was there to answer.
    private var flips: [Finding] { all.filter { !Self.needsModel($0) } }
    private var archetypes: [Finding] { part["archetype.score"] }

    private static func needsModel(_ finding: Finding) -> Bool { finding.reason?.hasSuffix(".needs-model") ?? false }

    /// - Returns: `nil` when nobody drew up any.
    func section() -> Section? {
        guard !all.isEmpty || !archetypes.isEmpty else { return nil }
        var blocks: [Block] = [.paragraph(edition[FlipWords.lead])]
        let concerns = Self.judgedKeys.flatMap { part[$0] }.filter { $0.verdict == .concern }.compactMap(edition.item)
        if !concerns.isEmpty { blocks.append(.list(concerns)) }
        let unanswered = (all + part["archetype.score"]).filter(Self.needsModel).compactMap(edition.reason).uniqued()
        if !unanswered.isEmpty { blocks.append(.list(unanswered.map { Item($0, verdict: VerdictMark(.insufficient, edition.language)) })) }
        if !flips.isEmpty {
            blocks.append(.heading(id: edition.anchor("flips-\(number)-changes"), text: edition[FlipWords.flipsTitle]))
            blocks.append(.paragraph(edition[FlipWords.flipsLead]))
            let drawn = flips.filter { $0.value != nil && $0.interval?.count == 2 }
            if drawn.count > 1 { blocks.append(.figure(figure(Array(drawn.prefix(Self.flipsDrawn))))) }
            blocks.append(.table(flipTable))
        }
        if !archetypes.isEmpty {
            blocks.append(.heading(id: edition.anchor("flips-\(number)-archetypes"), text: edition[FlipWords.archetypesTitle]))
            blocks.append(.paragraph(edition[FlipWords.archetypesLead]))
            blocks.append(.table(archetypeTable))
            let told = part["archetype.effect"].filter { $0.value != nil }.compactMap(edition.sentence)
            if !told.isEmpty {
                blocks.append(.details(Details(summary: edition[FlipWords.together], blocks: [.list(told.map { Item($0) })])))
            }
        }
        return Section(id: edition.anchor("flips-\(number)"), title: edition[FlipWords.title], blocks: blocks)
    }

    /// The label of the archetype or flip.
    private func name(_ finding: Finding) -> String {
        (finding.says?.arguments["name"]?.string).map { edition.labels.level($0, of: nil, edition.language) } ?? "–"
    }

    private func twin(_ key: String, of finding: Finding) -> Finding? {
        part[key].first { $0.about.group == finding.about.group && $0.about.compareTo == finding.about.compareTo }
    }

    private func percent(_ value: Double) -> String { edition.numbers.percentage(value) }
    private func points(_ value: Double) -> String { edition.numbers.number(value * 100, decimals: 1) }

    private func sides(_ finding: Finding?) -> DataTable.Cell {
        guard let before = finding?.says?.arguments["before"]?.double, let after = finding?.says?.arguments["after"]?.double else {
            return .empty("–")
        }
        return .number("\(percent(before)) → \(percent(after))")
    }

    private var flipTable: DataTable {
        let rows = flips.map { flip -> DataTable.Row in
            let decile = twin("flip.top-decile", of: flip), selected = twin("flip.selected", of: flip)
            let graver = [flip, selected].compactMap { $0 }.filter { $0.verdict != .information }.max { $1.isGraver(than: $0) }
            return DataTable.Row(
                header: name(flip),
                cells: [
                    sides(flip), .numberOrDash(edition.withInterval(flip, points)), sides(decile), sides(selected),
                    .numberOrDash(flip.count.map(edition.numbers.count)), edition.verdict(graver),
                ])
        }
        return DataTable(
            caption: edition[FlipWords.flipsTitle], header: edition[FlipWords.change],
            columns: [
                (edition[FlipWords.meanScore], true), (edition[FlipWords.difference], true), (edition[FlipWords.topDecile], true),
                (edition[FlipWords.selected], true), (edition[AuditWords.counted], true), (edition[AuditWords.verdict], false),
            ], rows: rows)
    }

    private func figure(_ drawn: [Finding]) -> Figure {
        let sorted = drawn.sorted { (($0.value ?? 0), name($0)) > (($1.value ?? 0), name($1)) }
        let scaled = sorted.map { flip -> Finding in
            var flip = flip
            flip.value = flip.value.map { $0 * 100 }
            flip.interval = flip.interval.map { $0.map { $0 * 100 } }
            return flip
        }
        let ends = [sorted[0], sorted[sorted.count - 1]].map { (name($0), points($0.value ?? 0)) }
        let title = edition[FlipWords.figureTitle]
        return Figure(
            id: edition.anchor("flips-chart-\(number)"), title: title,
            alternative: edition[AuditWords.alternative(title, highest: ends[0], lowest: ends[1], unprinted: flips.count - drawn.count)],
            note: edition[FlipWords.figureNote],
            chart: IntervalChart(
                points: zip(sorted, scaled).map { flip, scaled in
                    IntervalPoint(label: name(flip), finding: scaled, verdict: flip.verdict == .information ? nil : flip.verdict)
                }, isShare: false, reference: 0, edition: edition
            ).chart(),
            table: DataTable(
                caption: title, header: edition[FlipWords.change], columns: [(edition[FlipWords.difference], true)],
                rows: sorted.map { DataTable.Row(header: name($0), cells: [.numberOrDash(edition.withInterval($0, points))]) }))
    }

    private var archetypeTable: DataTable {
        let rows = archetypes.map { archetype -> DataTable.Row in
            let observed = twin("archetype.observed", of: archetype)
            func argument(_ name: String, _ finding: Finding?) -> DataTable.Cell {
                .numberOrDash(finding?.value == nil ? nil : (finding?.says?.arguments[name]?.double).map(percent))
            }
            return DataTable.Row(
                header: name(archetype),
                cells: [
                    archetype.value == nil ? .empty(edition[FlipWords.notTold]) : .numberOrDash(edition.withInterval(archetype, percent)),
                    argument("everybody", archetype),
                    observed?.value == nil ? .empty(edition[AuditWords.tooFew]) : .numberOrDash(observed?.total.map(edition.numbers.count)),
                    .numberOrDash(observed.flatMap { edition.withInterval($0, percent) }), argument("expected", observed),
                    argument("selected", observed),
                ])
        }
        return DataTable(
            caption: edition[FlipWords.archetypesTitle], header: edition[FlipWords.archetype],
            columns: [
                (edition[FlipWords.meanScore], true), (edition[FlipWords.everybody], true), (edition[FlipWords.real], true),
                (edition[FlipWords.happened], true), (edition[FlipWords.expected], true), (edition[FlipWords.selected], true),
            ], rows: rows)
    }
}
