// SPDX-License-Identifier: EUPL-1.2

import Basics

/// The looks of a model's line: a colour and a dash, so that neither is needed alone. The chosen model is the first.
enum ModelLine {
    private static let colours: [Palette] = [.estimate, .comparison, .third, .fourth]
    private static let dashes: [JSON] = [[], [8, 3], [3, 3], [10, 3, 2, 3]]

    static func mark(_ index: Int) -> Mark {
        Mark(
            .line, color: colours[index % colours.count],
            ["strokeWidth": index == 0 ? 2.5 : 1.75, "strokeDash": dashes[index % dashes.count], "clip": true])
    }

    /// The style sheet's class for the key beside the chart.
    static func style(_ index: Int) -> String { "line-\(index % colours.count)" }
}
