// SPDX-License-Identifier: EUPL-1.2

import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Rows to score that hold what no training row held.
@Suite("Learners: what was never seen")
struct UnseenValuesTests {
    static let births = DrawnBirths(3000)

    /// The first 20 births with one column replaced.
    private func scores(_ model: ModelFile, _ name: String, _ change: (FeatureColumn) -> FeatureColumn) throws -> Scores {
        let few = Self.births.features.taking(Array(0..<20))
        return try model.scores(few.replacing(change(try #require(few[name]))), rows: Array(0..<20))
    }

    /// Lowest and highest risk of those births over all training values of a column.
    private func range(_ model: ModelFile, _ name: String) throws -> [ClosedRange<Double>] {
        let column = try #require(Self.births.features[name])
        let all = try stride(from: 0, to: 3000, by: 11).map { donor in
            try scores(model, name) { _ in column.taking(Array(repeating: donor, count: 20)) }.risk
        }
        return (0..<20).map { row in
            let risks = all.map { $0[row] }
            return (risks.min() ?? 1)...(risks.max() ?? 0)
        }
    }

    /// A municipality that the model does not know is no reason to stop, and no reason for a score beyond those of known ones.
    @Test(arguments: ListedLearner.allCases)
    func aLevel(learner: ListedLearner) throws {
        let model = try learner.fit(Self.births.data)
        let unseen = try scores(model, "municipality") {
            FeatureColumn(name: $0.name, values: .nominal(codes: [Int32](repeating: 0, count: 20), levels: ["9999"]))
        }
        let outside = zip(unseen.risk, try range(model, "municipality")).filter { !$1.contains($0) }
        #expect(outside.isEmpty)
    }

    /// A reason for having no value that no training row had: of a column with other reasons, and of one without any.
    @Test(arguments: ListedLearner.allCases, ["age", "cigarettes", "weight", "municipality"])
    func aMissingKind(learner: ListedLearner, column: String) throws {
        let model = try learner.fit(Self.births.data)
        let unseen = try scores(model, column) {
            FeatureColumn(name: $0.name, values: $0.values, missing: [UInt8](repeating: 4, count: 20))
        }
        let outside = zip(unseen.risk, try range(model, column)).filter { !$1.contains($0) }
        #expect(outside.isEmpty)
        #expect(unseen.hasLimits == learner.hasLimits && unseen.isOrdered(<))
    }

    /// A number that is not finite has no value: it scores as one that was not recorded.
    @Test(arguments: ListedLearner.allCases, [Double.infinity, -.infinity, .nan])
    func aNumberThatIsNotFinite(learner: ListedLearner, number: Double) throws {
        let model = try learner.fit(Self.births.data)
        for column in ["age", "weight"] {
            let strange = try scores(model, column) { FeatureColumn(name: $0.name, values: .numeric([Double](repeating: number, count: 20))) }
            let missing = try scores(model, column) {
                FeatureColumn(name: $0.name, values: $0.values, missing: [UInt8](repeating: 1, count: 20))
            }
            #expect(strange == missing)
        }
    }

    /// Numbers beyond the training range score; an additive model has open end bins.
    @Test(arguments: ListedLearner.allCases)
    func aNumberOutOfRange(learner: ListedLearner) throws {
        let model = try learner.fit(Self.births.data)
        for number in [-1e4, 1e4, 1e308, -1e308] {
            let far = try scores(model, "age") { FeatureColumn(name: $0.name, values: .numeric([Double](repeating: number, count: 20))) }
            #expect(far.risk.allSatisfy { (0...1).contains($0) })
            #expect(far.isOrdered(<=))
        }
    }

    @Test(arguments: ListedLearner.allCases)
    func aColumnThatIsNotThere(learner: ListedLearner) throws {
        let model = try learner.fit(Self.births.data)
        let few = Features(rowCount: 3000, columns: Array(Self.births.features.columns.dropLast()))
        #expect(throws: LearningError.missingFeature("municipality")) { try model.scores(few, rows: [0]) }
        #expect(throws: LearningError.self) {
            try scores(model, "age") { FeatureColumn(name: $0.name, values: .nominal(codes: [Int32](repeating: 0, count: 20), levels: ["1"])) }
        }
    }
}
