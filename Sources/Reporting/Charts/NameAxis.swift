// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Names down the left side, a line each; where one is long, all stand above their marks, so that no chart cuts off whom it is about.
struct NameAxis {
    let field: String
    let names: [String]

    private static let longestBeside = 22, roomBeside = 160
    private static let lineHeightBeside = 26, lineHeightAbove = 42, rise = -14

    private var isAbove: Bool { names.contains { $0.count > Self.longestBeside } }

    var channel: Channel {
        .names(.y, field, order: names, axis: isAbove ? .hidden : Axis(grid: false, labelLimit: Self.roomBeside))
    }

    var height: Int { max(2, names.count) * (isAbove ? Self.lineHeightAbove : Self.lineHeightBeside) }

    /// The names themselves, where they stand above their marks.
    func layers(rows: [JSON]? = nil) -> [Layer] {
        guard isAbove else { return [] }
        return [
            Layer(
                Mark(.text, color: .quiet, ["align": "left", "dy": .number(Double(Self.rise))]), rows: rows,
                [.pixel(.x, 0), channel, .words(field)])
        ]
    }
}
