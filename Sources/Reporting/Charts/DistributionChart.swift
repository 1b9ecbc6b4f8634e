// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Observed values beside imputed ones: two lines over numbers, two marks a level.
enum DistributionChart {
    struct Bar: Sendable {
        /// Middle of the bar, in the unit of the column.
        let at: Double
        let observed: Double
        let imputed: Double
    }

    struct Level: Sendable {
        let name: String
        let observed: Double
        let imputed: Double
    }

    static func chart(_ bars: [Bar], title: String) -> Chart {
        let places = bars.map(\.at), top = bars.flatMap { [$0.observed, $0.imputed] }.max() ?? 1
        let low = places.min() ?? 0, high = places.max() ?? 1, air = max((high - low) * 0.02, 1e-9)
        let across = Channel.quantity(.x, "at", title: title, scale: Scale(domain: low - air...high + air), axis: Axis(format: Axis.plain, ticks: 5))
        let upright = { (field: String) in
            Channel.quantity(.y, field, scale: Scale(domain: 0...max(top * 1.05, 1e-6)), axis: Axis(format: "~%", ticks: 4))
        }
        let rows: [JSON] = bars.map { ["at": .drawn($0.at), "observed": .drawn($0.observed), "imputed": .drawn($0.imputed)] }
        return Chart(
            height: 150, rows: rows,
            layers: [Layer(ModelLine.mark(0), [across, upright("observed")]), Layer(ModelLine.mark(1), [across, upright("imputed")])])
    }

    static func chart(_ levels: [Level]) -> Chart {
        let top = levels.flatMap { [$0.observed, $0.imputed] }.max() ?? 1
        let names = NameAxis(field: "name", names: levels.map(\.name))
        let place = { (field: String) in
            Channel.quantity(.x, field, scale: Scale(domain: 0...max(top * 1.05, 1e-6)), axis: Axis(format: "~%", ticks: 4))
        }
        let rows: [JSON] = levels.map { ["name": .text($0.name), "observed": .drawn($0.observed), "imputed": .drawn($0.imputed)] }
        return Chart(
            height: names.height, rows: rows,
            layers: names.layers() + [
                Layer(Mark(.point, color: .estimate, ["filled": true, "size": 80, "opacity": 1]), [place("observed"), names.channel]),
                Layer(
                    Mark(.point, color: .comparison, ["filled": false, "size": 80, "strokeWidth": 2, "opacity": 1]),
                    [place("imputed"), names.channel]),
            ])
    }
}

/// One number after each iteration, a line a chain.
enum TraceChart {
    /// - Parameter chains: values in the order of iterations.
    static func chart(_ chains: [[Double]], title: String) -> Chart {
        let values = chains.flatMap { $0 }.filter(\.isFinite), longest = chains.map(\.count).max() ?? 1
        let low = values.min() ?? 0, high = values.max() ?? 1, air = max((high - low) * 0.06, 1e-9)
        let across = Channel.quantity(
            .x, "iteration", title: title, scale: Scale(domain: 1...Double(max(2, longest))), axis: Axis(format: Axis.plain, ticks: min(10, longest)))
        let upright = Channel.quantity(.y, "value", scale: Scale(domain: low - air...high + air), axis: Axis(format: Axis.plain, ticks: 4))
        let layers = chains.enumerated().map { number, chain in
            Layer(
                Mark(.line, color: number % 2 == 0 ? .estimate : .comparison, ["strokeWidth": 1.5, "opacity": 0.8]),
                rows: chain.enumerated().map { ["iteration": .number(Double($0.offset + 1)), "value": .drawn($0.element)] }, [across, upright])
        }
        return Chart(height: 120, rows: [], layers: layers)
    }
}
