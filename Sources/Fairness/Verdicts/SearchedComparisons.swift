// SPDX-License-Identifier: EUPL-1.2

import Evidence
import StatMath

/// Comparisons of one run that were looked for together: of one kind, over all groups, features, areas or years that could have shown it.
///
/// What is held against a limit is what a search leaves of an estimate. Else the largest of many would lie beyond it by chance alone.
struct SearchedComparisons {
    private let effects: [String: SearchedEffects]
    /// Of every finding, in which search it is, and where; `nil` where it is no search, or chance is out of its effect already.
    private let places: [(search: String, index: Int)?]

    init(_ judged: [JudgedFinding]) {
        var members: [String: [VerdictTest]] = [:]
        places = judged.map { judged in
            guard let test = judged.test, test.source != .registered, test.effect == nil else { return nil }
            let search = Self.name(judged.finding)
            members[search, default: []].append(test)
            return (search, (members[search]?.count ?? 1) - 1)
        }
        effects = members.mapValues { tests in
            // What stands out says nothing of the spread of all the others, of which nearly all are without effect.
            let isPicked = tests.contains { $0.source == .selection }
            return SearchedEffects(tests.map(\.estimate), errors: tests.map(\.standardError), variance: isPicked ? 0 : nil)
        }
    }

    /// - Parameter reach: of the adjusted interval, in standard errors.
    /// - Returns: `nil` where nothing was searched: the test's own effect holds.
    func effect(of finding: Int, reach: Double) -> Double? {
        places[finding].flatMap { effects[$0.search]?.effect($0.index, reach: reach) }
    }

    /// By how many times the rows must grow before the effect is beyond the limit.
    func growth(of finding: Int, to limit: Double, reach: Double) -> Double {
        places[finding].flatMap { effects[$0.search]?.growth($0.index, to: limit, reach: reach) } ?? 1
    }

    /// All that a finding is about, but for what was searched through.
    private static func name(_ finding: Finding) -> String {
        let about = finding.about, attributes = about.attribute.map { AttributeName.parts($0).count } ?? 0
        let at = (about.at ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let fixed = [about.outcome, about.model, about.rows?.text, about.strategy, about.compareTo, about.column, about.step]
        return ([finding.key, "\(attributes)"] + fixed.map { $0 ?? "" } + at).joined(separator: "|")
    }
}
