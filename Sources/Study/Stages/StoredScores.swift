// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Scores as a stage keeps them.
struct StoredScores: Codable, Sendable, Hashable {
    private var risk: PackedDoubles
    private var lower: PackedDoubles
    private var upper: PackedDoubles

    init(_ scores: Scores) {
        (risk, lower, upper) = (PackedDoubles(scores.risk), PackedDoubles(scores.lower), PackedDoubles(scores.upper))
    }

    /// - Returns: `nil` when the three lists differ in length: the file was damaged. Without limits two of them are empty.
    var scores: Scores? {
        if lower.values.isEmpty, upper.values.isEmpty { return Scores(risk: risk.values) }
        guard risk.values.count == lower.values.count, risk.values.count == upper.values.count else { return nil }
        return Scores(risk: risk.values, lower: lower.values, upper: upper.values)
    }
}
