// SPDX-License-Identifier: EUPL-1.2

import Basics

/// The share of each group that is left after each step, with its interval: a band a step, in it a dot a group.
struct FlowGroupsChart {
    struct Group: Sendable {
        let name: String
        /// By step, in their order; `nil` where it has no share.
        let points: [IntervalPoint?]
    }

    /// Those that drop out most first: these get a colour.
    let groups: [Group]
    let steps: [String]

    private static let colours: [Palette] = [.estimate, .comparison, .third, .fourth]
    private static let (roomOfGroup, roomOfStep) = (11, 16)

    /// What each colour stands for; groups after the fourth share a grey.
    func keys(others: String) -> [Figure.Key] {
        let named = groups.prefix(Self.colours.count).enumerated().map { Figure.Key(style: "dot-\($0)", text: $1.name) }
        return groups.count > Self.colours.count ? named + [Figure.Key(style: "dot-none", text: others)] : named
    }

    func chart() -> Chart {
        let place = { (field: String) in Channel.quantity(.x, field, scale: scale, axis: Axis(format: "~%", ticks: 5)) }
        let step = Channel.names(.y, "step", order: steps, axis: Axis(grid: true, labelLimit: 200))
        let offset = Channel.names(.yOffset, "group", order: groups.map(\.name))
        let layers = groups.indices.reversed().flatMap { number -> [Layer] in
            let colour = number < Self.colours.count ? Self.colours[number] : .reference
            let own = rows(groups[number])
            return [
                Layer(
                    Mark(.rule, color: colour, ["strokeWidth": 2]), filter: "isValid(datum.low)", rows: own,
                    [place("low"), .quantity(.x2, "high"), step, offset]),
                Layer(Mark(.point, color: colour, ["filled": true, "size": 42, "opacity": 1]), rows: own, [place("value"), step, offset]),
            ]
        }
        return Chart(height: steps.count * (groups.count * Self.roomOfGroup + Self.roomOfStep), rows: [], layers: layers)
    }

    private func rows(_ group: Group) -> [JSON] {
        zip(steps, group.points).compactMap { step, point in
            point.map { point in
                [
                    "step": .text(step), "group": .text(group.name), "value": .drawn(point.value), "low": .drawn(point.low),
                    "high": .drawn(point.high),
                ]
            }
        }
    }

    private var scale: Scale {
        let ends = groups.flatMap(\.points).compactMap { $0 }.flatMap(\.ends)
        let low = ends.min() ?? 0, high = ends.max() ?? 1, air = max((high - low) * 0.06, 1e-4)
        return Scale(domain: max(0, low - air)...min(1, high + air))
    }
}
