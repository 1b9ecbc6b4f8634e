// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// How concentrated false alarms are, each number beside what chance gives.
struct StigmaFacts {
    let edition: Edition
    let part: OutcomePart

    func facts() -> [Fact] { [gini, half, quotients, moran].compactMap { $0 } }

    private func finding(_ key: String) -> Finding? { StigmaSection.findings(key, part).first { $0.value != nil } }

    private func fact(_ finding: Finding, _ value: String, _ text: LocalizedText, chance: (Double) -> String) -> Fact {
        let note = finding.says?.arguments["chance"]?.double.map { edition[StigmaWords.byChance(chance($0))] }
        return Fact(value: value, text: edition[text], note: note)
    }

    private func decimal(_ value: Double) -> String { edition.numbers.number(value, decimals: 2) }
    private func percent(_ value: Double) -> String { edition.numbers.percentage(value, decimals: 0) }
    private func count(_ value: Int?) -> String { value.map(edition.numbers.count) ?? "–" }

    private var gini: Fact? { finding("stigma.gini").map { fact($0, decimal($0.value ?? 0), StigmaWords.gini, chance: decimal) } }

    private var half: Fact? {
        finding("stigma.half-share").map {
            fact($0, percent($0.value ?? 0), StigmaWords.half(count($0.count), of: count($0.total)), chance: percent)
        }
    }

    private var quotients: Fact? {
        finding("stigma.location-quotient").map { finding in
            let above = decimal(finding.says?.arguments["quotient"]?.double ?? 1.25)
            return fact(finding, count(finding.count), StigmaWords.quotients(of: count(finding.total), above: above)) {
                edition.numbers.number($0, decimals: 0)
            }
        }
    }

    private var moran: Fact? { finding("stigma.moran").map { fact($0, decimal($0.value ?? 0), StigmaWords.moran, chance: decimal) } }

    /// How much of the score is the neighbourhood: chance gives nothing, so it stands apart.
    var share: String? { finding("stigma.area-share").flatMap(edition.sentence) }
}
