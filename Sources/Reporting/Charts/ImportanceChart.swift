// SPDX-License-Identifier: EUPL-1.2

/// How much each feature weighs: a bar per feature, the heaviest on top.
enum ImportanceChart {
    static func chart(_ features: [(name: String, weight: Double)], axisTitle: String) -> Chart {
        let place = Channel.quantity(
            .x, "weight", title: axisTitle, scale: Scale(domain: 0...max(1e-6, features.map(\.weight).max() ?? 1) * 1.04), axis: Axis(ticks: 5))
        let name = Channel.names(.y, "feature", order: features.map(\.name), axis: Axis(grid: false, labelLimit: 280))
        return Chart(
            height: max(2, features.count) * 22, rows: features.map { ["feature": .text($0.name), "weight": .drawn($0.weight)] },
            layers: [Layer(Mark(.bar, color: .estimate, ["height": 11]), [place, name])])
    }
}
