// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Metrics
import StatMath

/// The sentences of the audit.
///
/// A rate says `fairness.fnr`; a comparison `fairness.gap.fnr.more`, `.less` or, where the interval holds no difference, `.unclear`; a
/// largest gap `fairness.worst-gap.fnr`. A verdict's `why` is a template too (`fairness.gap.insufficient`): it is filled in from the same
/// finding, whose `says.arguments` hold its `limit` and the rows `needed`.
public enum FairnessSentences {
    public static let all: [SentenceTemplate] =
        metrics.flatMap(templates) + metrics.map(withheld) + InteractionSentences.all + whys + withheld + FlowAudit.sentences
        + AuditReasons.sentences + ProxySentences.all + LabelSentences.all
        + StigmaSentences.all + SliceSentences.all + EquitySentences.all + MissingnessSentences.all + DeltaSentences.all + CausalSentences.all
        + FlipSentences.all + PopulationSentences.all + BootstrapAudit.sentences + PairedAudit.sentences + ConditionalParity.sentences
        + IndividualConsistency.sentences + IntersectionalSentences.all

    private static let metrics = ConfusionRate.allCases.map(AuditMetric.rate) + [.areaUnderCurve, .observedExpected]

    static func rate(_ metric: AuditMetric) -> String { "fairness.\(metric.name)" }

    static func comparison(_ metric: AuditMetric, _ scale: ComparisonScale, estimate: Double?, interval: Interval?, limit: Double?) -> Sentence {
        let none = scale == .difference ? 0.0 : 1.0
        let isClear = interval.map { !($0.low <= none && none <= $0.high) } ?? false
        let direction = !isClear ? "unclear" : (estimate ?? none) > none ? "more" : "less"
        return Sentence("\(scale.key(metric)).\(direction)", limit.map { ["limit": .number($0)] } ?? [:])
    }

    static func worstGap(_ metric: AuditMetric, limit: Double?) -> Sentence {
        Sentence("fairness.worst-gap.\(metric.name)", limit.map { ["limit": .number($0)] } ?? [:])
    }

    /// - Parameter key: of the finding: `fairness.gap.fnr`.
    static func why(_ verdict: Verdict, _ key: String, isNeedKnown: Bool = true) -> String {
        let isRatio = ["fairness.ratio.", "cohort.", "label.", "measurement.", "slice."].contains(where: key.hasPrefix)
        let scale = ["proxy.joint", "stigma.false-alarms", "missing.gap"].contains(key) ? key : isRatio ? "fairness.ratio" : "fairness.gap"
        return "\(scale).\(verdict.rawValue)" + (isNeedKnown ? "" : ".unknown")
    }

    /// Of a gap that is a concern and too small to print: what is wrong, without the number.
    ///
    /// - Parameter key: of a gap, a ratio or an interaction; `nil` for others.
    static func withheldConcern(_ key: String) -> String? {
        metrics.first { metric in ["fairness.gap.", "fairness.ratio.", Interaction.prefix].contains { key == $0 + metric.name } }
            .map { "\(Withheld.tooFew).\($0.name)" }
    }

    private static func withheld(_ metric: AuditMetric) -> SentenceTemplate {
        let topic = MetricPhrase(metric).topic
        return SentenceTemplate(
            "\(Withheld.tooFew).\(metric.name)",
            en: "In \(topic.en), group {group} departs by more than the limit. The number is not printed: there are too few cases.",
            nl: "Gaat het erom \(topic.nl), dan wijkt de groep {group} meer af dan de grens. Het getal staat er niet: er zijn te weinig gevallen.")
    }

    private static func templates(_ metric: AuditMetric) -> [SentenceTemplate] {
        let phrase = MetricPhrase(metric)
        var templates = [SentenceTemplate(rate(metric), en: phrase.rate.en, nl: phrase.rate.nl)]
        for scale in metric.scales {
            let size = Self.size(scale), key = scale.key(metric)
            templates += [
                SentenceTemplate("\(key).more", en: phrase.more.en + size.en, nl: phrase.more.nl + size.nl),
                SentenceTemplate("\(key).less", en: phrase.less.en + size.en, nl: phrase.less.nl + size.nl),
                SentenceTemplate(
                    "\(key).unclear", en: "Group {group} and {compareTo} do not clearly differ in \(phrase.topic.en)\(size.en)",
                    nl: "De groep {group} en {compareTo} verschillen niet duidelijk in \(phrase.topic.nl)\(size.nl)"),
            ]
        }
        guard metric.scales.contains(.difference) else { return templates }
        templates.append(
            SentenceTemplate(
                "fairness.worst-gap.\(metric.name)",
                en: """
                    Groups {highest} and {lowest} differ most in \(phrase.topic.en): {value:points} percentage points (between {low:points} and \
                    {high:points}). Chance alone would give about {chance:points}.
                    """,
                nl: """
                    De groepen {highest} en {lowest} verschillen het meest in \(phrase.topic.nl): {value:points} procentpunt (tussen {low:points} en \
                    {high:points}). Door toeval alleen zou dat al ongeveer {chance:points} zijn.
                    """))
        return templates
    }

    private static func size(_ scale: ComparisonScale) -> LocalizedText {
        switch scale {
        case .difference:
            LocalizedText(
                en: ": a difference of {value:points} percentage points (between {low:points} and {high:points}).",
                nl: ": een verschil van {value:points} procentpunt (tussen {low:points} en {high:points}).")
        case .ratio:
            LocalizedText(
                en: ": {value:ratio} times as much (between {low:ratio} and {high:ratio}).",
                nl: ": {value:ratio} keer zoveel (tussen {low:ratio} en {high:ratio}).")
        }
    }

    private static let whys = [
        ("gap", "{limit:points} percentage points", "{limit:points} procentpunt"), ("ratio", "{limit:ratio}", "{limit:ratio}"),
    ]
    .flatMap { scale, en, nl in
        [
            SentenceTemplate(
                "fairness.\(scale).concern", en: "This is beyond the limit of \(en), and chance does not explain it.",
                nl: "Dat gaat over de grens van \(nl) heen. Toeval verklaart het niet."),
            SentenceTemplate(
                "fairness.\(scale).fine", en: "This is within the limit of \(en), and chance does not hide a larger one.",
                nl: "Dat blijft binnen de grens van \(nl). Ook met toeval erbij is het niet groter."),
            SentenceTemplate(
                "fairness.\(scale).insufficient",
                en: "There are too few to judge this by the limit of \(en). About {needed:count} such cases in the group would be needed.",
                nl: """
                    Er zijn er te weinig om dit aan de grens van \(nl) te toetsen. In de groep zijn ongeveer {needed:count} van zulke \
                    gevallen nodig.
                    """),
            SentenceTemplate(
                "fairness.\(scale).insufficient.unknown", en: "There are too few to judge this by the limit of \(en).",
                nl: "Er zijn er te weinig om dit aan de grens van \(nl) te toetsen."),
            SentenceTemplate(
                "fairness.\(scale).information", en: "Nobody has set a limit for this, so there is no verdict.",
                nl: "Hiervoor is geen grens gesteld. Er is dus geen oordeel."),
        ]
    }

    private static let withheld = [
        SentenceTemplate(
            Withheld.tooFew, en: "Not printed: there are too few in group {group}.", nl: "Niet afgedrukt: er zijn er te weinig in de groep {group}."),
        SentenceTemplate(
            Withheld.noRows, en: "Not computed: group {group}, or what it is compared with, has no such cases.",
            nl: "Niet berekend: in de groep {group}, of waarmee die is vergeleken, komen zulke gevallen niet voor."),
    ]
}
