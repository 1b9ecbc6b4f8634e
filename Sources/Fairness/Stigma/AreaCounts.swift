// SPDX-License-Identifier: EUPL-1.2

import Metrics
import StatMath

/// What came down on each area. Rows of weight 0 and rows without an area are not counted.
struct AreaCounts {
    struct Area {
        /// Position in the map's codes.
        let place: Int
        var rows = 0
        var flagged = 0
        var falseAlarms = 0
        /// Weighted.
        var weight = 0.0
        var flaggedWeight = 0.0
        var falseWeight = 0.0
        /// Sum of w (1 - s) over the flagged, and of w^2 s (1 - s): mean and variance of false alarms if scores are right.
        var expectedFalse = 0.0
        var variance = 0.0
        /// Risks of the flagged, where rows count once: for an exact test.
        var flaggedRisks: [Double] = []
    }

    /// Areas that have rows, in the order of their codes' positions.
    let places: [Area]
    /// Position in `places` of each row's area, or -1.
    let placeOfRow: [Int32]
    /// What families add to the variance of false alarms: 1 where rows are independent.
    let designEffect: Double
    /// The same of the share that is flagged, with weights.
    let flagDesignEffect: Double
    let isWeighted: Bool

    init(_ predictions: Predictions, _ selection: Selection, _ areas: AreaMap) {
        let isProbability = predictions.scale == .probability, design = predictions.design
        var all = areas.codes.indices.map { Area(place: $0) }
        for row in 0..<predictions.count {
            let area = Int(areas.areaOfRow[row]), weight = predictions.weight(row)
            guard all.indices.contains(area), weight > 0 else { continue }
            all[area].rows += 1
            all[area].weight += weight
            guard selection.isReached[row] else { continue }
            all[area].flagged += 1
            all[area].flaggedWeight += weight
            if predictions.outcome[row] == 0 {
                all[area].falseAlarms += 1
                all[area].falseWeight += weight
            }
            guard isProbability else { continue }
            let risk = predictions.risk[row]
            all[area].expectedFalse += weight * (1 - risk)
            all[area].variance += (design.weightKind == .frequency ? weight : weight * weight) * risk * (1 - risk)
            if design.weights == nil { all[area].flaggedRisks.append(risk) }
        }
        var number = [Int32](repeating: -1, count: all.count)
        let present = all.filter { $0.rows > 0 }
        for (position, area) in present.enumerated() { number[area.place] = Int32(position) }
        places = present
        placeOfRow = areas.areaOfRow.map { number.indices.contains(Int($0)) ? number[Int($0)] : -1 }
        designEffect = Self.designEffect(predictions, selection)
        flagDesignEffect = Self.flagDesignEffect(predictions, selection)
        isWeighted = design.weights != nil
    }

    private static func flagDesignEffect(_ predictions: Predictions, _ selection: Selection) -> Double {
        guard !predictions.design.isSimple, let share = predictions.mean({ selection.isReached[$0] ? 1 : 0 }), let variance = share.variance else {
            return 1
        }
        let simple = share.value * (1 - share.value) / Double(predictions.events + predictions.nonEvents)
        return simple > 0 ? max(1, variance / simple) : 1
    }

    /// Variance of the sum of residuals of the flagged with clusters, by that without; never below 1.
    private static func designEffect(_ predictions: Predictions, _ selection: Selection) -> Double {
        let design = predictions.design
        guard design.clusters != nil, predictions.scale == .probability else { return 1 }
        func residual(_ row: Int) -> Double { selection.isReached[row] ? Double(predictions.outcome[row]) - predictions.risk[row] : 0 }
        let alone = SamplingDesign(weights: design.weights, weightKind: design.weightKind)
        guard let clustered = design.linearisedVariance(rows: predictions.count, contribution: residual),
            let independent = alone.linearisedVariance(rows: predictions.count, contribution: residual), independent > 0
        else { return 1 }
        return max(1, clustered / independent)
    }
}
