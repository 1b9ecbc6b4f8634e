// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness

/// The verdicts of a study at every place of the grid, and what tips them.
package struct DeltaConclusions {
    private let flips: StrategyFlips
    private let question: DeltaQuestion

    /// - Parameter native: everything that the study compared: one family.
    package init(native: [JudgedFinding], question: DeltaQuestion) {
        flips = StrategyFlips(native: native)
        self.question = question
    }

    /// A comparison with its verdict at each place.
    private struct Course {
        var own: Finding
        var points: [(place: ValueGap.Place, finding: Finding)] = []

        /// The nearest place with another verdict than where values are missing at random.
        var tipping: ValueGap.Place? {
            guard let start = points.first(where: { $0.place.distance == 0 })?.finding.verdict else { return nil }
            return ValueGap.Place.nearest(points.filter { $0.finding.verdict != start }.map(\.place))
        }

        var isFineEverywhere: Bool { points.allSatisfy { $0.finding.verdict == .fine } }
    }

    /// - Parameters:
    ///   - places: of the grid.
    ///   - judged: of one group, at each place.
    /// - Returns: for each comparison with a verdict its course over the grid and what tips it; and the comparisons that are not fine somewhere.
    package func findings(_ places: [ValueGap.Place], _ judged: [[JudgedFinding]]) -> (findings: [Finding], tipped: Set<Comparison>) {
        var courses: [Comparison: Course] = [:], order: [Comparison] = []
        for (place, comparisons) in zip(places, judged) {
            for finding in flips.findings(comparisons) where Self.isJudged(finding) {
                let name = Comparison(finding)
                if courses[name] == nil { order.append(name) }
                courses[name, default: Course(own: finding)].points.append((place, finding))
                if place.distance == 0 { courses[name]?.own = finding }
            }
        }
        let all = order.compactMap { name in courses[name].map { (name, $0) } }
        return (
            all.flatMap { [course($0.1), tipping($0.1)] }, Set(all.filter { !$0.1.isFineEverywhere }.map(\.0))
        )
    }

    private static func isJudged(_ finding: Finding) -> Bool {
        ["fairness.gap.", "fairness.ratio."].contains(where: finding.key.hasPrefix) && finding.verdict != nil && finding.verdict != .information
    }

    private func about(_ finding: Finding) -> About {
        var about = finding.about
        about.feature = question.feature
        return about
    }

    private func course(_ course: Course) -> Finding {
        let finding = course.own
        return Finding(
            key: "missing.delta." + finding.key.dropFirst("fairness.".count), about: about(finding),
            table: EvidenceTable(
                columns: ["delta_reference", "delta_group", "value", "low", "high", "verdict"],
                rows: course.points.map { point in
                    let interval = point.finding.interval
                    return [
                        .number(point.place.reference), .number(point.place.group), point.finding.value.map { .number($0) } ?? .null,
                        interval.map { .number($0[0]) } ?? .null, interval.map { .number($0[1]) } ?? .null,
                        .text(point.finding.verdict?.rawValue ?? ""),
                    ]
                }), support: finding.support, stage: "missing")
    }

    private func tipping(_ course: Course) -> Finding {
        let finding = course.own, place = course.tipping
        var arguments: [String: EvidenceValue] = ["most": .number(question.deltas.map(\.magnitude).max() ?? 0)]
        if let verdict = finding.verdict { arguments["from"] = .text(verdict.rawValue) }
        if let place, let to = course.points.first(where: { $0.place == place })?.finding.verdict {
            arguments["to"] = .text(to.rawValue)
            arguments["delta_reference"] = .number(place.reference)
            arguments["delta_group"] = .number(place.group)
        }
        return Finding(
            key: "missing.tipping." + finding.key.dropFirst("fairness.".count), about: about(finding), value: place?.distance,
            verdict: place == nil ? .information : .insufficient, why: place == nil ? nil : "missing.tipping.why", support: finding.support,
            stage: "missing", says: Sentence("missing.tipping.verdict.\(place == nil ? "stays" : "tips")", arguments))
    }

    /// What a comparison is about, whatever the treatment of missing values and the rows.
    package struct Comparison: Hashable, Sendable {
        private let key: String
        private let about: About

        package init(_ finding: Finding) {
            key = finding.key
            var about = finding.about
            (about.strategy, about.rows, about.at) = (nil, nil, nil)
            self.about = about
        }
    }
}

extension Finding {
    /// A verdict that hangs on what nobody knows is not `fine`.
    mutating func doubt(_ tipped: Set<DeltaConclusions.Comparison>) {
        guard verdict == .fine, about.strategy == nil, tipped.contains(DeltaConclusions.Comparison(self)) else { return }
        (verdict, why) = (.insufficient, DeltaConclusions.why)
    }
}

extension DeltaConclusions {
    /// The name of the sentence that says why a verdict is not `fine`.
    static let why = "missing.tipping.fine-elsewhere"
}
