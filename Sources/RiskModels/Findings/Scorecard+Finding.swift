// SPDX-License-Identifier: EUPL-1.2

import Evidence

extension Scorecard {
    /// Summary, the card, its scores, how far a better card may lie, and how stable it is.
    ///
    /// - Parameters:
    ///   - about: outcome, model and rows.
    ///   - rows: fingerprint of the training rows.
    public func findings(about: About, rows: String) -> [Finding] {
        [summary(about, rows), card(about, rows), risks(about, rows), gap(about, rows)] + (stability.map { changes($0, about, rows) } ?? [])
    }

    private func support(_ rows: String, cells: [Int]? = nil, by: [String] = []) -> Support {
        Support(cells: cells ?? [eventCount, rowCount - eventCount], rows: rows, by: by)
    }

    private func summary(_ about: About, _ rows: String) -> Finding {
        let facts: [[EvidenceValue]] = [
            ["rows", .integer(rowCount)], ["events", .integer(eventCount)], ["conditions", .integer(lines.count)],
            ["candidates", .integer(certificate.candidates)], ["score-offset", .number(offset)], ["score-multiplier", .number(multiplier)],
            ["log-loss", .number(certificate.loss)], ["log-loss-floor", .number(certificate.floor)],
            ["compared", .integer(certificate.compared)], ["sets", .integer(certificate.sets)],
        ]
        return Finding(
            key: "model.summary", about: about, table: EvidenceTable(columns: ["name", "value"], rows: facts), support: support(rows), stage: "fit")
    }

    private func card(_ about: About, _ rows: String) -> Finding {
        let cells = lines.map { $0.condition.cells + [.integer($0.points), .integer($0.rows), .integer($0.events)] }
        return Finding(
            key: "scorecard.card", about: about,
            table: EvidenceTable(columns: ScorecardCondition.columns + ["points", "rows", "events"], rows: cells),
            support: support(
                rows, cells: lines.flatMap { [$0.events, $0.rows - $0.events, eventCount - $0.events, rowCount - $0.rows - eventCount + $0.events] },
                by: lines.map(\.condition.feature) + ["outcome"]), stage: "fit")
    }

    private func risks(_ about: About, _ rows: String) -> Finding {
        let cells = scores.rows.map { row -> [EvidenceValue] in
            let group = scores.groups[row.group], seen = group.seen, interval = seen.wilson()
            let isShown = !group.isRare
            return [
                .integer(row.score), .number(row.risk), .number(row.lower), .number(row.upper), .integer(group.lowest), .integer(group.highest),
                .integer(seen.total), isShown ? .integer(seen.count) : .null, isShown ? .number(seen.value) : .null,
                isShown ? .number(interval.low) : .null, isShown ? .number(interval.high) : .null,
            ]
        }
        return Finding(
            key: "scorecard.scores", about: about, method: "wilson",
            table: EvidenceTable(
                columns: [
                    "score", "risk", "lower", "upper", "from", "to", "rows", "events", "observed", "observed_lower", "observed_upper",
                ], rows: cells),
            support: support(
                rows, cells: scores.groups.flatMap { [$0.seen.count, $0.seen.total - $0.seen.count] },
                by: lines.map(\.condition.feature) + ["outcome"]), stage: "fit")
    }

    private func gap(_ about: About, _ rows: String) -> Finding {
        let counts: [String: EvidenceValue] = [
            "conditions": .integer(limits.conditions), "most": .integer(limits.largestPoints), "candidates": .integer(certificate.candidates),
            "compared": .integer(certificate.compared), "sets": .integer(certificate.sets),
        ]
        return Finding(
            key: "scorecard.gap", about: about, value: certificate.gap.isFinite ? certificate.gap : nil, method: "branch-and-bound",
            verdict: .information, reason: certificate.gap.isFinite ? nil : "scorecard.gap.unknown", support: support(rows), stage: "fit",
            says: Sentence(certificate.isOptimal ? "scorecard.gap.none" : "scorecard.gap", counts))
    }

    private func changes(_ stability: CardStability, _ about: About, _ rows: String) -> [Finding] {
        guard stability.completed > 0 else { return [] }
        let cells = stability.choices.compactMap { choice -> [EvidenceValue]? in
            guard let condition = choice.condition else { return nil }
            let share = { (count: Int) in EvidenceValue.number(Double(count) / Double(stability.completed)) }
            // Log-odds in points of this card, so that fits with another multiplier compare.
            let points = { (logOdds: Double) in choice.chosen > 0 ? EvidenceValue.number(logOdds * multiplier) : .null }
            return condition.cells + [
                .integer(choice.points), share(choice.chosen), share(choice.chosenFeature), points(choice.mean), points(choice.least),
                points(choice.most),
            ]
        }
        let table = EvidenceTable(
            columns: ScorecardCondition.columns + ["points", "chosen", "chosen_feature", "mean_points", "least_points", "most_points"], rows: cells)
        let method = "poisson-bootstrap-\(stability.replicates)"
        return [
            Finding(
                key: "scorecard.stability", about: about, method: method, count: stability.same, total: stability.completed, table: table,
                support: support(rows), stage: "fit", says: Sentence("scorecard.stability")),
            Finding(
                key: "scorecard.risk-change", about: about, value: stability.meanRiskChange, method: method, total: stability.completed,
                verdict: .information, support: support(rows), stage: "fit",
                says: Sentence("scorecard.risk-change", ["large": .number(stability.largeRiskChange)])),
        ]
    }
}

extension ScorecardCondition {
    static let columns = ["feature", "low", "high", "level", "missing", "each_step"]

    /// The condition as cells of a table; a feature with two values has the value as its level, and steps lie between `low` and `high`.
    fileprivate var cells: [EvidenceValue] {
        switch kind {
        case .atLeast(let cut): [.text(feature), .number(cut), .null, .null, .null, false]
        case .below(let cut): [.text(feature), .null, .number(cut), .null, .null, false]
        case .isValue(let value): [.text(feature), .null, .null, .text(Self.code(value)), .null, false]
        case .level(let level): [.text(feature), .null, .null, .text(level), .null, false]
        case .missing(let name): [.text(feature), .null, .null, .null, .text(name), false]
        case .steps(let from, let to): [.text(feature), .number(Double(from)), .number(Double(to)), .null, .null, true]
        }
    }

    /// A number as a file writes it.
    private static func code(_ value: Double) -> String { value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)" }
}
