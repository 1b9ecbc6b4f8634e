// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Rows left after each step: bars with the number at their end.
enum FlowStepsChart {
    static func chart(_ steps: [(name: String, count: Int)], language: Language) -> Chart {
        let numbers = NumberWords(language)
        let rows: [JSON] = steps.map { ["step": .text($0.name), "rows": .number(Double($0.count)), "text": .text(numbers.count($0.count))] }
        // Room at the right for the number that stands beside the longest bar.
        let place = Channel.quantity(
            .x, "rows", scale: Scale(domain: 0...Double(max(1, steps.map(\.count).max() ?? 1)) * 1.18), axis: Axis(format: Axis.plain, ticks: 4))
        let name = Channel.names(.y, "step", order: steps.map(\.name), axis: Axis(grid: false, labelLimit: 200))
        return Chart(
            height: steps.count * 34, rows: rows,
            layers: [
                Layer(Mark(.bar, color: .estimate, ["height": 16]), [place, name]),
                Layer(Mark(.text, color: .ink, ["align": "left", "dx": 5]), [place, name, .words("text")]),
            ])
    }
}
