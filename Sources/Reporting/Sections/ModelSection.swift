// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What the model learned: which features weigh most, and the shape of each.
struct ModelSection {
    let edition: Edition
    let part: OutcomePart
    let number: Int

    private static let shapesDrawn = 40
    private static let pairsDrawn = 12

    /// - Returns: `nil` when no model shows what it learned.
    func section() -> Section? {
        var blocks: [Block] = []
        let weights = importance
        if !weights.isEmpty { blocks.append(.figure(figure(weights))) }
        let order = Dictionary(weights.enumerated().map { ($1.feature, $0) }) { first, _ in first }
        let shapes = part.shapes(edition).sorted { (order[$0.feature] ?? .max, $0.feature) < (order[$1.feature] ?? .max, $1.feature) }
        if !shapes.isEmpty {
            let odds = FeatureShape.sharedAxis(shapes)
            blocks.append(.heading(id: edition.anchor("shapes-\(number)"), text: edition[ModelWords.shapesTitle]))
            blocks.append(.paragraph(edition[ModelWords.shapesLead]))
            if shapes.contains(where: \.isResampled) { blocks.append(.paragraph(edition[resampling])) }
            blocks.append(
                .figures(
                    shapes.prefix(Self.shapesDrawn).map {
                        ShapeFigure(edition: edition, shape: $0, odds: odds).figure(id: "shape-\(number)-\($0.index)")
                    }))
        }
        let pairs = part.pairShapes(edition)
        if !pairs.isEmpty {
            blocks.append(.heading(id: edition.anchor("pairs-\(number)"), text: edition[ModelWords.pairsTitle]))
            blocks.append(.paragraph(edition[ModelWords.pairsLead]))
            blocks.append(
                .figures(pairs.prefix(Self.pairsDrawn).map { PairFigure(edition: edition, pair: $0).figure(id: "pair-\(number)-\($0.index)") }))
        }
        blocks += ScreeningTable(edition: edition, part: part, number: number).blocks()
        blocks += UpdatingTable(edition: edition, part: part, number: number).blocks()
        blocks += PriorTables(edition: edition, part: part, number: number).blocks()
        blocks += ModelTables(edition: edition, part: part).blocks()
        guard !blocks.isEmpty else { return nil }
        if !shapes.isEmpty { blocks.insert(.paragraph(edition[ModelWords.lead]), at: 0) }
        return Section(id: edition.anchor("model-\(number)"), title: edition[ModelWords.title], blocks: blocks)
    }

    /// What the second interval is.
    private var resampling: LocalizedText {
        let table = part.first("model.summary")?.table
        let names = (table?.column("name") ?? []).map { $0.string }, values = table?.column("value") ?? []
        let variance = names.firstIndex(of: "variance").flatMap { values[$0].string }
        return ResamplingWords.lead(families: names.contains("clusters"), isSandwich: variance == "sandwich")
    }

    private var importance: [(feature: String, weight: Double)] {
        part["factor.importance"].compactMap { finding in
            guard let feature = finding.about.feature, let weight = finding.value else { return nil }
            return (feature, weight)
        }.sorted { ($1.weight, $0.feature) < ($0.weight, $1.feature) }
    }

    private func figure(_ weights: [(feature: String, weight: Double)]) -> Figure {
        let language = edition.language
        let named = weights.map { (name: edition.labels.feature($0.feature, language), weight: $0.weight) }
        let written = { (weight: Double) in edition.numbers.number(weight, decimals: 3) }
        return Figure(
            id: edition.anchor("importance-\(number)"), title: edition[ModelWords.importanceTitle],
            alternative: edition[ModelWords.importanceAlternative(first: named.prefix(3).map(\.name), count: edition.numbers.count(named.count))],
            chart: ImportanceChart.chart(named, axisTitle: edition[ModelWords.importanceAxis]),
            table: DataTable(
                caption: edition[ModelWords.importanceTitle], header: edition[ModelWords.feature],
                columns: [(edition[ModelWords.importanceAxis], true)],
                rows: named.map { DataTable.Row(header: $0.name, cells: [.number(written($0.weight))]) }))
    }
}
