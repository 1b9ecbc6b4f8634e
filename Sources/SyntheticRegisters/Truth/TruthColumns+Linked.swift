// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// What a perfect audit would find of the mechanisms that act on other registers: costs, links, an earlier score.
extension TruthColumns {
    /// Mechanism b: the mean part that is recorded, by the true costs.
    func measurementRatio(_ members: [Bool], _ about: [String: String]) -> Estimand {
        func ratio(_ inside: Bool, _ factor: (Int) -> Double) -> Double? {
            let rows = births.indices.filter { members[$0] == inside && costs.actual[$0] > 0 }
            let (part, whole) = rows.reduce(into: (0.0, 0.0)) {
                $0.0 += costs.actual[$1] * factor($1)
                $0.1 += costs.actual[$1]
            }
            return Ratio.of(part, whole)
        }
        let recorded = costs.recorded
        return Estimand(
            key: "measurement.ratio", about: about.merging(["column": "care_costs"]) { $1 }, expected: ratio(true) { costs.factor[$0] },
            realised: ratio(true) { recorded[$0] / costs.actual[$0] })
    }

    /// Mechanism d: share linked in the group, divided by that outside.
    func attrition(_ members: [Bool], _ about: [String: String]) -> Estimand {
        func shares(_ inside: Bool) -> (expected: Double?, realised: Double?) {
            let rows = births.indices.filter { members[$0] == inside }
            return (Ratio.mean(rows.map { linkage.probability[$0] }), Ratio.share(rows.map { linkage.isLinked[$0] }))
        }
        let (group, others) = (shares(true), shares(false))
        return Estimand(
            key: "cohort.attrition", about: about.merging(["step": "linked"]) { $1 }, expected: Ratio.of(group.expected, others.expected),
            realised: Ratio.of(group.realised, others.realised))
    }

    /// Mechanism g: detection among those flagged, divided by that among the others.
    var feedbackRatio: Estimand {
        detectionRatio(flags.isFlagged, ["attribute": "past_flag", "group": "1", "compare_to": "complement"])
    }

    /// A decoy: how much more often the comparator itself is recorded in the group.
    func comparatorRatio(_ members: [Bool], _ about: [String: String]) -> Estimand {
        func rate(_ inside: Bool) -> (expected: Double?, realised: Double?) {
            let rows = births.indices.filter { members[$0] == inside }
            let (seen, all) = rows.reduce(into: (0.0, 0.0)) {
                $0.0 += comparator.risk[$1] * comparator.probability[$1]
                $0.1 += comparator.risk[$1]
            }
            let given = rows.filter { comparator.isGiven[$0] }
            return (Ratio.of(seen, all), Ratio.share(given.map { comparator.isRecorded[$0] }))
        }
        let (group, others) = (rate(true), rate(false))
        return Estimand(
            key: "label.detection-ratio", about: about.merging(["outcome": "later_support"]) { $1 },
            expected: Ratio.of(group.expected, others.expected), realised: Ratio.of(group.realised, others.realised))
    }

    /// A decoy: the share of the group that is recorded in another level.
    func mislabelledShare(_ members: [Bool], _ bias: Bias, _ about: [String: String]) -> Estimand? {
        guard let attribute = mislabelling.attribute else { return nil }
        let rows = births.indices.filter { members[$0] }
        let wrong = rows.map { mislabelling.recorded(attribute, of: births[$0]) != attribute.level(of: births[$0]) }
        return Estimand(
            key: "attribute.mislabelled", about: about, expected: rows.isEmpty ? nil : bias.dial, realised: Ratio.share(wrong))
    }

    /// What other registers truly hold, and how they were biased.
    var linked: [Column] {
        [
            number("care_costs_true", en: "costs of care in the year before, in euro", nl: "zorgkosten in het jaar ervoor, in euro") {
                costs.actual[$0]
            },
            number("measurement_effect", en: "recorded / true costs", nl: "geregistreerde / ware kosten") { costs.factor[$0] },
            number("linked_probability", en: "P(linked)", nl: "kans op koppeling") { linkage.probability[$0] },
            flag("linked", en: "is linked", nl: "is gekoppeld") { linkage.isLinked[$0] },
            number("past_score", en: "the earlier score", nl: "de eerdere score") { flags.score[$0] },
            flag("past_flag", en: "flagged by the earlier score", nl: "gemarkeerd door de eerdere score") { flags.isFlagged[$0] },
            number("later_support_risk", en: "P(support later), the comparator", nl: "kans op latere steun, ter vergelijking") {
                comparator.risk[$0]
            },
            flag("later_support_given", en: "support later, recorded or not", nl: "latere steun, geregistreerd of niet") { comparator.isGiven[$0] },
            number(
                "comparator_effect", en: "P(recorded, given support), divided by that outside the group",
                nl: "kans op registratie bij steun, gedeeld door die buiten de groep"
            ) { comparator.ratio[$0] },
        ]
    }
}
