// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Foundation
import StatMath

/// Invented evidence of the audits beyond the rates of groups, beside that of `BirthsEvidence`.
enum BiasEvidence {
    static func file(_ findings: [Finding] = all) -> EvidenceFile {
        var file = BirthsEvidence.file()
        file.findings += findings
        file.study.labels["feature:cig"] = LocalizedText(en: "smoking", nl: "roken")
        file.study.labels["level:cig=yes"] = LocalizedText(en: "yes", nl: "ja")
        file.study.labels["area:BU001"] = LocalizedText(BirthsEvidence.hostile)
        return file
    }

    static var all: [Finding] { proxies + labels(isKnown: true) + measurement + stigma() + slices() + equity }

    static let templates =
        BirthsEvidence.templates
        + [
            ("proxy.joint", "Group {group}: {value:per100} of 100.", "De groep {group}: {value:per100} van 100."),
            ("proxy.joint.clear", "Group {group} is given away: {value:per100} of 100.", "De groep {group} is verraden: {value:per100} van 100."),
            ("proxy.joint.concern", "That is beyond {limit:per100}.", "Dat is meer dan {limit:per100}."),
            ("label.needs-comparator", "It takes a comparator.", "Daarvoor is een vergelijking nodig."),
            (
                "label.detection-ratio", "Group {group}: {value:ratio} times by {comparator}.",
                "De groep {group}: {value:ratio} keer bij {comparator}."
            ),
            ("measurement.ratio", "Of {column}, group {group} has {value:ratio}.", "Van {column} heeft de groep {group} {value:ratio}."),
            ("stigma.areas", "{count:count} of {total:count} are flagged.", "{count:count} van {total:count} worden aangewezen."),
            ("stigma.false-alarms", "In {area}: {value:ratio} times.", "In {area}: {value:ratio} keer."),
            ("slice.search", "{total:count} groups were looked at.", "Er zijn {total:count} groepen bekeken."),
            ("slice.nothing", "There were too few rows to search.", "Er waren te weinig rijen om te doorzoeken."),
            ("slice.observed-expected", "Where {group}: {value:ratio} times.", "Waar {group}: {value:ratio} keer."),
            ("fairness.theil", "Theil is {value:3}.", "Theil is {value:3}."),
            ("fairness.entropy-between", "Between groups of {attribute}: {value:4}.", "Tussen groepen van {attribute}: {value:4}."),
            ("fairness.differential", "Epsilon of {attribute} is {value:2}.", "Epsilon van {attribute} is {value:2}."),
        ].map { SentenceTemplate($0.0, en: $0.1, nl: $0.2) }

    private static func about(_ attribute: String? = nil, _ level: String? = nil) -> About {
        var about = About(outcome: "early", model: "additive", rows: .outOfFold, attribute: attribute)
        if let attribute, let level { (about.group, about.compareTo) = ([attribute: level], "complement") }
        return about
    }

    private static func interval(_ value: Double, _ half: Double) -> Interval { Interval(low: value - half, high: value + half, level: 0.95) }

    // MARK: - Proxies

    static var proxies: [Finding] {
        let groups = [
            ("pay", "G0", 0.83, Verdict.concern), ("pay", "G1", 0.74, .concern), ("pay", "G2", 0.58, .fine), ("wic", "G1", 0.66, .insufficient),
        ]
        return groups.flatMap { attribute, level, auc, verdict -> [Finding] in
            let features = ["mager", "cig", "area"] + (0..<12).map { "f\($0)" }
            let joint = Finding(
                key: "proxy.joint", about: about(attribute, level), value: auc, interval: interval(auc, 0.02), method: "delong-logit", count: 800,
                total: 5_000, verdict: verdict, why: verdict == .concern ? "proxy.joint.concern" : nil, stage: "audit",
                says: Sentence(verdict == .concern ? "proxy.joint.clear" : "proxy.joint", ["limit": 0.7]))
            let score = Finding(
                key: "proxy.score", about: about(attribute, level), value: auc - 0.1, interval: interval(auc - 0.1, 0.02), count: 800, total: 5_000,
                verdict: .information, stage: "audit")
            let own = features.enumerated().flatMap { place, feature -> [Finding] in
                var about = about(attribute, level)
                about.feature = feature
                let alone = 0.5 + (auc - 0.5) * 0.8 / Double(place + 1), part = contribution(place)
                return [
                    Finding(key: "proxy.feature", about: about, value: alone, interval: interval(alone, 0.02), verdict: .information, stage: "audit"),
                    Finding(
                        key: "proxy.contribution", about: about, value: part, interval: interval(part, 0.01), verdict: .information, stage: "audit"),
                ]
                    + (place < 3
                        ? [
                            Finding(
                                key: "proxy.drop-one", about: about, value: 0.06 - 0.02 * Double(place),
                                interval: interval(0.06 - 0.02 * Double(place), 0.01),
                                verdict: .information, stage: "audit", says: Sentence("proxy.drop-one", ["rank": .integer(place + 1)]))
                        ] : [])
            }
            let gap = features.indices.reduce(0) { $0 + contribution($1) }
            return [joint, score] + own + [
                Finding(
                    key: "proxy.score-gap", about: about(attribute, level), value: gap, interval: interval(gap, 0.03), verdict: .information,
                    stage: "audit")
            ]
        }
    }

    private static func contribution(_ place: Int) -> Double { (place % 3 == 1 ? -0.18 : 0.4) / Double(place + 1) }

    // MARK: - Records

    static func labels(isKnown: Bool) -> [Finding] {
        guard isKnown else {
            return ["pay", "wic"].map { attribute in
                Finding(
                    key: "label.detection-ratio", about: about(attribute), verdict: .insufficient, why: "label.needs-comparator",
                    reason: "label.needs-comparator", stage: "audit", says: Sentence("label.needs-comparator"))
            }
        }
        return [("G0", 1.42, Verdict.concern), ("G1", 0.97, .fine), ("G2", 0.9, .insufficient)].map { level, ratio, verdict in
            Finding(
                key: "label.detection-ratio", about: about("pay", level), value: ratio, interval: interval(ratio, 0.1), count: 120, total: 900,
                verdict: verdict, stage: "audit",
                says: Sentence(
                    "label.detection-ratio",
                    ["comparator": "cig", "limit": 1.15, "label_ratio": .number(ratio * 1.1), "comparator_ratio": 1.1, "needed": 400]))
        }
    }

    static var measurement: [Finding] {
        [("G0", 0.78, Verdict.concern), ("G1", 1.02, .fine)].map { level, ratio, verdict in
            var about = about("wic", level)
            about.column = "cig"
            return Finding(
                key: "measurement.ratio", about: about, value: ratio, interval: interval(ratio, 0.04), verdict: verdict, stage: "audit",
                says: Sentence("measurement.ratio", ["limit": 0.85, "own": .number(0.9 * ratio), "other": 0.9]))
        }
    }

    // MARK: - Neighbourhoods

    /// - Parameter precision: of 20 flagged in each area, how many rightly.
    static func stigma(areas: Int = 30, rightly: Int = 6) -> [Finding] {
        var base = about()
        base.at = ["capacity": 0.1]
        let codes = (0..<areas).map { "BU\(String($0 + 1000).dropFirst())" }
        let columns = ["area", "rows", "flagged", "flagged_per_1000", "false_alarms", "false_alarms_per_1000", "location_quotient", "low", "high"]
        let table = EvidenceTable(
            columns: columns,
            rows: codes.enumerated().map { place, code in
                let rows = 100 + 10 * place, quotient = 2 - Double(place) / 20
                guard place != 7 else { return [.text(code), 12, 3, nil, 2, nil, nil, nil, nil] }
                return [
                    .text(code), .integer(rows), 20, .number(20_000 / Double(rows)), .integer(20 - rightly),
                    .number(1000 * Double(20 - rightly) / Double(rows)), .number(quotient), .number(quotient - 0.3), .number(quotient + 0.3),
                ]
            })
        let judged = codes.enumerated().map { place, code -> Finding in
            var about = base
            about.area = code
            let ratio = place < 2 ? 1.3 : 1
            return Finding(
                key: "stigma.false-alarms", about: about, value: ratio, interval: interval(ratio, 0.08), method: "empirical-bayes", count: 14,
                total: 20, verdict: place < 2 ? .concern : place < 20 ? .fine : .insufficient, stage: "audit",
                says: Sentence("stigma.false-alarms", ["limit": 1.1, "needed": 90]))
        }
        let curve = EvidenceTable(
            columns: ["share_of_rows", "share_of_false_alarms"],
            rows: (0...20).map { [.number(Double($0) / 20), .number((Double($0) / 20) * (Double($0) / 20))] })
        func number(_ key: String, _ value: Double, _ count: Int?, _ arguments: [String: EvidenceValue], table: EvidenceTable? = nil) -> Finding {
            Finding(
                key: "stigma.\(key)", about: base, value: value, interval: key == "area-share" ? interval(value, 0.05) : nil, count: count,
                total: areas, verdict: .information, table: table, stage: "audit", says: Sentence("stigma.\(key)", arguments))
        }
        return judged + [
            Finding(
                key: "stigma.areas", about: base, count: 20 * areas, total: 245 * areas, verdict: .information, table: table, stage: "audit",
                says: Sentence("stigma.areas", ["areas": .integer(areas)])),
            number("gini", 0.33, 500, ["chance": 0.1, "p": 0.001], table: curve), number("half-share", 0.2, 6, ["chance": 0.44, "p": 0.001]),
            number("location-quotient", 9, 9, ["chance": 4.2, "quotient": 1.25]), number("moran", 0.31, nil, ["chance": -0.03, "p": 0.01]),
            number("area-share", 0.08, nil, [:]),
        ]
    }

    // MARK: - Slices

    static func slices(_ verdicts: [Verdict] = [.concern, .concern, .concern, .fine, .insufficient]) -> [Finding] {
        let search = Finding(
            key: "slice.search", about: about(), value: Double(verdicts.count), count: verdicts.count, total: 4_210, verdict: .information,
            stage: "audit", says: Sentence("slice.search", ["search_rows": 9_700, "judged_rows": 9_700, "minimum": 194]))
        let groups = [["mager": "<20", "cig": "yes"], ["mager": "20-<27.5"], ["cig": "not-recorded"], ["mager": ">=35"], ["f1": "other"]]
        return [search]
            + verdicts.enumerated().flatMap { place, verdict -> [Finding] in
                var about = about()
                let group = groups[place % groups.count], ratio = verdict == .concern ? 1.5 + 0.1 * Double(place) : 1.05
                (about.group, about.compareTo) = (group, "complement")
                about.feature = group.count == 2 ? "mager x cig" : group.keys.first
                return [
                    Finding(
                        key: "slice.observed-expected", about: about, value: ratio, interval: interval(ratio, 0.2), count: 60, total: 400,
                        verdict: verdict, stage: "audit", says: Sentence("slice.observed-expected", ["limit": 1.1, "rows": 400, "needed": 300])),
                    Finding(
                        key: "slice.log-loss", about: about, value: 0.0123, interval: interval(0.0123, 0.004), count: 60, total: 400,
                        verdict: .information, stage: "audit", says: Sentence("slice.log-loss")),
                ]
            }
    }

    // MARK: - Summaries

    static var equity: [Finding] {
        let chance: [String: EvidenceValue] = ["chance": 0.02, "p": 0.01, "tpr": 0.1, "fpr": 0.05, "highest": "G0", "lowest": "G1", "left_out": 0]
        func summary(_ key: String, _ attribute: String?, _ level: String? = nil) -> Finding {
            var about = about(attribute, level)
            about.at = ["capacity": 0.1]
            return Finding(
                key: "fairness.\(key)", about: about, value: 0.1234, interval: key == "xauc" ? interval(0.6, 0.02) : nil, verdict: .information,
                stage: "audit",
                says: Sentence("fairness.\(key)", chance.merging(["reverse": 0.7]) { own, _ in own }))
        }
        return [
            summary("theil", nil), summary("generalised-entropy", nil), summary("equalised-odds-worst", "pay"), summary("differential", "pay"),
            summary("entropy-between", "pay"), summary("abroca", "pay", "G0"), summary("xauc", "pay", "G0"),
            summary("differential", "pay x wic x mager"),
        ]
    }
}
