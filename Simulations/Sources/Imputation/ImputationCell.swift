// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness
import Foundation
import Learning
import Protected
import StatMath
import Study

/// Imputation where the model of the values is right: births in two groups, a fact about each that is missing at random, and how groups differ in it.
struct ImputationCell: Sendable {
    enum Kind: String, CaseIterable {
        case amount, level
    }

    let rows: Int
    /// Share of the rows in which the fact is missing.
    let missing: Double
    let kind: Kind
    let imputations: Int

    static let all = [5, 20].flatMap { m in
        Kind.allCases.flatMap { kind in [0.2, 0.4].map { ImputationCell(rows: 1000, missing: $0, kind: kind, imputations: m) } }
    }

    var name: String { "impute-\(kind.rawValue)-\(rows)-\(Int(missing * 100))-m\(imputations)" }

    private static let share = 0.3, ofCovariate = 0.8, ofGroup = -0.3, shift = 0.5

    /// How much higher the fact, or its probability, is in the group than among the others.
    private var truth: Double {
        guard kind == .level else { return Self.ofCovariate * Self.shift + Self.ofGroup }
        let count = 20_000
        func mean(_ group: Double) -> Double {
            (0..<count).reduce(0) { sum, place in
                sum + probability(Self.shift * group + Normal.quantile((Double(place) + 0.5) / Double(count)), group) / Double(count)
            }
        }
        return mean(1) - mean(0)
    }

    private func probability(_ covariate: Double, _ group: Double) -> Double {
        Logistic.expit(-0.5 + Self.ofCovariate * covariate + Self.ofGroup * group)
    }

    /// Whether the interval of the difference holds it.
    func repetition(_ number: Int) throws -> Tally {
        var random = Philox(seed: 36, stage: name, item: UInt64(number))
        var groups: [Int32] = [], covariate: [Double] = [], amounts: [Double] = [], codes: [Int32] = [], gaps: [UInt8] = []
        // Missing hangs on the covariate and the group: at random given both. Its mean log-odds give the share.
        let base = Logistic.logit(missing) - 0.7 * Self.shift * Self.share - 0.5 * Self.share
        for _ in 0..<rows {
            let group: Int32 = random.uniform() < Self.share ? 1 : 0, z = Self.shift * Double(group) + Normal.quantile(random.uniform())
            groups.append(group)
            covariate.append(z)
            amounts.append(Self.ofCovariate * z + Self.ofGroup * Double(group) + Normal.quantile(random.uniform()))
            codes.append(random.uniform() < probability(z, Double(group)) ? 1 : 0)
            gaps.append(random.uniform() < Logistic.expit(base + 0.7 * z + 0.5 * Double(group)) ? 1 : 0)
        }
        let values: FeatureColumn.Values = kind == .amount ? .numeric(amounts) : .nominal(codes: codes, levels: ["no", "yes"])
        let features = Features(
            rowCount: rows,
            columns: [
                FeatureColumn(name: "covariate", values: .numeric(covariate)),
                FeatureColumn(name: "fact", values: values, missing: gaps, missingNames: [1: "not-recorded"]),
            ])
        let levels = ["other", "group"].map { ProtectedLevel(code: $0, label: nil, group: ["group": $0]) }
        let deltaRows = DeltaRows(
            features: features, structural: [:], rows: Array(0..<rows),
            attributes: [ProtectedAttribute(name: "group", levels: levels, codes: groups)], outcomes: [], weights: nil, clusters: nil)
        let question = DeltaQuestion(
            feature: "fact", level: kind == .level ? "yes" : nil, attribute: "group", deltas: [0], imputations: imputations, iterations: 2)
        let found = try DeltaValues(rows: deltaRows, question: question, minimumEvents: 1, seed: UInt64(number)).gaps(progress: .silent)
        var tally = Tally()
        guard let gap = found.first(where: { $0.group == ["group": "group"] })?.gap,
            let point = gap.point(ValueGap.Place(reference: 0, group: 0))
        else { return tally }
        let truth = truth
        tally.add("held", point.interval.contains(truth) ? 1 : 0)
        tally.add("error", point.gap - truth)
        tally.add("fmi", point.fractionOfMissingInformation)
        return tally
    }
}
