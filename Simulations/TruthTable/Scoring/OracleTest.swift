// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath
import SyntheticRegisters

/// The best that anybody could do: a Wald test of a bias's strength by one who knows its form, whom it touches, and everything else of the truth.
///
/// The strength is a factor t of the true effect, 0 where nothing acts and 1 at the truth, by maximum likelihood (Fisher scoring). Caught: the
/// test rejects t = 0 at 5%, and the quantity that an audit estimates is beyond its limit at the estimated t.
struct OracleTest {
    let truth: RegisterTruth
    let cohort: CohortTable

    /// A chance of each row as a function of t, and what came out.
    private struct Likelihood {
        var rows: [Int]
        let outcome: (Int) -> Double
        let chance: (Int, Double) -> Double

        /// - Returns: `nil` where nothing can be learned.
        func estimate() -> (t: Double, error: Double)? {
            var t = 0.5, information = 0.0
            for _ in 0..<25 {
                var score = 0.0
                information = 0
                for row in rows {
                    let p = min(1 - 1e-9, max(1e-9, chance(row, t))), slope = (chance(row, t + 1e-5) - chance(row, t - 1e-5)) / 2e-5
                    score += (outcome(row) - p) * slope / (p * (1 - p))
                    information += slope * slope / (p * (1 - p))
                }
                guard information > 0 else { return nil }
                let step = max(-0.5, min(0.5, score / information))
                t = max(-3, min(4, t + step))
                if step.magnitude < 1e-6 { break }
            }
            return (t, 1 / information.squareRoot())
        }
    }

    /// `nil` for a cell whose bias no oracle is asked about.
    func isCaught(_ cell: TruthCell, group: AffectedGroup) -> Bool? {
        guard case .biased(let mechanism, _, _) = cell.arm, let members = truth.members([group.attribute: group.levels[0]]) else { return nil }
        let all = Array(truth.need.indices)
        switch mechanism {
        case .label, .feedback:
            let inside = mechanism == .label ? members : truth.isFlaggedBefore
            func chance(_ row: Int, _ t: Double) -> Double {
                truth.recorded[row] / truth.labelEffect[row] * (1 + t * (truth.labelEffect[row] - 1))
            }
            let touched = all.filter { truth.isLinked[$0] && inside[$0] }
            return decide(Likelihood(rows: touched, outcome: { truth.outcome[$0] }, chance: chance)) { t in
                let (above, below) = touched.reduce(into: (0.0, 0.0)) {
                    $0.0 += chance($1, t)
                    $0.1 += chance($1, 0)
                }
                return above / below > 1.15
            }
        case .missingAtRandom:
            guard let missing = truth.missing[CohortTable.missingColumn], let column = cohort.table[CohortTable.missingColumn],
                let base = all.first(where: { !members[$0] }).map({ missing[$0] })
            else { return nil }
            func chance(_ row: Int, _ t: Double) -> Double {
                Logistic.expit(Logistic.logit(base) + t * (Logistic.logit(missing[row]) - Logistic.logit(base)))
            }
            let touched = all.filter { truth.isLinked[$0] && members[$0] }
            return decide(Likelihood(rows: touched, outcome: { column.missingKind($0).isPresent ? 0 : 1 }, chance: chance)) { t in
                let own = touched.reduce(0) { $0 + chance($1, t) } / Double(touched.count)
                return (own - base) / ((own * (1 - own) + base * (1 - base)) / 2).squareRoot() > 0.1
            }
        case .representation:
            guard let base = all.first(where: { !members[$0] }).map({ truth.linked[$0] }) else { return nil }
            func chance(_ row: Int, _ t: Double) -> Double { base + t * (truth.linked[row] - base) }
            let touched = all.filter { members[$0] }
            return decide(Likelihood(rows: touched, outcome: { truth.isLinked[$0] ? 1 : 0 }, chance: chance)) { t in
                touched.reduce(0) { $0 + chance($1, t) } / Double(touched.count) / base < 0.90
            }
        case .drift:
            func chance(_ row: Int, _ t: Double) -> Double {
                Logistic.expit(truth.needLogit[row] - truth.drift[row] + t * truth.drift[row]) * truth.detection[row]
            }
            let touched = all.filter { truth.isLinked[$0] && truth.drift[$0] != 0 }
            return decide(Likelihood(rows: touched, outcome: { truth.outcome[$0] }, chance: chance)) { t in
                touched.reduce(0) { $0 + chance($1, t) } / touched.reduce(0) { $0 + chance($1, 0) } > 1.1
            }
        case .measurement: return measured(members)
        case .proxy: return told(members)
        default: return nil
        }
    }

    private func decide(_ likelihood: Likelihood, _ isBeyond: (Double) -> Bool) -> Bool {
        guard let (t, error) = likelihood.estimate() else { return false }
        return (t / error).magnitude > Normal.quantile(0.975) && isBeyond(t)
    }

    /// The recorded part of the group's costs in the validation sample, its error linearised.
    private func measured(_ members: [Bool]) -> Bool? {
        guard let keys = cohort.validation["RINPERSOON"]?.texts else { return nil }
        let rows = keys.compactMap { truth.row[$0] }.filter { members[$0] }
        let whole = rows.reduce(0) { $0 + truth.costs[$1] }
        let ratio = rows.reduce(0) { $0 + truth.costs[$1] * truth.costEffect[$1] } / whole
        let squares = rows.reduce(0.0) { sum, row in
            let residual = truth.costs[row] * (truth.costEffect[row] - ratio)
            return sum + residual * residual
        }
        let error = squares.squareRoot() / whole / ratio
        return ratio < 0.85 && -log(ratio) > Normal.quantile(0.975) * error
    }

    /// The area's true share of the group, as a score. Source of the error: Hanley and McNeil (1982), Radiology 143, 29-36.
    private func told(_ members: [Bool]) -> Bool? {
        guard let share = truth.areaShare else { return nil }
        let rows = truth.need.indices.filter { truth.isLinked[$0] }
        guard let auc = ExpectedAUC.value(risk: rows.map { share[$0] }, chance: rows.map { members[$0] ? 1 : 0 }) else { return nil }
        let inside = Double(rows.count { members[$0] }), outside = Double(rows.count) - inside
        let q1 = auc / (2 - auc), q2 = 2 * auc * auc / (1 + auc)
        let variance = (auc * (1 - auc) + (inside - 1) * (q1 - auc * auc) + (outside - 1) * (q2 - auc * auc)) / (inside * outside)
        return auc - Normal.quantile(0.975) * variance.squareRoot() > 0.70
    }
}
