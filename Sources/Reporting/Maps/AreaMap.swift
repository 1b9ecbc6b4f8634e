// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import func Foundation.log

/// Draws findings by area on the map of the areas; what is not printed stays grey.
struct AreaMap {
    let edition: Edition
    private let shapes: AreaShapes

    /// - Returns: `nil` for a run without shapes.
    init?(_ edition: Edition) {
        guard let shapes = AreaShapes(edition.evidence) else { return nil }
        (self.edition, self.shapes) = (edition, shapes)
    }

    /// What the colours of a map mean.
    struct Words {
        /// What is mapped, after "The map shows".
        let subject: LocalizedText
        let more: LocalizedText
        let less: LocalizedText
    }

    /// What was found in an area.
    struct Entry {
        let code: String
        /// `nil`: not printed.
        let value: Double?
        let interval: (low: Double, high: Double)?

        /// - Returns: `nil` for a finding that is about no area.
        init?(_ finding: Finding) {
            guard let code = finding.about.area else { return nil }
            let ends = finding.interval.flatMap { $0.count == 2 ? ($0[0], $0[1]) : nil }
            self.init(code: code, value: finding.value, interval: ends)
        }

        init(code: String, value: Double?, interval: (low: Double, high: Double)?) {
            (self.code, self.value, self.interval) = (code, value, interval)
        }
    }

    /// - Parameters:
    ///   - entries: one an area.
    ///   - reference: the value that has no colour: 1 of a ratio, the share of all rows of a share.
    ///   - id: of the figure, without the edition.
    /// - Returns: `nil` where no area that is printed has a shape.
    func figure(_ entries: [Entry], reference: Double = 1, id: String, title: String, words: Words, table: DataTable) -> Figure? {
        guard reference > 0 else { return nil }
        var values: [String: AreaMapChart.Value] = [:], clear: [(code: String, distance: Double)] = []
        for entry in entries {
            guard let value = entry.value, value >= 0 else { continue }
            let isClear = entry.interval.map { $0.low > reference || $0.high < reference } ?? false
            values[entry.code] = AreaMapChart.Value(ratio: value / reference, isClear: isClear)
            if isClear { clear.append((entry.code, abs(log(max(value / reference, 1e-9))))) }
        }
        let drawn = Set(shapes.shapes.map(\.code)), printed = drawn.intersection(values.keys)
        guard !printed.isEmpty else { return nil }
        let names = clear.filter { drawn.contains($0.code) }.sorted { ($1.distance, $0.code) < ($0.distance, $1.code) }
            .map { ($0.code, edition.labels.area($0.code, edition.language)) }
        let unshaped = entries.count { !drawn.contains($0.code) }
        return Figure(
            id: edition.anchor(id), title: "\(edition[MapWords.title]): \(title.lowercasedFirst)",
            alternative: edition[
                MapWords.alternative(words.subject, printed: printed.count, of: drawn.count, clear: names.map(\.1), edition.numbers)],
            note: unshaped > 0 ? edition[MapWords.unshaped(edition.numbers.count(unshaped), isOne: unshaped == 1)] : nil,
            keys: [
                Figure.Key(style: "map-more", text: edition[words.more]), Figure.Key(style: "map-less", text: edition[words.less]),
                Figure.Key(style: "map-none", text: edition[MapWords.unprinted]), Figure.Key(style: "map-clear", text: edition[MapWords.clear]),
            ],
            chart: AreaMapChart(shapes: shapes, values: values, names: names).chart(), table: table)
    }
}
