// SPDX-License-Identifier: EUPL-1.2

import Evidence
import SyntheticRegisters

/// What an audit must say of a bias: the key, about whom, in which direction.
struct Caught {
    let cell: TruthCell
    let group: AffectedGroup
    let findings: [Finding]

    /// The findings that the bias is to be read from.
    var target: [Finding] {
        switch cell.mechanism {
        case .label, .comparator: findings.filter { $0.key == "label.detection-ratio" && $0.about.column == nil && isOfGroup($0) }
        case .measurement: findings.filter { $0.key == "measurement.ratio" && isOfGroup($0) }
        case .missingAtRandom: findings.filter { $0.key == "missing.gap" && $0.about.feature == CohortTable.missingColumn && isOfGroup($0) }
        case .missingNotAtRandom:
            findings.filter { $0.key == "missing.tipping.value" && $0.about.feature == CohortTable.missingByValueColumn && isOfGroup($0) }
        case .representation: findings.filter { $0.key == "cohort.attrition" && $0.about.step == "linked" && isOfGroup($0) }
        case .proxy: findings.filter { $0.key == "proxy.joint" && isOfGroup($0) }
        case .drift: findings.filter { $0.key == "validation.observed-expected" && $0.about.rows == .year(2019) && $0.about.attribute == nil }
        case .feedback: findings.filter { $0.key == "label.detection-ratio" && $0.about.column == StudyText.history }
        default: []
        }
    }

    private func isOfGroup(_ finding: Finding) -> Bool {
        finding.about.attribute == group.attribute && (finding.about.group == nil || finding.about.group == [group.attribute: group.levels[0]])
    }

    var isCaught: Bool {
        guard let found = target.first(where: { $0.verdict == .concern }), let value = found.value else { return false }
        switch cell.mechanism {
        case .label, .feedback, .drift: return value > 1
        case .measurement, .representation, .comparator: return value < 1
        case .missingAtRandom: return value > 0
        case .proxy: return (found.interval?.first ?? 0) > 0.70 && isAreaFirst
        default: return false
        }
    }

    /// Without the neighbourhood the group is known less well than without anything else.
    private var isAreaFirst: Bool {
        findings.contains {
            $0.key == "proxy.drop-one" && isOfGroup($0) && $0.about.feature == "area" && $0.says?.arguments["rank"] == .integer(1)
        }
    }

    /// Without the input that tells: `insufficient`, with the input that is needed. Anything that is said instead is a failure.
    var namesMissingInput: Bool {
        guard let input = cell.withheld else { return false }
        let target =
            cell.mechanism == nil ? findings.filter { $0.key == "label.detection-ratio" && $0.about.column == nil && isOfGroup($0) } : self.target
        let asked =
            input == .history ? findings.filter { $0.key == "label.detection-ratio" && $0.why == "label.needs-history" } : target
        return !asked.isEmpty && asked.allSatisfy { $0.verdict == .insufficient && ($0.why ?? "").hasSuffix("needs-\(input.rawValue)") }
    }

    /// Of missing that depends on the value: nowhere `fine`, and said to be not enough to tell.
    var isLeftOpen: Bool { !target.isEmpty && target.allSatisfy { $0.verdict == .insufficient } }
}
