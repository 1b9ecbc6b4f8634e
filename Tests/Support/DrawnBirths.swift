// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Births with a known risk, drawn with a fixed seed: a feature of every kind that a model must take.
///
/// `age` has many values; `cigarettes` is mostly zero; `weight` was not recorded for some and refused by others; `municipality` is
/// nominal, and some mothers were not linked to one.
public struct DrawnBirths: Sendable {
    public let features: Features
    /// 1 for a birth that came too early.
    public let outcome: [UInt8]
    /// Log-odds that the outcomes were drawn from.
    public let logOdds: [Double]

    public static let municipalities = ["0014", "0344", "0363", "0518", "0599", "0772"]

    public init(features: Features, outcome: [UInt8], logOdds: [Double]) {
        (self.features, self.outcome, self.logOdds) = (features, outcome, logOdds)
    }

    public init(_ count: Int, intercept: Double = -1.5, seed: UInt64 = 1) {
        var random = Philox(seed: seed, stage: "drawn-births")
        var (age, cigarettes, weight, municipality) = ([Double](), [Double](), [Double](), [Int32]())
        var (weightMissing, municipalityMissing) = ([UInt8](), [UInt8]())
        var (outcome, logOdds) = ([UInt8](), [Double]())
        for _ in 0..<count {
            age.append((150 + 300 * random.uniform()).rounded() / 10)
            cigarettes.append(random.uniform() < 0.8 ? 0 : Double(1 + random.below(20)))
            let kind = random.uniform()
            weightMissing.append(kind < 0.08 ? 1 : kind < 0.12 ? 5 : 0)
            weight.append(weightMissing.last == 0 ? (68 + 14 * Normal.quantile(random.uniform())).rounded() : .nan)
            let place = random.below(Self.municipalities.count)
            municipalityMissing.append(random.uniform() < 0.03 ? 3 : 0)
            municipality.append(municipalityMissing.last == 0 ? Int32(place) : -1)

            let years = (age.last ?? 30) - 29, kilograms = weight.last.map { $0.isNaN ? 0 : $0 - 68 } ?? 0
            var eta = intercept + 0.004 * years * years + 0.05 * min(cigarettes.last ?? 0, 10) - 0.02 * kilograms + 0.15 * Double(place - 2)
            if weightMissing.last == 5 { eta += 0.5 }
            logOdds.append(eta)
            outcome.append(random.uniform() < Logistic.expit(eta) ? 1 : 0)
        }
        (self.outcome, self.logOdds) = (outcome, logOdds)
        features = Features(
            rowCount: count,
            columns: [
                FeatureColumn(name: "age", unit: "years", values: .numeric(age)),
                FeatureColumn(name: "cigarettes", values: .numeric(cigarettes)),
                FeatureColumn(
                    name: "weight", unit: "kg", values: .numeric(weight), missing: weightMissing, missingNames: [1: "not-recorded", 5: "-9"]),
                FeatureColumn(
                    name: "municipality", values: .nominal(codes: municipality, levels: Self.municipalities), missing: municipalityMissing,
                    missingNames: [3: "unlinked"]),
            ])
    }

    public var data: TrainingData { TrainingData(features, outcome) }
    public var rows: [Int] { Array(outcome.indices) }
}
