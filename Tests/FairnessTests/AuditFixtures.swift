// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Learning
import Metrics
import Protected
import StatMath
import Testing

/// A learner whose prediction is known: the share of events in each value of the first feature, half an event added to both kinds.
struct ShareLearner: RiskLearner {
    static let name = "share"

    struct Fitted: RiskScorer {
        let shares: [Double: Double]
        let mean: Double

        func scores(_ features: Features, rows: [Int]) throws -> Scores {
            let values = ShareLearner.keys(features)
            return Scores(risk: rows.map { shares[values[$0]] ?? mean })
        }
    }

    func fit(_ data: TrainingData, progress: ProgressMonitor) throws -> Fitted {
        let values = Self.keys(data.features)
        var events: [Double: Double] = [:], all: [Double: Double] = [:]
        for row in data.rows.indices {
            events[values[row], default: 0] += Double(data.outcome[row])
            all[values[row], default: 0] += 1
        }
        let shares = Dictionary(uniqueKeysWithValues: all.map { ($0.key, ((events[$0.key] ?? 0) + 0.5) / ($0.value + 1)) })
        return Fitted(shares: shares, mean: events.values.reduce(0, +) / all.values.reduce(0, +))
    }

    /// One number for each combination of values.
    private static func keys(_ features: Features) -> [Double] {
        (0..<features.rowCount).map { row in
            features.columns.reduce(0.0) { key, column in
                switch column.values {
                case .numeric(let values): key * 1009 + values[row].rounded()
                case .nominal(let codes, _): key * 1009 + Double(codes[row])
                }
            }
        }
    }
}

extension ProtectedAttribute {
    /// An attribute from numbers of levels `a`, `b`, ...
    static func made(_ name: String, codes: [Int]) throws -> ProtectedAttribute {
        try made(name, codes.map { ["a", "b", "c", "d"][$0] })
    }
}

extension [Finding] {
    func first(_ key: String, group: String? = nil, feature: String? = nil, area: String? = nil) -> Finding? {
        first { finding in
            finding.key == key && (group == nil || finding.about.group?.values.contains(group ?? "") == true)
                && (feature == nil || finding.about.feature == feature) && (area == nil || finding.about.area == area)
        }
    }
}

/// What every audit's findings owe the report.
func expectSpeakable(_ findings: [Finding], _ source: SourceLocation = #_sourceLocation) {
    let known = Dictionary(uniqueKeysWithValues: FairnessSentences.all.map { ($0.id, $0.text) })
    #expect(Set(findings.map { [$0.key, "\($0.about)"] }).count == findings.count, "keys are unique", sourceLocation: source)
    for finding in findings {
        #expect(finding.value?.isFinite ?? true, "\(finding.key)", sourceLocation: source)
        #expect(finding.interval?.allSatisfy(\.isFinite) ?? true, "\(finding.key)", sourceLocation: source)
        for template in [finding.says?.template, finding.why, finding.reason].compactMap({ $0 }) {
            guard let text = known[template] else {
                Issue.record("\(finding.key): no sentence \(template)", sourceLocation: source)
                continue
            }
            // Holes that the finding itself does not fill must stand among the arguments.
            let own: Set = [
                "value", "low", "high", "count", "total", "group", "attribute", "outcome", "feature", "compareTo", "model", "column", "area", "step",
                "capacity",
            ]
            let holes = text.en.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" && $0 != ":" }) }
            for hole in holes where !own.contains(hole) && template != finding.reason {
                #expect(finding.says?.arguments[hole] != nil, "\(template): \(hole)", sourceLocation: source)
            }
            if holes.contains("value") { #expect(finding.value != nil, "\(template)", sourceLocation: source) }
            if holes.contains("low") { #expect(finding.interval != nil, "\(template)", sourceLocation: source) }
        }
    }
}
