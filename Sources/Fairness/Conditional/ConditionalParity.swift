// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Learning
import Metrics
import Protected
import StatMath

/// Whether people who are alike in one respect are selected alike: `fairness.conditional-parity`.
///
/// sum over levels l of w_l (SR_gl - SR_rl), with SR the share selected of group g and of its reference r, and w_l the share of level l among all
/// rows whose group is known. So every group is held against the same mix of levels. Levels in which one of the two has fewer than the minimum of
/// rows take no part; the share of rows in them is told.
///
/// The error is linearised over rows, with the weights w_l estimated from the same rows; clusters and case weights as everywhere.
/// Sources: Kamiran, Žliobaitė and Calders (2013), Knowl. Inf. Syst. 35, 613-644; Corbett-Davies, Pierson, Feller, Goel and Huq (2017), KDD,
/// 797-806 (conditional statistical parity); variance: Woodruff (1971), J. Am. Stat. Assoc. 66, 411-414.
public struct ConditionalParity: Hashable, Sendable {
    public static let key = "fairness.conditional-parity"

    /// What groups are compared with; all others where it is not named.
    public var compareTo: [String: Reference]
    /// Fewest rows of the group, and of its reference, in a level that takes part.
    public var minimumRows: Int
    /// The largest difference that is accepted; `nil` where nobody set one.
    public var limit: Double?
    public var level: Double

    public init(compareTo: [String: Reference] = [:], minimumRows: Int = 20, limit: Double? = nil, level: Double = 0.95) {
        (self.compareTo, self.minimumRows, self.limit, self.level) = (compareTo, minimumRows, limit, level)
    }

    /// - Parameters:
    ///   - condition: the feature in which people are alike.
    ///   - rows: the row of `condition` of each row of the predictions.
    /// - Throws: `FairnessError` for unequal lengths and a limit that is not above 0; `ProtectedError` for a reference that does not exist.
    public func findings(
        _ predictions: Predictions, selection: Selection, condition: FeatureColumn, rows: [Int], attributes: [ProtectedAttribute],
        context: FindingContext
    ) throws -> [JudgedFinding] {
        for attribute in attributes where attribute.codes.count != predictions.count { throw FairnessError.unequalLength(attribute.name) }
        guard selection.isReached.count == predictions.count else { throw FairnessError.unequalLength("the selection") }
        guard rows.count == predictions.count, rows.allSatisfy({ (0..<condition.count).contains($0) }) else {
            throw FairnessError.unequalLength(condition.name)
        }
        if let limit, !(limit > 0 && limit.isFinite) { throw FairnessError.limitNotUsable(key: Self.key) }
        let levels = ConditionLevels(condition, rows: rows)
        return try attributes.flatMap { attribute in
            let sides = try GroupSides(attribute, compareTo[attribute.name] ?? .complement)
            return sides.groups.map { side in
                finding(
                    StandardisedSelection(predictions, selection, levels, attribute, side, minimumRows: minimumRows), side, sides,
                    levels, predictions, selection, context)
            }
        }
    }

    private func finding(
        _ standardised: StandardisedSelection, _ side: GroupSides.Side, _ sides: GroupSides, _ levels: ConditionLevels, _ predictions: Predictions,
        _ selection: Selection, _ context: FindingContext
    ) -> JudgedFinding {
        let attribute = sides.attribute
        var about = context.about
        (about.attribute, about.group) = (attribute.name, attribute.levels[side.level].group)
        (about.compareTo, about.at, about.feature) = (sides.name, selection.at, levels.feature)
        let support = Support(
            cells: standardised.cells, weighted: predictions.design.weights != nil, rows: context.rows,
            by: context.by + AttributeName.parts(attribute.name) + [levels.feature])
        let comparison = standardised.comparison(predictions.design)
        guard let comparison else {
            return JudgedFinding(
                Finding(
                    key: Self.key, about: about, total: side.members.count, verdict: limit == nil ? .information : .insufficient,
                    why: FairnessSentences.why(limit == nil ? .information : .insufficient, Self.key, isNeedKnown: false),
                    reason: AuditReasons.tooFew, support: support, stage: context.stage,
                    says: Sentence(AuditReasons.tooFew, limit.map { ["limit": .number($0)] } ?? [:])))
        }
        let interval = comparison.interval(level: level), isClear = interval.low > 0 || interval.high < 0
        var arguments: [String: EvidenceValue] = [
            "levels": .integer(standardised.strata.count), "left_out": .number(standardised.leftOut), "raw": .number(standardised.raw),
        ]
        if let limit { arguments["limit"] = .number(limit) }
        var finding = Finding(
            key: Self.key, about: about, value: comparison.estimate, interval: interval, method: comparison.method, verdict: .information,
            why: FairnessSentences.why(.information, Self.key), support: support, stage: context.stage,
            says: Sentence("\(Self.key).\(!isClear ? "unclear" : comparison.estimate > 0 ? "more" : "less")", arguments))
        finding.table = standardised.table(levels)
        guard let limit else { return JudgedFinding(finding) }
        return JudgedFinding(
            finding,
            test: VerdictTest(
                source: .search, limit: limit, p: comparison.p, narrow: comparison.interval(level: 0.9),
                estimate: comparison.estimate, rows: standardised.strata.reduce(0) { $0 + $1.own.rows }, minimumRows: minimumRows))
    }

    static let sentences = ["more", "less", "unclear"].map { direction in
        let (en, nl) =
            switch direction {
            case "more":
                (
                    "are selected more often than {compareTo}: a difference of {value:points} percentage points",
                    "vaker aangewezen dan {compareTo}: een verschil van {value:points} procentpunt"
                )
            case "less":
                (
                    "are selected less often than {compareTo}: a difference of {value:points} percentage points",
                    "minder vaak aangewezen dan {compareTo}: een verschil van {value:points} procentpunt"
                )
            default:
                (
                    "are not clearly selected more or less often than {compareTo}: a difference of {value:points} percentage points",
                    "niet duidelijk vaker of minder vaak aangewezen dan {compareTo}: een verschil van {value:points} procentpunt"
                )
            }
        return SentenceTemplate(
            "\(key).\(direction)",
            en: """
                Among people who are alike in “{feature}”, those of group {group} \(en) (between {low:points} and {high:points}); without regard to \
                it {raw:points}. For {left_out:percent} of the rows there are too few alike on one of the two sides.
                """,
            nl: """
                Onder mensen die gelijk zijn in “{feature}” wordt de groep {group} \(nl) \
                (tussen {low:points} en {high:points}); zonder daarop te letten {raw:points}. Voor {left_out:percent} van de rijen zijn er aan \
                een van beide kanten te weinig die gelijk zijn.
                """)
    }
}
