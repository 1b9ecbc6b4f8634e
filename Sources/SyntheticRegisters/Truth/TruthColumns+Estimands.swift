// SPDX-License-Identifier: EUPL-1.2

import Foundation
import StatMath

/// What a perfect audit would find.
extension TruthColumns {
    typealias Estimand = TruthSummary.Estimand

    func summary(of register: BirthsRegister) -> TruthSummary {
        let actual = register.biases.list.map { bias in
            var bias = bias
            switch bias.mechanism {
            case .label: bias.base = detection.base
            case .missingAtRandom, .missingNotAtRandom: bias.base = MaskedColumn(rawValue: bias.column ?? "").flatMap { missingness[$0]?.base }
            default: break
            }
            return bias
        }
        let selected = highestRisks(share: Self.capacity)
        let groups = AffectedAttribute.allCases.flatMap { attribute in
            attribute.codes.enumerated().flatMap { level, code in
                byGroup(Group(attribute.rawValue, [code], births.map { attribute.level(of: $0) == level }), selected)
            }
        }
        return TruthSummary(births: births.count, seed: register.seed, biases: actual, estimands: groups + register.biases.list.flatMap(ofBias))
    }

    /// The share that may be selected when errors of the true risk are counted.
    private static let capacity = 0.10

    private struct Group {
        let about: [String: String]
        let members: [Bool]

        init(_ attribute: String, _ levels: [String], _ members: [Bool]) {
            about = ["attribute": attribute, "group": levels.joined(separator: "+")]
            self.members = members
        }

        init(_ bias: Bias, _ births: [Birth]) {
            self.init(bias.group?.attribute ?? "", bias.group?.levels ?? [], bias.members(of: births))
        }
    }

    /// Need, its record, and the errors that even the true risk of need makes when a tenth is selected by it.
    private func byGroup(_ group: Group, _ selected: [Bool]) -> [Estimand] {
        let rows = births.indices.filter { group.members[$0] }
        let risk = rows.map { births[$0].need.risk }
        let seen = rows.map { births[$0].need.risk * detection.probability[$0] }
        let need = rows.map { births[$0].need.isNeeded }
        let recorded = rows.map { detection.isRecorded[$0] }
        let missed = rows.map { !selected[$0] }
        func about(_ outcome: String) -> [String: String] { group.about.merging(["outcome": outcome]) { $1 } }
        func errors(_ outcome: String) -> [String: String] {
            about(outcome).merging(["score": "need_risk", "at": "capacity \(Self.capacity)"]) { $1 }
        }
        let notSelected = zip(risk, missed).map { $1 ? $0 : 0 }
        let notSelectedSeen = zip(seen, missed).map { $1 ? $0 : 0 }
        return [
            Estimand(key: "fairness.prevalence", about: about("need"), expected: Ratio.mean(risk), realised: Ratio.share(need)),
            Estimand(key: "fairness.prevalence", about: about("early_help"), expected: Ratio.mean(seen), realised: Ratio.share(recorded)),
            Estimand(
                key: "label.detection", about: about("early_help"), expected: Ratio.of(sum(seen), sum(risk)),
                realised: Ratio.of(count(recorded), count(need))),
            Estimand(
                key: "fairness.fnr", about: errors("need"), expected: Ratio.of(sum(notSelected), sum(risk)),
                realised: Ratio.of(count(both(need, missed)), count(need))),
            Estimand(
                key: "fairness.fnr", about: errors("early_help"), expected: Ratio.of(sum(notSelectedSeen), sum(seen)),
                realised: Ratio.of(count(both(recorded, missed)), count(recorded))),
        ]
    }

    private func ofBias(_ bias: Bias) -> [Estimand] {
        let group = Group(bias, births)
        let about = bias.group == nil ? [:] : group.about.merging(["compare_to": "complement"]) { $1 }
        switch bias.mechanism {
        case .label: return [detectionRatio(group.members, about)]
        case .missingAtRandom, .missingNotAtRandom: return missingGap(bias, group.members, about)
        case .proxy: return [areaAUC(group.members, about)]
        case .drift:
            return [observedExpected("year:2019", { births[$0].day >= RegisterPeriod.firstOfLastYear }, without: \.drift)]
        case .areaShift:
            let position = biases.list.firstIndex(of: bias) ?? 0
            return [observedExpected("areas:third", { world.areas.all[births[$0].mother.area].isInThird[position] }, without: \.areaShift)]
        case .measurement: return [measurementRatio(group.members, about)]
        case .representation: return [attrition(group.members, about)]
        case .feedback: return [feedbackRatio]
        case .comparator: return [comparatorRatio(group.members, about)]
        case .mislabelled: return [mislabelledShare(group.members, bias, about)].compactMap { $0 }
        case .incomeShift, .needShift: return []
        }
    }

    func detectionRatio(_ members: [Bool], _ about: [String: String]) -> Estimand {
        func rate(_ inside: Bool) -> (expected: Double?, realised: Double?) {
            let rows = births.indices.filter { members[$0] == inside }
            return (
                Ratio.of(sum(rows.map { births[$0].need.risk * detection.probability[$0] }), sum(rows.map { births[$0].need.risk })),
                Ratio.of(count(rows.map { detection.isRecorded[$0] }), count(rows.map { births[$0].need.isNeeded }))
            )
        }
        let (group, others) = (rate(true), rate(false))
        return Estimand(
            key: "label.detection-ratio", about: about.merging(["outcome": "early_help"]) { $1 }, expected: Ratio.of(group.expected, others.expected),
            realised: Ratio.of(group.realised, others.realised))
    }

    /// The standardised difference of missing, and its odds ratio.
    private func missingGap(_ bias: Bias, _ members: [Bool], _ about: [String: String]) -> [Estimand] {
        guard let column = bias.column, let pattern = MaskedColumn(rawValue: column).flatMap({ missingness[$0] }) else { return [] }
        func shares(_ inside: Bool) -> (expected: Double?, realised: Double?) {
            let rows = births.indices.filter { members[$0] == inside }
            return (Ratio.mean(rows.map { pattern.probability[$0] }), Ratio.share(rows.map { pattern.isMissing[$0] }))
        }
        let (group, others) = (shares(true), shares(false))
        func both(_ compare: (Double, Double) -> Double) -> (Double?, Double?) {
            (
                group.expected.flatMap { g in others.expected.map { compare(g, $0) } },
                group.realised.flatMap { g in others.realised.map { compare(g, $0) } }
            )
        }
        let difference = both { ($0 - $1) / (($0 * (1 - $0) + $1 * (1 - $1)) / 2).squareRoot() }
        let oddsRatio = both { $0 / (1 - $0) / ($1 / (1 - $1)) }
        let subject = about.merging(["column": column]) { $1 }
        return [
            Estimand(key: "missing.gap", about: subject, expected: Ratio.finite(difference.0), realised: Ratio.finite(difference.1)),
            Estimand(key: "missing.odds-ratio", about: subject, expected: Ratio.finite(oddsRatio.0), realised: Ratio.finite(oddsRatio.1)),
        ]
    }

    /// How well the neighbourhood alone tells the group: area under the curve of the group's share of the area.
    private func areaAUC(_ members: [Bool], _ about: [String: String]) -> Estimand {
        let share = shareOfGroupByArea ?? []
        var inside = Array(repeating: 0.0, count: share.count)
        var outside = inside
        for row in births.indices {
            if members[row] { inside[births[row].mother.area] += 1 } else { outside[births[row].mother.area] += 1 }
        }
        func auc(_ group: [Double], _ others: [Double]) -> Double? {
            var (below, pairs) = (0.0, 0.0)
            for area in share.indices.sorted(by: { share[$0] < share[$1] }) {
                pairs += group[area] * (below + others[area] / 2)
                below += others[area]
            }
            return Ratio.of(pairs, sum(group) * sum(others))
        }
        let size = zip(inside, outside).map { $0 + $1 }
        return Estimand(
            key: "proxy.area-auc", about: about, expected: auc(zip(size, share).map { $0 * $1 }, zip(size, share).map { $0 * (1 - $1) }),
            realised: auc(inside, outside))
    }

    /// Need in some rows, divided by what it would have been without a shift of theirs.
    private func observedExpected(_ name: String, _ isIn: (Int) -> Bool, without shift: KeyPath<Need, Double>) -> Estimand {
        let rows = births.indices.filter(isIn)
        let expected = sum(rows.map { Logistic.expit(births[$0].need.logit - births[$0].need[keyPath: shift]) })
        return Estimand(
            key: "validation.observed-expected", about: ["outcome": "need", "rows": name],
            expected: Ratio.of(sum(rows.map { births[$0].need.risk }), expected),
            realised: Ratio.of(count(rows.map { births[$0].need.isNeeded }), expected))
    }

    private func highestRisks(share: Double) -> [Bool] {
        let risks = births.map(\.need.risk)
        let order = risks.indices.sorted { (risks[$1], $0) < (risks[$0], $1) }
        var selected = Array(repeating: false, count: births.count)
        for row in order.prefix(Int((share * Double(births.count)).rounded())) { selected[row] = true }
        return selected
    }

    private func sum(_ values: [Double]) -> Double { values.reduce(0, +) }
    private func count(_ flags: [Bool]) -> Double { Double(flags.reduce(0) { $0 + ($1 ? 1 : 0) }) }
    private func both(_ a: [Bool], _ b: [Bool]) -> [Bool] { zip(a, b).map { $0 && $1 } }
}
