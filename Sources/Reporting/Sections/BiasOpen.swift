// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// What the audits beyond the rates of groups could not say: a line for each subject and attribute, not for each group.
struct BiasOpen {
    let edition: Edition

    private static let keys = ["proxy.joint", "label.detection-ratio", "measurement.ratio", "stigma.areas", "stigma.false-alarms"]
    private static let causalKeys = CausalSection.targets.flatMap { target in
        (["total"] + CausalSection.parts).map { "causal.\(target).\($0)" }
    }
    private static let sliceKeys = ["slice.search", "slice.observed-expected"]

    var items: [Item] {
        let parts = edition.evidence.outcomes.map(edition.evidence.part)
        return (Self.keys + Self.sliceKeys + Self.causalKeys + ["flip.mean", "archetype.score", AlikeBlocks.key]).flatMap { key -> [Item] in
            let all = parts.flatMap { key == "stigma.false-alarms" ? StigmaSection.findings(key, $0) : $0[key] }
            return items(all, OpenWords.subject(key))
        }
    }

    /// An input that is not there is said once, with what it would take; the rest by attribute.
    private func items(_ findings: [Finding], _ subject: LocalizedText) -> [Item] {
        let open = findings.filter { $0.verdict == .insufficient }
        let (groups, whole) = (open.filter(Self.isCounted), open.filter { !Self.isCounted($0) })
        let reasons = whole.compactMap { edition.reason($0) ?? edition.why($0) ?? edition.sentence(of: $0) }.uniqued().map {
            "\(edition[subject]). \($0)"
        }
        let counts = groups.map(\.about.attribute).uniqued().map { attribute in
            let all = findings.count { $0.about.attribute == attribute && Self.isCounted($0) }
            let words = OpenWords.undecided(
                subject, attribute: attribute.map { edition.labels.attribute($0, edition.language) },
                edition.numbers.count(groups.count { $0.about.attribute == attribute }), of: edition.numbers.count(all))
            return edition[words]
        }
        return (reasons + counts).uniqued().map { Item($0, verdict: VerdictMark(.insufficient, edition.language)) }
    }

    /// A flip and an archetype have a reason of their own.
    private static func isCounted(_ finding: Finding) -> Bool {
        (finding.about.group != nil || finding.about.area != nil) && !["flip.", "archetype."].contains(where: finding.key.hasPrefix)
    }
}
