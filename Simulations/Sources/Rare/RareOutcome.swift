// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import Metrics
import RiskModels
import StatMath

/// An outcome of one in 230, learned from many rows and judged on a million others of the same truth.
struct RareOutcome: Sendable {
    let rows: Int
    let hasPairs: Bool

    static let testRows = 1_000_000
    static let all = [200_000, 1_000_000].flatMap { rows in [false, true].map { RareOutcome(rows: rows, hasPairs: $0) } }

    var name: String { "rare-\(hasPairs ? "pairs" : "mains")-\(rows)" }

    func repetition(_ number: Int) throws -> Tally {
        var random = Philox(seed: 37, stage: name, item: UInt64(number))
        let training = Self.draw(rows, hasPairs: hasPairs, &random), test = Self.draw(Self.testRows, hasPairs: hasPairs, &random)
        let data = TrainingData(features: training.features, outcome: training.outcome, rows: .everything(of: rows))
        let model = try AdditiveParameters(pairs: hasPairs ? .automatic : .number(0)).fit(data, progress: .silent)
        let risk = try model.scores(test.features, rows: Array(0..<Self.testRows)).risk
        let predictions = try Predictions(risk: risk, outcome: test.outcome)
        var tally = Tally()
        tally.add("prevalence", Double(test.outcome.count { $0 == 1 }) / Double(Self.testRows))
        tally.add("pairs", Double(model.pairs.count))
        tally.add("sum of true risks / E", Sum.exact(count: risk.count) { test.risk[$0] } / Sum.exact(count: risk.count) { risk[$0] })
        if let ratio = ObservedExpected.estimate(predictions)?.value {
            tally.add("O/E", ratio)
            tally.add("O/E within", (0.97...1.03).contains(ratio) ? 1 : 0)
        }
        if let slope = CalibrationSlope.estimate(predictions)?.value {
            tally.add("slope", slope)
            tally.add("slope within", (0.95...1.05).contains(slope) ? 1 : 0)
        }
        return tally
    }

    private static func draw(_ rows: Int, hasPairs: Bool, _ random: inout Philox) -> (features: Features, outcome: [UInt8], risk: [Double]) {
        var (age, income, smoking, municipality, previous) = ([Double](), [Double](), [Double](), [Int32](), [Double]())
        var (outcome, risks) = ([UInt8](), [Double]())
        for _ in 0..<rows {
            let (years, euros) = (Double(15 + random.below(31)), (random.uniform() * 60).rounded())
            let (smokes, place, earlier) = (random.uniform() < 0.15, random.below(40), Double(random.below(4)))
            age.append(years)
            income.append(euros)
            smoking.append(smokes ? 1 : 0)
            municipality.append(Int32(place))
            previous.append(earlier)
            var eta = -6.7 + 0.006 * (years - 30) * (years - 30) - 0.02 * euros + (smokes ? 0.8 : 0) + 0.025 * Double(place) + 0.3 * earlier
            if hasPairs, smokes, earlier == 0 { eta += 1 }
            risks.append(Logistic.expit(eta))
            outcome.append(random.uniform() < Logistic.expit(eta) ? 1 : 0)
        }
        let columns = [
            FeatureColumn(name: "age", values: .numeric(age)), FeatureColumn(name: "income", values: .numeric(income)),
            FeatureColumn(name: "smoking", values: .numeric(smoking)), FeatureColumn(name: "previous", values: .numeric(previous)),
            FeatureColumn(name: "municipality", values: .nominal(codes: municipality, levels: (0..<40).map(String.init))),
        ]
        return (Features(rowCount: rows, columns: columns), outcome, risks)
    }
}
