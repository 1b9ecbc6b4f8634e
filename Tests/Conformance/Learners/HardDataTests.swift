// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// Data that are hard to learn from: the fit ends with risks and limits that are numbers, or says why there are none.
@Suite("Learners: hard data", .serialized)
struct HardDataTests {
    /// What makes rows hard, on top of two ordinary features.
    enum Trouble: String, CaseIterable, Sendable {
        case separation, nearSeparation, copies, nearCopies, manyRareLevels, oneValue, oneLevel, nothingKnown, noLevelKnown, hugeValues
        case weightsFarApart, frequenciesFarApart, onlyWeightZeroHasALevel
    }

    static let count = 1280

    static func data(_ trouble: Trouble) throws -> TrainingData {
        var random = Philox(seed: 31, stage: "hard-data")
        let age = (0..<count).map { _ in Normal.quantile(random.uniform()) }
        let parity = (0..<count).map { (_: Int) -> Int32 in Int32(random.below(3)) }
        var outcome = (0..<count).map { (row: Int) -> UInt8 in
            let eta = -1.5 + 0.7 * age[row] + 0.3 * Double(parity[row])
            return random.uniform() < Logistic.expit(eta) ? 1 : 0
        }
        var columns = [
            FeatureColumn(name: "age", values: .numeric(age)),
            FeatureColumn(name: "parity", values: .nominal(codes: parity, levels: ["a", "b", "c"])),
        ]
        var weights: CaseWeights?
        func add(_ values: FeatureColumn.Values, missing: [UInt8]? = nil) {
            columns.append(FeatureColumn(name: "hard", values: values, missing: missing, missingNames: missing == nil ? [:] : [1: "not-recorded"]))
        }
        switch trouble {
        case .separation: add(.numeric(outcome.map { Double($0) * 2 + 1 }))
        case .nearSeparation:
            var values = outcome.map { Double($0) * 2 + 1 }
            if let event = outcome.firstIndex(of: 1) { values[event] = 1 }
            add(.numeric(values))
        case .copies: add(.numeric(age))
        case .nearCopies: add(.numeric(age.enumerated().map { $1 + 1e-9 * Double($0 % 7) }))
        case .manyRareLevels:
            // 64 levels of 20 rows, one event each.
            outcome = (0..<count).map { (row: Int) -> UInt8 in row / 64 == row % 20 ? 1 : 0 }
            add(.nominal(codes: (0..<count).map { Int32($0 % 64) }, levels: (0..<64).map { "L\($0)" }))
        case .oneValue: add(.numeric(Array(repeating: 7, count: count)))
        case .oneLevel: add(.nominal(codes: Array(repeating: 0, count: count), levels: ["only"]))
        case .nothingKnown: add(.numeric(Array(repeating: .nan, count: count)), missing: Array(repeating: 1, count: count))
        case .noLevelKnown: add(.nominal(codes: Array(repeating: -1, count: count), levels: []), missing: Array(repeating: 1, count: count))
        case .hugeValues: add(.numeric((0..<count).map { (row: Int) -> Double in (row % 2 == 0 ? 1e15 : -1e15) * Double(row % 13) }))
        case .weightsFarApart: weights = CaseWeights((0..<count).map { (row: Int) -> Double in [0, 1, 1e6][row % 3] }, kind: .sampling)
        case .frequenciesFarApart: weights = CaseWeights((0..<count).map { (row: Int) -> Double in [0, 1, 1e6][row % 3] }, kind: .frequency)
        case .onlyWeightZeroHasALevel:
            add(.nominal(codes: (0..<count).map { (row: Int) -> Int32 in row % 40 == 0 ? 1 : 0 }, levels: ["usual", "weightless"]))
            weights = CaseWeights((0..<count).map { (row: Int) -> Double in row % 40 == 0 ? 0 : 1 }, kind: .sampling)
        }
        return TrainingData(Features(rowCount: count, columns: columns), outcome, weights: weights)
    }

    /// The learner may refuse in a sentence only where it has no penalty that gives an estimate all the same.
    private static func mayRefuse(_ learner: ListedLearner, _ trouble: Trouble) -> Bool {
        switch (learner.kind, trouble) {
        case ("logistic", .separation), ("logistic", .nearSeparation): learner != .firth
        case ("logistic", .copies), ("logistic", .nearCopies), ("logistic", .oneValue), ("logistic", .nothingKnown), ("logistic", .noLevelKnown): true
        default: false
        }
    }

    @Test(arguments: ListedLearner.allCases, Trouble.allCases)
    func endsWithNumbersOrASentence(learner: ListedLearner, trouble: Trouble) throws {
        let data = try Self.data(trouble)
        let model: any RiskScorer
        do {
            let fitted = try learner.fit(data)
            // The file can be written and read again: every number in it is one.
            #expect(try fitted.encoded() == ModelFile(decoding: fitted.encoded()).encoded())
            model = fitted
        } catch let error as RiskModelsError {
            #expect(Self.mayRefuse(learner, trouble), "\(error)")
            #expect(!error.explanation.en.isEmpty && !error.explanation.nl.isEmpty)
            return
        }
        let scores = try model.scores(data.features, rows: Array(0..<Self.count))
        let numbers = scores.risk + scores.lower + scores.upper
        #expect(numbers.allSatisfy { $0 >= 0 && $0 <= 1 }, "a risk or limit that is no number between 0 and 1")
        #expect(scores.risk.allSatisfy { $0 > 0 && $0 < 1 } || trouble == .separation)
        #expect(scores.hasLimits == learner.hasLimits && scores.isOrdered(<=))
        // Weighted risks add up to weighted events.
        let weights = data.weights?.values ?? Array(repeating: 1, count: Self.count)
        let total = weights.reduce(0, +)
        let gap = (0..<Self.count).reduce(0) { $0 + weights[$1] / total * (scores.risk[$1] - Double(data.outcome[$1])) }
        #expect(abs(gap) < (learner.addsUpToEvents ? 1e-4 : 0.02), "\(gap)")
    }
}
