// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence

/// The comparisons between groups by the chosen models. Where a group and metric have a gap and a ratio, the graver verdict counts.
struct Comparisons {
    let edition: Edition
    private let all: [Comparison]

    private static let prefixes = ["fairness.gap.", "fairness.ratio.", "fairness.interaction."]

    struct Comparison {
        let finding: Finding
        let metric: MetricWords
        let sentence: String
        let order: Order
    }

    /// Single attributes before intersections; then what a person feels most: missed, wrongly selected.
    struct Order: Comparable {
        let crossed: Int
        let metric: Int
        let size: Double

        static func < (a: Order, b: Order) -> Bool { (a.crossed, a.metric, -a.size) < (b.crossed, b.metric, -b.size) }
    }

    init(edition: Edition) {
        self.edition = edition
        let prefixes = Self.prefixes
        let findings = edition.evidence.outcomes.map(edition.evidence.part).flatMap { part in
            prefixes.flatMap(part.keys).flatMap { part[$0] }
        }
        var gravest: [String: Finding] = [:], order: [String] = []
        for finding in findings where finding.verdict != nil && finding.about.group != nil {
            guard let metric = Self.metric(of: finding) else { continue }
            let identity = Self.identity(finding, metric)
            if let other = gravest[identity] {
                if finding.isGraver(than: other) { gravest[identity] = finding }
            } else {
                gravest[identity] = finding
                order.append(identity)
            }
        }
        all = order.compactMap { gravest[$0] }.compactMap { finding in
            Self.metric(of: finding).map { Self.comparison(finding, MetricWords.of($0), edition) }
        }
    }

    var count: Int { all.count }
    /// Shown, not judged.
    var withoutLimit: Int { all.count { $0.finding.verdict == .information } }
    var insufficient: Int { all.count { $0.finding.verdict == .insufficient } }

    /// The concerns of one group together, so that no metric crowds out the others; the group of the gravest concern first.
    var concernsByGroup: [[Comparison]] {
        let concerns = all.filter { $0.finding.verdict == .concern }.sorted { $0.order < $1.order }
        let byGroup = Dictionary(grouping: concerns) { Self.group(of: $0.finding) }
        return concerns.map { Self.group(of: $0.finding) }.uniqued().compactMap { byGroup[$0] }
    }

    var withoutVerdict: [Comparison] { all.filter { $0.finding.verdict == .insufficient }.sorted { $0.order < $1.order } }

    /// `fnr` of `fairness.gap.fnr`.
    static func metric(of finding: Finding) -> String? {
        for prefix in prefixes where finding.key.hasPrefix(prefix) { return String(finding.key.dropFirst(prefix.count)) }
        return nil
    }

    /// Found and missed are one comparison seen from two sides, and so are a difference and a ratio.
    private static func identity(_ finding: Finding, _ metric: String) -> String {
        [metric == "tpr" ? "fnr" : metric, finding.about.model ?? "", finding.about.rows?.text ?? "", group(of: finding)].joined(separator: "|")
    }

    /// Outcome, attribute and level.
    private static func group(of finding: Finding) -> String {
        let levels = (finding.about.group ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
        return [finding.about.outcome ?? "", finding.about.attribute ?? "", levels].joined(separator: "|")
    }

    private static let priority = ["fnr", "tpr", "fpr", "ppv", "observed-expected", "auc", "selection-rate", "npv"]

    private static func comparison(_ finding: Finding, _ metric: MetricWords, _ edition: Edition) -> Comparison {
        let sentence = edition.sentence(of: finding) ?? generic(finding, metric, edition)
        let order = Order(
            crossed: Labels.crossed(finding.about.attribute ?? "").count, metric: priority.firstIndex(of: metric.key) ?? priority.count,
            size: finding.value?.magnitude ?? 0)
        return Comparison(finding: finding, metric: metric, sentence: sentence, order: order)
    }

    /// Where the metric has no sentence of its own.
    private static func generic(_ finding: Finding, _ metric: MetricWords, _ edition: Edition) -> String {
        let language = edition.language, isRatio = finding.key.hasPrefix("fairness.ratio.")
        let write: (Double) -> String = isRatio ? { "×" + edition.numbers.number($0, decimals: 2) } : { metric.writeDifference($0, language) }
        let words = SummaryWords.gap(
            metric.name, group: (edition.labels.group(of: finding.about, language) ?? "").capitalisedFirst, value: nil,
            difference: edition.withInterval(finding, write) ?? "–",
            compared: edition.labels.comparison(finding.about.compareTo ?? "overall", of: finding.about.attribute, language))
        return edition[words]
    }
}
