// SPDX-License-Identifier: EUPL-1.2

/// What a table of rates would say: a gap of more than five points between the groups of an attribute in how many are selected, or in how many
/// of those with and without the recorded outcome are.
struct NaiveGaps {
    /// Attributes that are pointed at.
    let attributes: Set<String>

    private static let limit = 0.05

    init(_ audited: AuditedRegister, _ truth: RegisterTruth) {
        attributes = Set(
            CohortTable.attributes.filter { attribute in
                let codes = truth.groups[attribute.name] ?? []
                var counts = attribute.levels.map { _ in ExpectedCounts() }
                for (place, row) in audited.rows.enumerated() where counts.indices.contains(codes[row]) {
                    counts[codes[row]].add(chance: truth.outcome[row], isSelected: audited.isSelected[place], score: audited.risk[place])
                }
                return ["selection-rate", "tpr", "fpr"].contains { metric in
                    let values = counts.compactMap { $0.value(metric) }
                    return (values.max() ?? 0) - (values.min() ?? 0) > Self.limit
                }
            }.map(\.name))
    }
}
