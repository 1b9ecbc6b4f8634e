// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What was filled in, how, and whether it can be used.
struct ImputationSection {
    let edition: Edition

    private static let columnsDrawn = 24
    private static let predictorsNamed = 6

    /// - Returns: `nil` when nothing was imputed.
    func section() -> Section? {
        guard let columns = edition.evidence["imputation.columns"].first?.table else { return nil }
        let title = edition[ImputationWords.title], id = edition.anchor("imputation")
        guard !columns.rows.isEmpty else { return Section(id: id, title: title, blocks: [.paragraph(edition[ImputationWords.nothing])] + absent) }
        let blocks: [Block] = [.paragraph(lead(columns)), .paragraph(edition[ImputationWords.caution]), .table(table(columns))]
        return Section(
            id: id, title: title,
            blocks: blocks + remarks(columns) + absent + convergence + compared + donors + QualityTables(edition: edition).blocks)
    }

    private var names: [String] {
        edition.evidence["imputation.columns"].first?.table?.column("column")?.compactMap(\.string) ?? []
    }

    private func label(_ column: String) -> String { edition.labels.feature(column, edition.language) }

    private func lead(_ columns: EvidenceTable) -> String {
        let cells = (columns.column("cells") ?? []).compactMap(\.double).reduce(0, +)
        let trace = edition.evidence["imputation.trace"].first?.table
        let count = { (column: String) in Int((trace?.column(column) ?? []).compactMap(\.double).max() ?? 0) }
        let numbers = edition.numbers
        return edition[
            ImputationWords.lead(
                columns: numbers.count(columns.rows.count), cells: numbers.count(Int(cells)), imputations: numbers.count(count("chain")),
                iterations: numbers.count(count("iteration")))]
    }

    private func table(_ columns: EvidenceTable) -> DataTable {
        let rows = columns.rows.indices.map { index -> DataTable.Row in
            let cell = { (name: String) in columns.column(name)?[index] ?? .null }
            let from = (cell("predictors").string ?? "").components(separatedBy: ", ").filter { !$0.isEmpty }
            let list =
                from.count > Self.predictorsNamed
                ? edition[ImputationWords.others(edition.numbers.count(from.count))] : from.map(label).joined(separator: ", ")
            return DataTable.Row(
                header: label(cell("column").string ?? ""),
                cells: [
                    .numberOrDash(cell("cells").double.map { edition.numbers.count(Int($0)) }),
                    .numberOrDash(cell("share").double.map { edition.numbers.percentage($0) }),
                    .text(edition[ImputationWords.method(cell("method").string ?? "")]), .text(list),
                ])
        }
        return DataTable(
            caption: edition[ImputationWords.columnsCaption], header: edition[ImputationWords.column],
            columns: [
                (edition[ImputationWords.cells], true), (edition[ImputationWords.share], true), (edition[ImputationWords.method], false),
                (edition[ImputationWords.predictors], false),
            ], rows: rows)
    }

    private func remarks(_ columns: EvidenceTable) -> [Block] {
        let ridged = zip(columns.column("column") ?? [], columns.column("ridge") ?? []).filter { $0.1 == .flag(true) }.compactMap(\.0.string)
        return ridged.isEmpty ? [] : [.paragraph(edition[ImputationWords.ridged(edition.list(ridged.map(label)))])]
    }

    private var absent: [Block] {
        guard let table = edition.evidence["imputation.left-out"].first?.table, !table.rows.isEmpty else { return [] }
        let list = zip(table.column("column") ?? [], table.column("reason") ?? []).map { column, reason in
            "\(label(column.string ?? "")) (\(edition[ImputationWords.reason(reason.string ?? "")]))"
        }
        return [.paragraph(edition[ImputationWords.absent(edition.list(list))])]
    }

    /// What did not settle first.
    private var convergence: [Block] {
        let found = edition.evidence["imputation.convergence"]
        let items = found.enumerated().sorted {
            $0.element.isGraver(than: $1.element) || (!$1.element.isGraver(than: $0.element) && $0.offset < $1.offset)
        }
        .compactMap { edition.item($0.element) }
        return items.isEmpty
            ? [] : [.heading(id: edition.anchor("imputation-chains"), text: edition[ImputationWords.convergenceTitle]), .list(items)]
    }

    // MARK: - Observed and imputed

    private var compared: [Block] {
        let shown = names.prefix(Self.columnsDrawn)
        let figures = shown.enumerated().flatMap { number, name in [distribution(name, number), trace(name, number)].compactMap { $0 } }
        guard !figures.isEmpty else { return [] }
        return [
            .heading(id: edition.anchor("imputation-compared"), text: edition[ImputationWords.compareTitle]),
            .paragraph(edition[ImputationWords.compareNote]), .figures(figures),
        ]
    }

    private func finding(_ key: String, _ column: String) -> Finding? { edition.evidence[key].first { $0.about.column == column } }

    private func distribution(_ name: String, _ number: Int) -> Figure? {
        guard let finding = finding("imputation.distribution", name), let table = finding.table, let observed = table.column("observed"),
            let imputed = table.column("imputed")
        else { return nil }
        let numbers = edition.numbers, unit = edition.labels.unit(of: name)
        let pairs = zip(observed, imputed).map { ($0.double ?? 0, $1.double ?? 0) }
        let headers: [String], chart: Chart
        if let levels = table.column("level") {
            headers = levels.map { edition.labels.featureLevel($0.string ?? "", of: name, edition.language) }
            chart = DistributionChart.chart(
                zip(headers, pairs).map { DistributionChart.Level(name: $0, observed: $1.0, imputed: $1.1) })
        } else {
            let edges = zip(table.column("from") ?? [], table.column("to") ?? []).map { ($0.double ?? 0, $1.double ?? 0) }
            headers = edges.map { low, high in high - low == 1 && low != low.rounded() ? plain((low + high) / 2) : "\(plain(low)) – \(plain(high))" }
            chart = DistributionChart.chart(
                zip(edges, pairs).map { DistributionChart.Bar(at: ($0.0 + $0.1) / 2, observed: $1.0, imputed: $1.1) }, title: unit ?? "")
        }
        let rows = zip(headers, pairs).map {
            DataTable.Row(header: $0, cells: [.number(numbers.percentage($1.0)), .number(numbers.percentage($1.1))])
        }
        return Figure(
            id: edition.anchor("imputation-values-\(number)"), title: label(name).capitalisedFirst,
            alternative: edition.sentence(of: finding) ?? edition[ImputationWords.compareAlternative(label(name))].capitalisedFirst,
            keys: [
                Figure.Key(style: ModelLine.style(0), text: edition[ImputationWords.observed]),
                Figure.Key(style: ModelLine.style(1), text: edition[ImputationWords.imputed]),
            ], chart: chart,
            table: DataTable(
                caption: label(name), header: edition[ImputationWords.value],
                columns: [(edition[ImputationWords.observed], true), (edition[ImputationWords.imputed], true)], rows: rows))
    }

    private func plain(_ value: Double) -> String {
        edition.numbers.number(value, decimals: value == value.rounded() ? 0 : value.magnitude < 10 ? 2 : 1)
    }

    /// The mean, or the share of the level that is imputed most.
    private func trace(_ name: String, _ number: Int) -> Figure? {
        guard let table = finding("imputation.trace", name)?.table, let statistics = table.column("statistic")?.map({ $0.string ?? "" }),
            let chain = table.column("chain")?.map({ Int($0.double ?? 0) }), let values = table.column("value")?.map({ $0.double ?? .nan })
        else { return nil }
        let sums = Dictionary(grouping: statistics.indices) { statistics[$0] }.mapValues { places in places.reduce(0) { $0 + values[$1] } }
        guard let chosen = sums["mean"] != nil ? "mean" : sums.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
        let places = statistics.indices.filter { statistics[$0] == chosen }
        let chains = chain.max().map { count in (1...max(1, count)).map { number in places.filter { chain[$0] == number }.map { values[$0] } } } ?? []
        guard let longest = chains.map(\.count).max(), longest > 0 else { return nil }
        let level = chosen.hasPrefix("share:") ? edition.labels.featureLevel(String(chosen.dropFirst(6)), of: name, edition.language) : nil
        let what =
            level.map { level in
                LocalizedText(en: "\(ImputationWords.shareOf.en) \"\(level)\"", nl: "\(ImputationWords.shareOf.nl) \"\(level)\"")
            } ?? ImputationWords.mean
        let write = { (value: Double) in level == nil ? self.edition.numbers.number(value, decimals: 3) : self.edition.numbers.percentage(value) }
        let rows = (0..<longest).map { iteration in
            DataTable.Row(
                header: String(iteration + 1), cells: chains.map { .numberOrDash($0.indices.contains(iteration) ? write($0[iteration]) : nil) })
        }
        return Figure(
            id: edition.anchor("imputation-trace-\(number)"), title: "\(edition[ImputationWords.traceTitle]): \(label(name))",
            alternative: edition[ImputationWords.traceAlternative(what, chains: edition.numbers.count(chains.count))],
            chart: TraceChart.chart(chains, title: edition[ImputationWords.iteration]),
            table: DataTable(
                caption: "\(edition[ImputationWords.traceTitle]): \(label(name))", header: edition[ImputationWords.iteration],
                columns: chains.indices.map { (String($0 + 1), true) }, rows: rows))
    }

    // MARK: - Donors

    private var donors: [Block] {
        let found = edition.evidence["imputation.donors"], numbers = edition.numbers
        guard !found.isEmpty else { return [] }
        let rows = found.map { finding -> DataTable.Row in
            let mean = { (column: String) -> String? in
                let values = (finding.table?.column(column) ?? []).compactMap(\.double)
                return values.isEmpty ? nil : numbers.count(Int((values.reduce(0, +) / Double(values.count)).rounded()))
            }
            return DataTable.Row(
                header: label(finding.about.column ?? ""),
                cells: [.numberOrDash(mean("cells")), .numberOrDash(mean("donors")), .numberOrDash(mean("most_by_one"))])
        }
        let whole = DataTable(
            caption: edition[ImputationWords.donorsCaption], header: edition[ImputationWords.column],
            columns: [(edition[ImputationWords.cells], true), (edition[ImputationWords.givers], true), (edition[ImputationWords.most], true)],
            rows: rows)
        return [
            .heading(id: edition.anchor("imputation-donors"), text: edition[ImputationWords.donorsTitle]),
            .paragraph(edition[ImputationWords.donorsNote]), .table(whole),
        ] + edition.evidence["imputation.donor-groups"].compactMap(donorGroups)
    }

    private func donorGroups(_ finding: Finding) -> Block? {
        guard let table = finding.table, let attribute = finding.about.attribute else { return nil }
        let got = (table.column("recipient") ?? []).map { $0.string ?? "" }, gave = (table.column("donor") ?? []).map { $0.string ?? "" }
        let shares = (table.column("share") ?? []).map { $0.double ?? 0 }
        let name = { (code: String) in edition.labels.level(code, of: attribute, edition.language) }
        let givers = gave.uniqued()
        let rows = got.uniqued().map { recipient in
            DataTable.Row(
                header: name(recipient),
                cells: givers.map { giver in
                    let place = got.indices.first { got[$0] == recipient && gave[$0] == giver }
                    return .numberOrDash(place.map { edition.numbers.percentage(shares[$0]) })
                })
        }
        let caption = edition[
            ImputationWords.groupsCaption(label(finding.about.column ?? ""), edition.labels.attribute(attribute, edition.language))]
        let whole = DataTable(caption: caption, header: edition[ImputationWords.recipient], columns: givers.map { (name($0), true) }, rows: rows)
        return .details(Details(summary: caption.capitalisedFirst, blocks: [.table(whole)]))
    }
}
