// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Foundation
import Metrics
import StatMath

/// A hundred areas whose outcomes are more or less frequent than their scores say: the ratio of each is lognormal.
struct AreaNumbersCell: Sendable {
    let birthsOfArea: Int
    /// Standard deviation of the ratio's logarithm.
    let spread: Double

    static let all = [100, 1_000].flatMap { births in [0.0, 0.15, 0.4].map { AreaNumbersCell(birthsOfArea: births, spread: $0) } }
    private static let areas = 100

    var name: String { "area-numbers-\(birthsOfArea)-\(Int(spread * 100))" }

    func repetition(_ number: Int) throws -> Tally {
        var random = Philox(seed: 38, stage: name, item: UInt64(number))
        let ratios = (0..<Self.areas).map { _ in exp(spread * Normal.quantile(random.uniform()) - spread * spread / 2) }
        var risk: [Double] = [], outcome: [UInt8] = [], area: [Int32] = []
        for (place, ratio) in ratios.enumerated() {
            for _ in 0..<birthsOfArea {
                let score = Logistic.expit(-2.2 + 0.7 * Normal.quantile(random.uniform()))
                risk.append(score)
                outcome.append(random.uniform() < min(1, score * ratio) ? 1 : 0)
                area.append(Int32(place))
            }
        }
        let level = AreaLevel(name: "area", codes: (0..<Self.areas).map(String.init), areaOfRow: area)
        let findings = Verdicts.adjust(
            try PopulationAudit(minimumCount: 1).audit(
                try Predictions(risk: risk, outcome: outcome), selection: nil, levels: [level], attributes: [], years: nil,
                context: FindingContext(about: About(), rows: "")))
        var tally = Tally()
        guard let table = findings.first(where: { $0.key == "area.planning" && $0.about.column == "area" })?.table,
            let codes = table.column("area")
        else { return tally }
        // The mean score of births: the rate of an area whose ratio is 1.
        var mean = 0.0
        for step in -600...600 {
            let z = Double(step) / 100, density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
            mean += 0.01 * density * Logistic.expit(-2.2 + 0.7 * z)
        }
        for (place, code) in codes.enumerated() {
            guard let ratio = code.string.flatMap(Int.init).map({ ratios[$0] }) else { continue }
            for (name, low, high, truth) in [
                ("ratio", "ratio_low", "ratio_high", ratio), ("rate", "standardised_low", "standardised_high", 1000 * mean * ratio),
            ] {
                guard let low = table.column(low)?[place].double, let high = table.column(high)?[place].double else { continue }
                tally.add("area-\(name)/none/gamma-poisson", low <= truth && truth <= high ? 1 : 0)
            }
        }
        return tally
    }
}
