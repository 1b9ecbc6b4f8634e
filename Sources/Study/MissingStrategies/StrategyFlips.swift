// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import StatMath

/// The verdicts of one strategy beside those of the study's own treatment of missing values.
package struct StrategyFlips {
    /// What a comparison is about, whatever the strategy.
    private struct Subject: Hashable {
        let key: String
        let about: About

        init(_ finding: Finding) {
            key = finding.key
            var about = finding.about
            (about.strategy, about.rows, about.at) = (nil, nil, nil)
            self.about = about
        }
    }

    private let native: [JudgedFinding]
    private let verdicts: [Subject: Finding]

    /// - Parameter native: everything that the study compared: one family.
    package init(native: [JudgedFinding]) {
        self.native = native
        verdicts = Dictionary(Verdicts.adjust(native).map { (Subject($0), $0) }) { first, _ in first }
    }

    /// - Parameter judged: of one strategy.
    /// - Returns: its findings with their verdicts, and a finding for each verdict that is another than the study's. The family is the
    ///   study's, with the strategy's comparisons in the place of its own: so that no verdict changes because fewer comparisons were made.
    package func findings(_ judged: [JudgedFinding]) -> [Finding] {
        let places = Dictionary(native.enumerated().map { (Subject($1.finding), $0) }) { first, _ in first }
        var family = native, own: [Int] = []
        for comparison in judged {
            if let place = places[Subject(comparison.finding)] {
                family[place] = comparison
                own.append(place)
            } else {
                own.append(family.count)
                family.append(comparison)
            }
        }
        let adjusted = Verdicts.adjust(family)
        let findings = own.map { adjusted[$0] }
        return findings + findings.compactMap(flip)
    }

    private func flip(_ finding: Finding) -> Finding? {
        guard let own = verdicts[Subject(finding)], let from = own.verdict, let to = finding.verdict, from != to,
            from != .information, to != .information, ["fairness.gap.", "fairness.ratio."].contains(where: finding.key.hasPrefix)
        else { return nil }
        var arguments: [String: EvidenceValue] = ["from": .text(from.rawValue), "to": .text(to.rawValue)]
        arguments["study"] = own.value.map { .number($0) }
        return Finding(
            key: "missing.flip." + finding.key.dropFirst("fairness.".count), about: finding.about, value: finding.value,
            interval: finding.interval.map { Interval(low: $0[0], high: $0[1], level: finding.level ?? 0.95) }, method: finding.method,
            support: finding.support,
            stage: "missing", says: Sentence(StrategySentences.flip, arguments))
    }
}
