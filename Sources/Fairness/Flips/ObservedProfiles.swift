// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Learning
import Metrics
import StatMath

/// Real families with a profile: how many had the outcome, were selected, and their mean score. No model is needed for it.
struct ObservedProfiles {
    let minimumRows: Int
    let level: Double
    let context: FindingContext

    /// - Parameter matches: whether each row of the predictions has the profile.
    func finding(_ archetype: Archetype, _ matches: [Bool], _ predictions: Predictions, _ selection: Selection?) -> JudgedFinding {
        let rows = matches.indices.filter { matches[$0] && predictions.weight($0) > 0 }, own = predictions.subset(rows)
        let share = EffectiveProportion(
            rows: own.count, design: own.design, inDenominator: { _ in true }, hasProperty: { own.outcome[$0] == 1 })
        var about = context.about
        (about.feature, about.group) = (archetype.profile.features.joined(separator: " x "), archetype.profile.codes)
        var arguments: [String: EvidenceValue] = ["name": .text("archetype:\(archetype.name)")]
        guard rows.count >= minimumRows, let share else {
            arguments["real"] = .integer(rows.count)
            return JudgedFinding(
                Finding(
                    key: "archetype.observed", about: about, count: 0, total: predictions.count, verdict: .insufficient,
                    why: "archetype.off-manifold", reason: "archetype.off-manifold", support: support([rows.count], archetype, predictions),
                    stage: context.stage, says: Sentence("archetype.off-manifold", arguments)))
        }
        if own.scale == .probability { arguments["expected"] = (own.mean { own.risk[$0] }).map { .number($0.value) } }
        if let selection { arguments["selected"] = (own.mean { selection.isReached[rows[$0]] ? 1 : 0 }).map { .number($0.value) } }
        let template =
            "archetype.observed" + (arguments["expected"] == nil ? ".ranked" : "") + (arguments["selected"] == nil ? "" : ".selected")
        about.at = selection?.at
        return JudgedFinding(
            Finding(
                key: "archetype.observed", about: about, value: share.value, interval: share.wilson(level: level),
                method: own.design.isSimple ? "wilson" : "wilson-effective", count: share.count, total: share.total, verdict: .information,
                support: support([share.count, share.total - share.count], archetype, predictions), stage: context.stage,
                says: Sentence(template, arguments)))
    }

    private func support(_ cells: [Int], _ archetype: Archetype, _ predictions: Predictions) -> Support {
        Support(
            cells: cells, weighted: predictions.design.weights != nil, rows: context.rows, by: context.by + archetype.profile.features)
    }
}
