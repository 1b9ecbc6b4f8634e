// SPDX-License-Identifier: EUPL-1.2

import Learning
import Protected

extension Cohort {
    /// The same cohort, whose outcomes know how rows were followed and, where rows were lost, how much each of the others counts.
    ///
    /// - Parameters:
    ///   - records: by the outcomes' names.
    ///   - dropped: outcomes whose lost rows are left out without weighting the others.
    ///   - log: receives the reason for opening the protected attributes.
    /// - Throws: `CohortsError.nobodyFollowed`.
    public func following(_ records: [String: FollowUpRecord], dropped: Set<String>, log: AccessLog) throws -> Cohort {
        var cohort = self
        cohort.outcomes = try outcomes.map { outcome in
            guard let record = records[outcome.name] else { return outcome }
            var followed = outcome
            followed.followUp = record
            guard record.isCensored else { return followed }
            let strata = try protected.open(for: .censoring, in: log) { self.strata($0) }
            guard let weights = CensoringWeights(record, strata: strata) else { throw CohortsError.nobodyFollowed(outcome: outcome.name) }
            followed.censoring = weights
            followed.isCensoringDropped = dropped.contains(outcome.name)
            return followed
        }
        return cohort
    }

    /// How much each row counts for one outcome: its own weight, times what it stands for of those who were lost.
    public func weights(for outcome: CohortOutcome) -> CaseWeights? {
        guard let censoring = outcome.censoring, !outcome.isCensoringDropped else { return weights }
        guard let own = weights else { return CaseWeights(censoring.values, kind: .selection) }
        return CaseWeights(zip(own.values, censoring.values).map { $0 * $1 }, kind: .selection)
    }

    /// Strata of all attributes and the year together, then of the attributes, then of the year (methods 28).
    private func strata(_ attributes: [ProtectedAttribute]) -> [[Int32]] {
        let groups = attributes.map(\.codes)
        let calendar = years.map { [$0.map { Int32(clamping: $0 ?? -1) }] } ?? []
        return [groups + calendar, groups, calendar].filter { !$0.isEmpty }.map { joint($0) }
    }

    /// Numbers each combination of codes in the order in which it first occurs.
    private func joint(_ codes: [[Int32]]) -> [Int32] {
        var number: [[Int32]: Int32] = [:]
        return (0..<universe.count).map { row in
            let combination = codes.map { $0[row] }
            if let known = number[combination] { return known }
            let next = Int32(number.count)
            number[combination] = next
            return next
        }
    }
}
