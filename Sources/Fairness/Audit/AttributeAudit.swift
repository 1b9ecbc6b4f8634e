// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Metrics
import Protected
import StatMath

/// The audit of one attribute, or of two that are crossed: what all its findings have in common.
struct AttributeAudit {
    let settings: GroupAudit
    let predictions: Predictions
    let attribute: ProtectedAttribute
    let reference: ResolvedReference
    let context: FindingContext
    let clusters: ClusterOrder?

    /// Groups that are compared: those of whom the attribute is known.
    var recorded: [Int] { attribute.levels.indices.filter { !attribute.levels[$0].isNotRecorded } }

    func about(group: Int? = nil, at: [String: Double]? = nil, comparedWith name: String? = nil) -> About {
        var about = context.about
        about.attribute = attribute.name
        about.group = group.map { attribute.levels[$0].group }
        about.at = at
        about.compareTo = name
        return about
    }

    func support(_ cells: [Int]) -> Support {
        Support(
            cells: cells, weighted: predictions.design.weights != nil, rows: context.rows,
            by: context.by + AttributeName.parts(attribute.name))
    }

    /// Whether the groups are those of two attributes.
    var isCrossed: Bool { AttributeName.parts(attribute.name).count > 1 }

    /// Why a comparison has no verdict: nobody set a limit, or two attributes are judged otherwise.
    func whyInformation(_ key: String, _ metric: AuditMetric) -> String {
        isCrossed && metric != .areaUnderCurve ? Interaction.whyOthersAreNotJudged : FairnessSentences.why(.information, key)
    }

    /// Of nobody is the attribute known: there is no group to judge, and that is said.
    func nobodyKnown() -> JudgedFinding {
        let key = ComparisonScale.ratio.key(.observedExpected)
        return JudgedFinding(
            Finding(
                key: key, about: about(comparedWith: reference.name), verdict: .insufficient,
                why: FairnessSentences.why(.insufficient, key, isNeedKnown: false), reason: Withheld.noRows, support: support([]),
                stage: context.stage, says: Sentence(Withheld.noRows)))
    }

    /// A gap or ratio with what its verdict needs.
    ///
    /// - Parameters:
    ///   - isPrinted: false where a rate behind it is withheld: then the verdict is reached but no number given.
    ///   - rows: of the group, in the metric's denominator.
    func judged(
        _ comparison: Comparison?, _ metric: AuditMetric, _ scale: ComparisonScale, group: Int, at: [String: Double]?, isPrinted: Bool, rows: Int,
        cells: [Int]
    ) -> JudgedFinding {
        let key = scale.key(metric)
        let interval = comparison?.interval(level: settings.level)
        var finding = Finding(
            key: key, about: about(group: group, at: at, comparedWith: reference.name), value: isPrinted ? comparison?.estimate : nil,
            interval: isPrinted ? interval.flatMap { $0.low.isFinite && $0.high.isFinite ? $0 : nil } : nil,
            method: isPrinted ? comparison?.method : nil, verdict: .information, why: whyInformation(key, metric),
            reason: comparison == nil ? Withheld.noRows : isPrinted ? nil : Withheld.tooFew, support: support(cells), stage: context.stage)
        let limit = settings.limits.limit(metric, scale, attribute: attribute.name, outcome: context.about.outcome)
        finding.says = FairnessSentences.comparison(metric, scale, estimate: comparison?.estimate, interval: interval, limit: limit?.value)
        if let group = reference.group { finding.says?.arguments["reference"] = .text(attribute.levels[group].code) }
        guard let limit else { return JudgedFinding(finding) }
        guard let comparison else {
            finding.verdict = .insufficient
            finding.why = FairnessSentences.why(.insufficient, key, isNeedKnown: false)
            return JudgedFinding(finding)
        }
        let narrow = comparison.interval(level: 0.9), estimate = comparison.onVerdictScale(comparison.estimate)
        return JudgedFinding(
            finding,
            test: VerdictTest(
                source: limit.source, limit: comparison.onVerdictScale(limit.value).magnitude, p: comparison.p,
                narrow: Interval(low: comparison.onVerdictScale(narrow.low), high: comparison.onVerdictScale(narrow.high), level: 0.9),
                estimate: estimate, rows: rows, minimumRows: settings.minimumEvents))
    }
}

/// Why a number is not given: names of sentence templates.
enum Withheld {
    static let tooFew = "fairness.withheld.too-few"
    static let noRows = "fairness.withheld.no-rows"
}
