// SPDX-License-Identifier: EUPL-1.2

import Basics

/// The shape of a feature: by how much each of its parts multiplies the odds.
struct ShapeChart {
    let parts: [ShapePart]
    let missing: [ShapePart]
    /// One upright axis for all features of a model; a band that runs past it is cut off.
    let odds: ClosedRange<Double>

    private static let height = 150
    private static let lowest = 60

    func chart() -> Chart { parts.contains { $0.level != nil } ? levels() : steps() }

    /// Numbers: a step per part with its band, and hollow dots at the right for what is missing.
    private func steps() -> Chart {
        let edges = parts.flatMap { [$0.low, $0.high] }.compactMap { $0 }
        var low = edges.min() ?? 0, high = edges.max() ?? 1
        if high <= low { (low, high) = (low - 0.5, high + 0.5) }
        let open = (high - low) * 0.06
        let hasOpenStart = parts.contains { $0.low == nil }, hasOpenEnd = parts.contains { $0.high == nil }
        let from = hasOpenStart ? low - open : low, to = hasOpenEnd ? high + open : high
        let slot = (to - from) * 0.2
        let places = missing.indices.map { to + slot * (Double($0) + 0.55) }
        let end = missing.isEmpty ? to : to + slot * Double(missing.count) + slot * 0.1

        let axis = Axis(
            format: Axis.plain, values: RoundNumbers.linear(in: low...high, atMost: 5) + places, label: Self.naming(zip(places, missing.map(\.name))),
            grid: false)
        let across = { (field: String) in Channel.quantity(.x, field, scale: Scale(domain: from...end), axis: axis) }
        let rows = parts.map { Self.row($0, ["from": .drawn($0.low ?? from), "to": .drawn($0.high ?? to)]) }
        let apart = zip(places, missing).map { Self.row($1, ["from": .drawn($0)]) }
        let band = [across("from"), .quantity(.x2, "to"), odds(.y, "low"), .quantity(.y2, "high")]
        var layers = [
            Layer(Mark(.rule, color: .reference, ["strokeDash": [2, 3]]), rows: [[:]], [.at(.y, 1)]),
            Layer(Mark(.rect, color: .band, ["clip": true]), rows: rows, band),
            Layer(
                Mark(.rule, color: .estimate, ["strokeWidth": 2, "clip": true]), rows: rows,
                [across("from"), .quantity(.x2, "to"), odds(.y, "odds")]),
            Layer(
                Mark(.line, color: .estimate, ["strokeWidth": 1, "interpolate": "step-after", "clip": true]), rows: rows,
                [across("from"), odds(.y, "odds")]),
        ]
        layers += resampled(Mark(.rule, color: .ink, ["strokeWidth": 1, "strokeDash": [3, 2], "clip": true]), rows) {
            [across("from"), .quantity(.x2, "to"), odds(.y, $0)]
        }
        layers += resampled(Self.tick(.text("horizontal")), apart) { [across("from"), odds(.y, $0)] }
        if !apart.isEmpty {
            layers += Self.apart(
                apart, interval: [across("from"), odds(.y, "low"), .quantity(.y2, "high")], dot: [across("from"), odds(.y, "odds")])
        }
        return Chart(height: Self.height, rows: [], layers: layers)
    }

    /// Levels: a dot with its interval per level, names at the left; what is missing is hollow.
    private func levels() -> Chart {
        let all = parts + missing
        let names = NameAxis(field: "level", names: all.map(\.name)), name = names.channel
        let rows = parts.map { Self.row($0, ["level": .text($0.name)]) }
        let apart = missing.map { Self.row($0, ["level": .text($0.name)]) }
        var layers = [
            Layer(Mark(.rule, color: .reference, ["strokeDash": [2, 3]]), rows: [[:]], [.at(.x, 1)]),
            Layer(Mark(.rule, color: .estimate, ["strokeWidth": 2, "clip": true]), rows: rows, [odds(.x, "low"), .quantity(.x2, "high"), name]),
            Layer(Mark(.point, color: .estimate, ["filled": true, "size": 60, "opacity": 1, "clip": true]), rows: rows, [odds(.x, "odds"), name]),
        ]
        if !apart.isEmpty { layers += Self.apart(apart, interval: [odds(.x, "low"), .quantity(.x2, "high"), name], dot: [odds(.x, "odds"), name]) }
        layers += resampled(Self.tick(.text("vertical")), rows + apart) { [odds(.x, $0), name] }
        layers += names.layers(rows: all.map { ["level": .text($0.name)] })
        return Chart(height: max(Self.lowest, names.height), rows: [], layers: layers)
    }

    /// The limits of the second interval, where there is one.
    private func resampled(_ mark: Mark, _ rows: [JSON], _ channels: (String) -> [Channel]) -> [Layer] {
        guard (parts + missing).contains(where: { $0.resampled != nil }), !rows.isEmpty else { return [] }
        return ["resampledLow", "resampledHigh"].map { Layer(mark, filter: "isValid(datum.\($0))", rows: rows, channels($0)) }
    }

    private static func tick(_ direction: JSON) -> Mark {
        Mark(.tick, color: .ink, ["orient": direction, "size": 9, "thickness": 1, "clip": true])
    }

    /// The axis that all features of a model share.
    private func odds(_ name: Channel.Name, _ field: String) -> Channel {
        .quantity(
            name, field, scale: Scale(domain: odds, isLogarithmic: true),
            axis: Axis(values: RoundNumbers.ratios(in: odds), label: "'×' + format(datum.value, '~g')"))
    }

    private static func row(_ part: ShapePart, _ more: KeyValuePairs<String, JSON>) -> JSON {
        var members: [JSON.Member] = more.map { .init(name: $0.key, value: $0.value) }
        members += [
            .init(name: "odds", value: .drawn(part.odds)), .init(name: "low", value: .drawn(part.lower)),
            .init(name: "high", value: .drawn(part.upper)),
        ]
        if let resampled = part.resampled {
            members += [
                .init(name: "resampledLow", value: .drawn(resampled.lower)), .init(name: "resampledHigh", value: .drawn(resampled.upper)),
            ]
        }
        return .object(members)
    }

    /// What is missing: hollow, grey, and never joined to its neighbours.
    private static func apart(_ rows: [JSON], interval: [Channel], dot: [Channel]) -> [Layer] {
        [
            Layer(Mark(.rule, color: .quiet, ["strokeWidth": 2, "clip": true]), rows: rows, interval),
            Layer(
                Mark(
                    .point,
                    ["filled": true, "size": 60, "fill": "var(--paper)", "stroke": "var(--quiet)", "strokeWidth": 2, "opacity": 1, "clip": true]),
                rows: rows, dot),
        ]
    }

    /// Writes names at the places of what is missing, and numbers elsewhere.
    private static func naming(_ names: Zip2Sequence<[Double], [String]>) -> String? {
        let cases = names.map { "abs(datum.value - \(JSON.drawn($0).encoded)) < 1e-9 * abs(datum.value) ? \(JSON.text($1).encoded) : " }
        return cases.isEmpty ? nil : cases.joined() + "datum.label"
    }
}
