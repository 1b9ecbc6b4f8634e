// SPDX-License-Identifier: EUPL-1.2

import Evidence

/// Families of findings in which alarms are counted.
public enum AlarmFamily: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
    case fairness, label, measurement, missing, cohort, proxy, stigma, slice, validation

    init?(key: String) {
        let first = String(key.prefix { $0 != "." })
        self.init(rawValue: first == "area" ? "stigma" : first)
    }
}

/// Concerns whose true value is within the limit.
struct FalseAlarms {
    private(set) var counts: [AlarmFamily: Int] = [:]
    /// Concerns whose true value is beyond it.
    private(set) var trueConcerns: [AlarmFamily: Int] = [:]
    /// Which, for whoever wants to know why.
    private(set) var descriptions: [String] = []

    init(_ findings: [Finding], _ estimands: Estimands) {
        for finding in findings where finding.verdict == .concern {
            guard let family = AlarmFamily(key: finding.key) else { continue }
            let estimand = estimands.estimand(of: finding)
            // Of what the truth knows no value, an alarm counts as false.
            if estimand?.isBeyondLimit == true {
                trueConcerns[family, default: 0] += 1
            } else {
                counts[family, default: 0] += 1
                descriptions.append(Self.words(finding, estimand?.value))
            }
        }
    }

    private static func words(_ finding: Finding, _ truth: Double?) -> String {
        let about = finding.about
        let group = (about.group ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        let place = [
            about.attribute == nil || !group.isEmpty ? nil : about.attribute, group, about.feature, about.column, about.area, about.rows?.text,
        ]
        func number(_ value: Double?) -> String { value.map { "\(($0 * 1000).rounded() / 1000)" } ?? "?" }
        return
            "\(finding.key) \(place.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")): \(number(finding.value)), true \(number(truth))"
    }
}
