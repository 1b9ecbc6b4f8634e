// SPDX-License-Identifier: EUPL-1.2

/// The confusion matrix of a group if each row had its true chance of the outcome instead of the outcome itself.
package struct ExpectedCounts {
    package private(set) var rows = 0.0
    var selected = 0.0
    var events = 0.0
    var found = 0.0
    /// Sum of the scores.
    var scores = 0.0

    package init() {}

    package mutating func add(chance: Double, isSelected: Bool, score: Double) {
        rows += 1
        events += chance
        scores += score
        guard isSelected else { return }
        selected += 1
        found += chance
    }

    /// A metric of the audit by its name; `nil` for one that counts do not give.
    package func value(_ metric: String) -> Double? {
        let value: Double
        switch metric {
        case "prevalence": value = events / rows
        case "selection-rate": value = selected / rows
        case "tpr": value = found / events
        case "fnr": value = 1 - found / events
        case "fpr": value = (selected - found) / (rows - events)
        case "ppv": value = found / selected
        case "npv": value = (rows - selected - events + found) / (rows - selected)
        case "observed-expected": value = events / scores
        default: return nil
        }
        return value.isFinite ? value : nil
    }
}

extension ExpectedCounts {
    /// What is added up over attributes, with the rows that it is a mean of: of observed / expected the share that happens less the mean score.
    func mean(_ metric: String) -> (value: Double, weight: Double)? {
        if metric == "observed-expected" { return rows > 0 ? ((events - scores) / rows, rows) : nil }
        let weight: Double
        switch metric {
        case "prevalence", "selection-rate": weight = rows
        case "tpr", "fnr": weight = events
        case "fpr": weight = rows - events
        case "ppv": weight = selected
        case "npv": weight = rows - selected
        default: return nil
        }
        return value(metric).map { ($0, weight) }
    }

    var meanScore: Double? { rows > 0 ? scores / rows : nil }
}

/// Area under the curve where each row is an event with its own chance.
package enum ExpectedAUC {
    package static func value(risk: [Double], chance: [Double]) -> Double? {
        var below = 0.0, pairs = 0.0, start = 0
        let order = risk.indices.sorted { risk[$0] < risk[$1] }
        while start < order.count {
            var end = start, events = 0.0, others = 0.0
            while end < order.count, risk[order[end]] == risk[order[start]] {
                events += chance[order[end]]
                others += 1 - chance[order[end]]
                end += 1
            }
            pairs += events * (below + others / 2)
            below += others
            start = end
        }
        let events = chance.reduce(0, +)
        let value = pairs / (events * (Double(chance.count) - events))
        return value.isFinite ? value : nil
    }
}
