// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Rows with grades, whose effect is a line, and yes-or-no features.
private struct DrawnGrades {
    /// `grades[feature][row]`; NaN where missing.
    let grades: [[Double]]
    let holds: [[Bool]]
    let outcome: [UInt8]

    init(rows: Int, features: Int, highest: Int, seed: UInt64, missing: Double = 0) {
        var random = Philox(seed: seed, stage: "drawn-grades")
        var (grades, holds, outcome) = ([[Double]](repeating: [], count: features), [[Bool]](repeating: [], count: 2), [UInt8]())
        for _ in 0..<rows {
            let ill = random.uniform() < 0.4
            var eta = -1.0
            for feature in 0..<features {
                let grade = (0..<highest - 1).reduce(1) { sum, _ in sum + (random.uniform() < (ill ? 0.6 : 0.25) ? 1 : 0) }
                grades[feature].append(random.uniform() < missing ? .nan : Double(grade))
                eta += 0.5 * Double(grade - 1) * (feature == 0 ? 1 : 0.4)
            }
            for place in 0..<2 { holds[place].append(random.uniform() < 0.4) }
            if holds[0].last == true { eta += 0.8 }
            outcome.append(random.uniform() < Logistic.expit(eta) ? 1 : 0)
        }
        (outcome[0], outcome[1]) = (1, 0)
        (self.grades, self.holds, self.outcome) = (grades, holds, outcome)
    }

    var features: Features {
        Features(
            rowCount: outcome.count,
            columns: grades.enumerated().map { number, values in
                FeatureColumn(
                    name: "grade\(number)", values: .numeric(values),
                    missing: values.contains(where: \.isNaN) ? values.map { $0.isNaN ? 1 : 0 } : nil,
                    missingNames: values.contains(where: \.isNaN) ? [1: "not-recorded"] : [:])
            } + holds.enumerated().map { FeatureColumn(name: "c\($0.offset)", values: .numeric($0.element.map { $0 ? 1 : 0 })) })
    }

    /// Every cut of each grade, the yes-or-no features, and the steps of each grade.
    func naive(spread: Double) -> NaiveCards {
        var times = holds.map { $0.map { $0 ? 1.0 : 0 } }, scales = holds.map { _ in 1.0 }, costs = holds.map { _ in 0.0 }
        for values in grades {
            let cuts = Set(values).sorted().dropFirst()
            for cut in cuts {
                times.append(values.map { $0 >= cut ? 1 : 0 })
                scales.append(1)
                costs.append(log(Double(cuts.count)))
            }
            let mean = values.reduce(0, +) / Double(values.count), least = values.min() ?? 0
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
            times.append(values.map { $0 - least })
            scales.append(2 * variance.squareRoot())
            costs.append(0)
        }
        return NaiveCards(times: times, scales: scales, costs: costs, outcome: outcome, weights: outcome.map { _ in 1 }, spread: spread)
    }
}

@Suite("Scorecard: points for each step")
struct StepCardTests {
    /// Among all cards on cuts, conditions and steps, by brute force.
    @Test(arguments: 0..<24)
    func isTheBestOfAllCards(seed: UInt64) throws {
        let k = 1 + Int(seed % 3), grades = k == 3 ? 1 : 2
        let drawn = DrawnGrades(rows: 90 + Int(seed) * 3, features: grades, highest: 4, seed: seed)
        let best = drawn.naive(spread: 2).best(conditions: k, largest: 2)
        let card = try ScorecardParameters(conditions: k, largestPoints: 2, beamWidth: 1, minimumRows: 1, replicates: 0)
            .fit(TrainingData(drawn.features, drawn.outcome), progress: .silent)
        #expect(isClose(card.certificate.loss, best, within: 1e-7))
        #expect(card.certificate.floor <= best + 1e-9 && card.certificate.isOptimal)
    }

    /// The floor of a search that stops early lies below the best card.
    @Test(arguments: 0..<12, [0, 3, 40])
    func theFloorOfAnUnfinishedSearchHolds(seed: UInt64, budget: Int) throws {
        let drawn = DrawnGrades(rows: 100, features: 2, highest: 4, seed: 100 + seed)
        let best = drawn.naive(spread: 2).best(conditions: 2, largest: 2)
        let certificate = try ScorecardParameters(conditions: 2, largestPoints: 2, beamWidth: 1, budget: budget, minimumRows: 1, replicates: 0)
            .fit(TrainingData(drawn.features, drawn.outcome), progress: .silent).certificate
        #expect(certificate.floor <= best + 1e-9 && best <= certificate.loss + 1e-9 && certificate.compared <= certificate.sets)
    }

    /// A person's sum on paper is the model file's risk: also of values beyond those seen, between them, and missing.
    @Test func theSumOnPaperIsTheRisk() throws {
        let drawn = DrawnGrades(rows: 1500, features: 2, highest: 8, seed: 7, missing: 0.05)
        let card = try ScorecardParameters(conditions: 3, replicates: 0).fit(TrainingData(drawn.features, drawn.outcome), progress: .silent)
        let lines = card.lines.compactMap { line -> (feature: String, from: Int, to: Int, points: Int)? in
            guard case .steps(let from, let to) = line.condition.kind else { return nil }
            return (line.condition.feature, from, to, line.points)
        }
        #expect(lines.contains { $0.feature == "grade0" && $0.from == 1 && $0.to == 8 && $0.points > 0 })
        let values: [Double] = [1, 2, 5, 8, 5.7, 12, -3, .nan]
        for line in lines where card.lines.count(where: { $0.condition.feature == line.feature }) == 1 {
            let columns = drawn.features.columns.map { column in
                FeatureColumn(
                    name: column.name, values: .numeric(column.name == line.feature ? values : values.map { _ in 1 }),
                    missing: column.name == line.feature ? values.map { $0.isNaN ? 1 : 0 } : nil, missingNames: column.missingNames)
            }
            let risks = try card.scores(Features(rowCount: values.count, columns: columns), rows: Array(values.indices)).risk.map(Logistic.logit)
            let steps = [0, 1, 4, 7, 4, 7, 0, 0]
            for (risk, step) in zip(risks, steps) {
                #expect(isClose(risk - risks[0], Double(step * line.points) / card.multiplier, within: 1e-9))
            }
        }
    }

    /// Fractions, many values and long ranges have no steps.
    @Test func onlyFewWholeNumbersHaveSteps() throws {
        let drawn = DrawnGrades(rows: 600, features: 1, highest: 6, seed: 9)
        func steps(_ change: (Double) -> Double) throws -> Bool {
            let column = FeatureColumn(name: "grade0", values: .numeric(drawn.grades[0].map(change)))
            let data = TrainingData(Features(rowCount: 600, columns: [column]), drawn.outcome)
            let card = try ScorecardParameters(conditions: 1, replicates: 0).fit(data, progress: .silent)
            return card.lines.contains { if case .steps = $0.condition.kind { true } else { false } }
        }
        #expect(try steps { $0 })
        #expect(try !steps { $0 / 2 } && !steps { 10 * $0 })
    }

    /// A card of noise has few conditions, not as many as it may: cuts cost something.
    @Test func noiseIsNotWorthItsCuts() throws {
        let lines = try (0..<8).map { seed -> Int in
            var random = Philox(seed: UInt64(seed), stage: "noise")
            let noise = (0..<500).map { _ in Double(1 + random.below(10)) }, outcome = noise.map { _ in UInt8(random.below(2)) }
            let features = Features(rowCount: 500, columns: [FeatureColumn(name: "noise", values: .numeric(noise))])
            let card = try ScorecardParameters(countsSteps: false, replicates: 0).fit(TrainingData(features, outcome), progress: .silent)
            #expect(card.certificate.isOptimal)
            return card.lines.count
        }
        #expect(lines.reduce(0, +) <= 12)
    }

    /// What it gains where an effect is a line of a grade: fewer lines, less loss.
    @Test func aLineIsSaidInOneLine() throws {
        let drawn = DrawnGrades(rows: 3000, features: 1, highest: 10, seed: 11)
        let data = TrainingData(drawn.features, drawn.outcome)
        let with = try ScorecardParameters(conditions: 2, replicates: 5).fit(data, progress: .silent)
        let without = try ScorecardParameters(conditions: 2, countsSteps: false, replicates: 0).fit(data, progress: .silent)
        #expect(with.certificate.loss < without.certificate.loss - 0.005 && with.certificate.isOptimal)
        let choices = try #require(with.stability).choices
        #expect(choices[0].chosen == 5 && choices[0].points > 0 && choices[0].least > 0)
    }
}
