// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import Protected
import StatMath

extension EquityFindings {
    /// `fairness.maihda.vpc.*` and `fairness.maihda.pcv.*` of all attributes crossed: of the outcome itself, of who is selected, and of who is found
    /// among those with the outcome. Beside the intersections, for information: no verdict rests on it.
    ///
    /// - Parameter attributes: those that are crossed.
    func intersectional(_ selection: Selection?, attributes: [ProtectedAttribute]) -> [JudgedFinding] {
        let nobody = Selection(at: [:], isReached: [Bool](repeating: false, count: predictions.count))
        let confusion = confusion(selection ?? nobody),
            code = attributes.map { attribute in
                Dictionary(attribute.levels.enumerated().map { ($1.group[attribute.name] ?? $1.code, $0) }) { first, _ in first }
            }
        let rates: [ConfusionRate] = selection == nil ? [.prevalence] : [.prevalence, .selectionRate, .truePositiveRate]
        return rates.flatMap { rate -> [JudgedFinding] in
            let groups = attribute.levels.indices.filter {
                !attribute.levels[$0].isNotRecorded && confusion.counts[$0].count(rate.denominator) > 0
            }
            let strata = groups.compactMap { group -> (events: Double, total: Double, levels: [Int])? in
                guard let share = confusion.estimate(rate, in: .group(group)) else { return nil }
                let levels = zip(attributes, code).map { $1[attribute.levels[group].group[$0.name] ?? ""] ?? 0 }
                return (share.value * share.effectiveTotal, share.effectiveTotal, levels)
            }
            let variance = IntersectionalVariance(
                strata, level: audit.level, seed: audit.seed, stage: "fairness.maihda.\(rate.rawValue)")
            let cells = groups.map { confusion.counts[$0].count(rate.denominator) }
            return [("vpc", variance?.partition), ("pcv", variance?.change)].map { kind, number in
                var found = finding(
                    "fairness.maihda.\(kind).\(rate.rawValue)",
                    number.map { Estimate($0.value, interval: $0.interval, method: "multilevel-laplace") },
                    nil, cells, number == nil ? AuditReasons.tooFewStrata : nil, ["groups": .integer(strata.count)])
                found.finding.about.at = rate.needsSelection ? selection?.at : nil
                return found
            }
        }
    }

    static let intersectionalRates: [ConfusionRate] = [.prevalence, .selectionRate, .truePositiveRate]
}

/// The sentences about strata of all attributes crossed.
enum IntersectionalSentences {
    static let all = EquityFindings.intersectionalRates.flatMap { rate -> [SentenceTemplate] in
        let (en, nl): (String, String) =
            switch rate {
            case .selectionRate: ("in who is selected", "in wie wordt aangewezen")
            case .truePositiveRate: ("in who of those with “{outcome}” is found", "in wie van degenen met “{outcome}” wordt gevonden")
            default: ("in who has “{outcome}”", "in wie “{outcome}” heeft")
            }
        return [
            SentenceTemplate(
                "fairness.maihda.vpc.\(rate.rawValue)",
                en: """
                    Of all variation between people \(en), {value:percent} (between {low:percent} and {high:percent}) lies between the \
                    {groups:count} groups of “{attribute}” (MAIHDA, variance partition coefficient). The rest lies between people within groups.
                    """,
                nl: """
                    Van alle verschillen tussen mensen \(nl) zit {value:percent} (tussen {low:percent} en {high:percent}) tussen de {groups:count} \
                    groepen van “{attribute}” (MAIHDA, variance partition coefficient). De rest zit tussen mensen binnen groepen.
                    """),
            SentenceTemplate(
                "fairness.maihda.pcv.\(rate.rawValue)",
                en: """
                    Of what lies between those groups \(en), the attributes by themselves, added up, explain {value:percent} (between \
                    {low:percent} and {high:percent}; proportional change in variance). The rest belongs to particular combinations.
                    """,
                nl: """
                    Van wat er tussen die groepen zit \(nl), verklaren de kenmerken elk apart, bij elkaar opgeteld, {value:percent} (tussen \
                    {low:percent} en {high:percent}; proportional change in variance). De rest hoort bij bepaalde combinaties.
                    """),
        ]
    }
}
