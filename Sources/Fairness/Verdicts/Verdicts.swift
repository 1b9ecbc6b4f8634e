// SPDX-License-Identifier: EUPL-1.2

import Evidence
import StatMath

/// Verdicts over everything that one run compared.
///
/// `concern`: the adjusted p-value is below alpha (so the adjusted 95% interval leaves "no effect" out) and the estimate is beyond the
/// limit; of a search: what `SearchedEffects` leaves of the estimate. `fine`: the 90% interval lies within the limit, which is the two one-sided
/// tests of equivalence at 5%. Else `insufficient`, with about how many rows would be needed. `information` where nothing sets a limit.
///
/// Registered goals form one Holm family over all outcomes and attributes of a run; searches one Benjamini-Hochberg family for each
/// outcome and key prefix (methods 27).
public enum Verdicts {
    /// - Parameters:
    ///   - judged: of all outcomes of a run: the families are over what is given here.
    ///   - looks: how often the rows were looked at to reach a verdict; alpha is divided by it. 1 for out-of-fold rows.
    public static func adjust(_ judged: [JudgedFinding], looks: Int = 1) -> [Finding] {
        let alpha = 0.05 / Double(max(1, looks)), adjusted = adjustedP(judged), searches = SearchedComparisons(judged)
        return judged.indices.map { index in
            var finding = judged[index].finding
            if let test = judged[index].test, let p = adjusted[index] {
                let adjustment = test.p > 0 ? p / test.p : 1, reach = Normal.quantile(1 - alpha / (2 * max(1, adjustment)))
                let effect = searches.effect(of: index, reach: reach) ?? test.effect ?? test.estimate
                let isRejected = p <= alpha, isMaterial = effect.magnitude > test.limit
                finding.says?.arguments["p"] = .number(test.p)
                finding.says?.arguments["adjusted_p"] = .number(p)
                finding.verdict = isRejected && isMaterial ? .concern : test.isWithinLimit ? .fine : .insufficient
                finding.why = FairnessSentences.why(finding.verdict ?? .information, finding.key)
                if finding.verdict == .concern, finding.reason == Withheld.tooFew, let words = FairnessSentences.withheldConcern(finding.key) {
                    finding.says?.template = words
                }
                if finding.verdict == .insufficient {
                    let growth = searches.growth(of: index, to: test.limit, reach: reach)
                    let needed = test.rowsNeeded(alpha: alpha, adjustment: adjustment, growth: growth)
                    finding.says?.arguments["needed"] = needed.map { .integer($0) } ?? .null
                    finding.why = FairnessSentences.why(.insufficient, finding.key, isNeedKnown: needed != nil)
                }
            }
            return finding
        }
    }

    /// `nil` where there is no test.
    private static func adjustedP(_ judged: [JudgedFinding]) -> [Double?] {
        var families: [String: [Int]] = [:]
        for index in judged.indices {
            guard let test = judged[index].test else { continue }
            switch test.source {
            case .registered: families["registered", default: []].append(index)
            case .search, .selection: families["search " + family(judged[index].finding), default: []].append(index)
            }
        }
        var result = [Double?](repeating: nil, count: judged.count)
        for (name, members) in families.sorted(by: { $0.key < $1.key }) {
            let p = members.map { judged[$0].test?.p ?? 1 }
            let adjusted = name == "registered" ? AdjustedP.holm(p) : AdjustedP.benjaminiHochberg(p)
            for (member, value) in zip(members, adjusted) { result[member] = value }
        }
        return result
    }

    /// Outcome and first part of the key: `small fairness`.
    private static func family(_ finding: Finding) -> String {
        "\(finding.about.outcome ?? "") \(finding.key.prefix { $0 != "." })"
    }
}
