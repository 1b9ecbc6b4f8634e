// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import StatMath

/// Invented evidence of a study of births: every kind of finding once, and as many groups as asked.
enum BirthsEvidence {
    static let hostile = "</script><script>alert(1)</script> & \"quotes\""

    static func file(groups: Int = 4, crossed: Int = 0) -> EvidenceFile {
        var findings = flow + models + shapes
        for attribute in ["pay", "wic"] { findings += audit(attribute, levels: (0..<groups).map { "G\($0)" }) }
        findings += audit("wic x pay", levels: (0..<crossed).map { "G\($0 % 40) x H\($0 / 40)" })
        findings += areas
        let study = StudyDescription(
            name: "births", title: LocalizedText(en: "Early births", nl: "Vroege geboorten"), purpose: "population-policy", seed: 7, final: false,
            labels: [
                "outcome:early": LocalizedText(en: "born before 37 weeks", nl: "geboren voor 37 weken"),
                "attribute:pay": LocalizedText(en: "payment", nl: "betaling"),
                "attribute:wic": LocalizedText(en: "food support", nl: "voedselhulp"),
                "feature:mager": LocalizedText(en: "mother's age", nl: "leeftijd moeder"),
                "level:pay=G0": LocalizedText(hostile),
            ], units: ["mager": "year"], undecided: ["decision.capacity"],
            choices: [.init(name: LocalizedText(en: "Capacity", nl: "Capaciteit"), value: LocalizedText("10%"))])
        return EvidenceFile(study: study, inputs: ["births.csv": String(repeating: "ab", count: 32)], findings: findings)
    }

    static let templates = [
        SentenceTemplate("auc", en: "Of 100 pairs, {value:per100} are in order.", nl: "Van 100 paren staan er {value:per100} goed."),
        SentenceTemplate("gap", en: "Group {group} differs by {value:points} points.", nl: "De groep {group} verschilt {value:points} punten."),
        SentenceTemplate("too-few", en: "About {needed:count} would be needed.", nl: "Er zijn er ongeveer {needed:count} nodig."),
    ]

    private static func interval(_ value: Double, _ half: Double) -> Interval { Interval(low: value - half, high: value + half, level: 0.95) }

    private static var flow: [Finding] {
        let steps = [("read", 20_000), ("outcome-known", 19_400), ("complete", 14_000), ("train", 15_500), ("test", 3_900)]
        return [nil, "G0", "G1", "not-recorded"].flatMap { (level: String?) in
            steps.map { step, count in
                let count = level.map { $0 == "G0" ? count / 2 : count / 4 } ?? count, total = level.map { $0 == "G0" ? 10_000 : 5_000 } ?? 20_000
                let share = Double(count) / Double(total)
                return Finding(
                    key: "cohort.flow", about: About(attribute: level == nil ? nil : "pay", group: level.map { ["pay": $0] }, step: step),
                    value: share, interval: step == "read" ? nil : interval(share, 0.01), method: "wilson", count: count, total: total,
                    stage: "cohort")
            }
        }
    }

    private static var models: [Finding] {
        ["additive", "logistic"].flatMap { model -> [Finding] in
            let about = About(outcome: "early", model: model, rows: .outOfFold)
            var atCapacity = about
            atCapacity.at = ["capacity": 0.1]
            let curve = EvidenceTable(
                columns: ["predicted", "observed", "lower", "upper", "rows"],
                rows: (1...20).map {
                    [.number(Double($0) / 50), .number(Double($0) / 48), .number(Double($0) / 55), .number(Double($0) / 42), .integer(2000 / $0)]
                })
            let decision = EvidenceTable(
                columns: ["threshold", "model", "lower", "upper", "all", "none"],
                rows: (1...20).map { step in
                    let threshold = Double(step) / 100
                    return [
                        .number(threshold), .number(0.08 - threshold / 4), .number(0.07 - threshold / 4), .number(0.09 - threshold / 4),
                        .number(0.1 - threshold), .number(0),
                    ]
                })
            return [
                Finding(
                    key: "validation.auc", about: about, value: 0.714, interval: interval(0.714, 0.02), method: "delong-logit", stage: "validate",
                    says: Sentence("auc")),
                Finding(
                    key: "validation.observed-expected", about: about, value: 1.03, interval: interval(1.03, 0.05), method: "log", stage: "validate"),
                Finding(key: "validation.brier", about: about, reason: "undefined", stage: "validate", says: Sentence("nobody-declared-this")),
                Finding(
                    key: "validation.sensitivity", about: atCapacity, value: 0.31, interval: interval(0.31, 0.03), count: 620, total: 2_000,
                    stage: "validate"),
                Finding(
                    key: "validation.selected", about: atCapacity, value: 0.1, interval: interval(0.1, 0.005), count: 1_940, total: 19_400,
                    stage: "validate"),
                Finding(
                    key: "validation.ppv", about: atCapacity, value: 0.32, interval: interval(0.32, 0.02), count: 620, total: 1_940, stage: "validate"
                ),
                Finding(key: "validation.calibration-curve", about: about, table: curve, stage: "validate"),
                Finding(key: "validation.decision-curve", about: about, table: decision, stage: "validate"),
            ]
        }
    }

    private static var shapes: [Finding] {
        let columns = ["bin", "low", "high", "level", "missing", "log_odds", "lower", "upper", "rows", "events"]
        let about = { (feature: String) in About(outcome: "early", model: "additive", rows: .train, feature: feature) }
        let age: [[EvidenceValue]] = [
            [0, nil, 20, nil, nil, 0.5, 0.3, 0.7, 900, 120], [1, 20, 27.5, nil, nil, -0.1, -0.2, 0, 7000, 600],
            [2, 27.5, nil, nil, nil, 0.2, 0.1, 0.3, 7000, 700], [3, nil, nil, nil, "not-recorded", 0.4, -2.5, 3, 20, 3],
        ]
        let level: [[EvidenceValue]] = [
            [0, nil, nil, .text(hostile), nil, 0.2, 0.1, 0.3, 900, 120], [1, nil, nil, "other", nil, -0.3, -0.5, -0.1, 800, 70],
        ]
        return [
            Finding(key: "factor.importance", about: about("mager"), value: 0.21, stage: "fit"),
            Finding(key: "factor.importance", about: about("care"), value: 0.11, stage: "fit"),
            Finding(
                key: "factor.shape", about: about("mager"),
                table: EvidenceTable(
                    columns: columns + ["bootstrap_lower", "bootstrap_upper"],
                    rows: age.map { row in row + [.number((row[5].double ?? 0) - 0.37), .number((row[5].double ?? 0) + 0.37)] }), stage: "fit"),
            Finding(key: "factor.shape", about: about("care"), table: EvidenceTable(columns: columns, rows: level), stage: "fit"),
        ]
    }

    private static func audit(_ attribute: String, levels: [String]) -> [Finding] {
        levels.enumerated().flatMap { index, level -> [Finding] in
            let names = attribute.components(separatedBy: " x "), codes = level.components(separatedBy: " x ")
            let group = Dictionary(uniqueKeysWithValues: zip(names, codes))
            return ["fnr", "fpr", "ppv", "selection-rate"].flatMap { metric -> [Finding] in
                let about = About(
                    outcome: "early", model: "additive", rows: .outOfFold, attribute: attribute, group: group, at: ["capacity": 0.1])
                var compared = about
                compared.compareTo = "overall"
                let value = 0.3 + Double(index % 7) / 20, isPrinted = index % 5 != 3
                let verdict: Verdict = isPrinted ? [.concern, .fine, .information][index % 3] : .insufficient
                return [
                    Finding(
                        key: "fairness.\(metric)", about: about, value: isPrinted ? value : nil, interval: isPrinted ? interval(value, 0.05) : nil,
                        method: "wilson", count: 40, total: 100, verdict: .information, reason: isPrinted ? nil : "too-few", stage: "audit"),
                    Finding(
                        key: "fairness.gap.\(metric)", about: compared, value: isPrinted ? value - 0.4 : nil,
                        interval: isPrinted ? interval(value - 0.4, 0.06) : nil, method: "newcombe", verdict: verdict, why: "too-few", stage: "audit",
                        says: Sentence("gap", ["needed": 120])),
                ]
            }
        }
    }

    /// Three of the twenty areas have no shape.
    private static var geometry: Finding {
        let squares = (0..<17).map { index -> [EvidenceValue] in
            let (x, y) = (index % 5 * 10, index / 5 * 10)
            return [
                .text("GM\(1000 + index)"), .text("Area \(index)"), .text("\(x),\(y) \(x + 10),\(y) \(x + 10),\(y + 10) \(x),\(y + 10) \(x),\(y)"),
            ]
        }
        return Finding(
            key: "area.geometry", about: About(rows: .all),
            table: EvidenceTable(columns: ["area", "name", "outline"], rows: [[nil, nil, "50,40"]] + squares), stage: "cohort")
    }

    private static var areas: [Finding] {
        [geometry]
            + (0..<20).map { index in
                let value = 0.7 + Double(index) / 30
                return Finding(
                    key: "area.observed-expected", about: About(outcome: "early", model: "additive", rows: .outOfFold, area: "GM\(1000 + index)"),
                    value: value,
                    interval: interval(value, 0.1), method: "log", count: 80, total: 900, stage: "validate")
            }
    }
}
