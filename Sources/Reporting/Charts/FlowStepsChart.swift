// SPDX-License-Identifier: EUPL-1.2

import Basics

/// Rows left after each step: bars with the number at their end, and how many left there.
struct FlowStepsChart {
    struct Step: Sendable {
        let name: String
        let count: Int
        /// Rows that left here; `nil` for a step that divides rows, or at which nobody leaves.
        let left: Int?
        /// A bar that is no step on the way: what would be left.
        var isAside = false
    }

    let steps: [Step]
    let language: Language

    func chart() -> Chart {
        // Room at the right for the numbers that stand beside the longest bar.
        let place = Channel.quantity(
            .x, "rows", scale: Scale(domain: 0...Double(max(1, steps.map(\.count).max() ?? 1)) * 1.4), axis: Axis(format: Axis.plain, ticks: 4))
        let name = Channel.names(.y, "step", order: steps.map(\.name), axis: Axis(grid: false, labelLimit: 200))
        return Chart(
            height: steps.count * 30, rows: steps.map(row),
            layers: [
                Layer(Mark(.bar, color: .estimate, ["height": 16]), filter: "!datum.aside", [place, name]),
                Layer(Mark(.bar, color: .reference, ["height": 16]), filter: "datum.aside", [place, name]),
                Layer(Mark(.text, color: .ink, ["align": "left", "dx": 5]), [place, name, .words("text")]),
            ])
    }

    private func row(_ step: Step) -> JSON {
        let numbers = NumberWords(language)
        let left = step.left.flatMap { $0 > 0 ? "   (−\(numbers.count($0)))" : nil } ?? ""
        return [
            "step": .text(step.name), "rows": .number(Double(step.count)), "text": .text(numbers.count(step.count) + left),
            "aside": .flag(step.isAside),
        ]
    }
}
