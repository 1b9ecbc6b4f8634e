// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// What every model promises of its scores, whatever it is inside.
@Suite("Learners: what must not matter", .serialized)
struct RiskLearnerConformanceTests {
    static let births = DrawnBirths(3000)
    /// More rows than one block holds.
    static let many = DrawnBirths(2 * BinnedMatrix.blockSize + 500, seed: 2)

    @Test(arguments: ListedLearner.allCases)
    func risksLieInsideTheirIntervals(learner: ListedLearner) throws {
        let scores = try learner.fit(Self.births.data).scores(Self.births.features, rows: Self.births.rows)
        #expect(scores.risk.count == 3000)
        #expect(scores.hasLimits == learner.hasLimits && scores.isOrdered(<))
        #expect((scores.risk + scores.lower + scores.upper).allSatisfy { 0 < $0 && $0 < 1 })
        // The mean risk is the prevalence: the score equation of the intercept.
        let events = Self.births.outcome.reduce(0) { $0 + Double($1) }
        #expect(isClose(scores.risk.reduce(0, +), events, within: learner.addsUpToEvents ? 0.02 : 0.01 * events))
    }

    /// Rows are known by their values, not by their place.
    @Test(arguments: ListedLearner.allCases)
    func orderOfRowsDoesNotMatter(learner: ListedLearner) throws {
        var order = Self.births.rows
        var random = Philox(seed: 4, stage: "order")
        random.shuffle(&order)
        let plain = try learner.fit(Self.births.data)
        let shuffled = try learner.fit(TrainingData(Self.births.features.taking(order), order.map { Self.births.outcome[$0] }))
        let (one, other) = (try plain.scores(Self.births.features, rows: order), try shuffled.scores(Self.births.features, rows: order))
        if learner.isExact { #expect(one == other) }
        // Draws are rounded to 10^-6, and rounding may fall to the other side: the limits may differ by as much.
        #expect(zip(one.risk, other.risk).allSatisfy { isClose($0, $1, within: 1e-10) })
        #expect(one.largestDifference(from: other) < 1e-6)
    }

    /// A frequency of w is w rows, for estimates and for limits (methods 10).
    @Test(arguments: ListedLearner.allCases)
    func frequenciesAreRepeatedRows(learner: ListedLearner) throws {
        let births = Self.births
        let times = births.rows.map { 1 + $0 % 3 }
        let weights = try #require(CaseWeights(times.map(Double.init), kind: .frequency))
        let long = births.rows.flatMap { Array(repeating: $0, count: times[$0]) }
        let weighted = try learner.fit(TrainingData(births.features, births.outcome, weights: weights))
        let repeated = try learner.fit(TrainingData(births.features.taking(long), long.map { births.outcome[$0] }))
        #expect(weighted.features == repeated.features)
        let (one, other) = (try weighted.scores(births.features, rows: births.rows), try repeated.scores(births.features, rows: births.rows))
        // A row's weight is held to 2^-19, once for the row that stands for three and three times for the three.
        #expect(one.largestDifference(from: other) < (learner.isContinuous ? 2e-6 : 0.05))
        #expect(zip(one.risk, other.risk).reduce(0) { $0 + abs($1.0 - $1.1) } / 3000 < (learner.isContinuous ? 1e-6 : 0.003))
    }

    /// A row of weight 0 plays no part, even if it alone holds a level.
    @Test(arguments: ListedLearner.allCases, CaseWeights.Kind.allCases)
    func rowsOfWeightZeroPlayNoPart(learner: ListedLearner, kind: CaseWeights.Kind) throws {
        let births = Self.births
        let kept = births.rows.filter { $0 % 4 != 0 }
        let weights = try #require(CaseWeights(births.rows.map { $0 % 4 == 0 ? 0 : 1 }, kind: kind))
        let flipped = births.rows.map { $0 % 4 == 0 ? 1 - births.outcome[$0] : births.outcome[$0] }
        let one = try learner.fit(TrainingData(births.features, births.outcome, weights: weights)).scores(births.features, rows: kept)
        let other = try learner.fit(TrainingData(births.features, flipped, weights: weights)).scores(births.features, rows: kept)
        #expect(one == other)
    }

    /// Sampling weights count relative to each other.
    @Test(arguments: ListedLearner.allCases, [CaseWeights.Kind.sampling, .selection])
    func scaleOfSamplingWeightsDoesNotMatter(learner: ListedLearner, kind: CaseWeights.Kind) throws {
        let births = Self.births
        func scores(_ scale: Double) throws -> Scores {
            let weights = try #require(CaseWeights(births.rows.map { scale * Double(1 + $0 % 5) }, kind: kind))
            return try learner.fit(TrainingData(births.features, births.outcome, weights: weights)).scores(births.features, rows: births.rows)
        }
        // A power of two changes no bit, any other factor only the last ones.
        #expect(try scores(1) == scores(64))
        #expect(try scores(1).largestDifference(from: scores(173.1)) < (learner.isContinuous ? 1e-6 : 0.001))
    }

    @Test(arguments: ListedLearner.allCases, [2, 3, 7])
    func anyNumberOfThreadsGivesTheSameBits(learner: ListedLearner, threads: Int) throws {
        let before = Parallelism.threads
        defer { Parallelism.threads = before }
        let rows = Array(Self.many.rows.prefix(5000))
        Parallelism.threads = 1
        let one = try learner.fit(Self.many.data)
        let scores = try one.scores(Self.many.features, rows: rows)
        Parallelism.threads = threads
        let other = try learner.fit(Self.many.data)
        #expect(one == other)
        #expect(try other.scores(Self.many.features, rows: rows) == scores)
    }

    /// The same data, the same bytes.
    @Test(arguments: ListedLearner.allCases)
    func isTheSameTwice(learner: ListedLearner) throws {
        let isSame = try learner.fit(Self.births.data).encoded() == learner.fit(Self.births.data).encoded()
        #expect(isSame)
    }

    /// Rows outside the training set are not looked at: not their outcomes, not their values.
    @Test(arguments: ListedLearner.allCases)
    func otherRowsAreNotLookedAt(learner: ListedLearner) throws {
        let births = Self.births
        let training = births.rows.filter { $0 % 3 != 0 }
        let column = try #require(births.features["age"])
        guard case .numeric(let age) = column.values else { return }
        let altered = births.features.replacing(
            FeatureColumn(name: "age", unit: column.unit, values: .numeric(births.rows.map { $0 % 3 == 0 ? 1e9 : age[$0] })))
        let one = try learner.fit(TrainingData(births.features, births.outcome, rows: training))
        let other = try learner.fit(TrainingData(altered, births.rows.map { $0 % 3 == 0 ? 1 : births.outcome[$0] }, rows: training))
        #expect(one == other)
    }

    /// Out-of-fold scores: one a held-out row, and none that knows the outcome of its own fold.
    @Test(arguments: ListedLearner.allCases)
    func foldsDoNotKnowTheirOwnOutcomes(learner: ListedLearner) throws {
        let births = Self.births
        let folds = Fold.turns(3, of: 3000)
        let outOfFold = try learner.crossFit(births.data, folds: folds)
        #expect(outOfFold.map(\.risk.count) == [1000, 1000, 1000])
        let turned = births.rows.map { $0 % 3 == 0 ? 1 - births.outcome[$0] : births.outcome[$0] }
        let other = try learner.crossFit(TrainingData(births.features, turned), folds: folds)
        // Where folds share nothing nothing shifts; else in standard errors, of which a fit is solved to a fraction.
        let apart =
            outOfFold[0] == other[0]
            ? [0]
            : (0..<1000).map { row -> Double in
                let width = Logistic.logit(other[0].upper[row]) - Logistic.logit(other[0].lower[row])
                return (Logistic.logit(outOfFold[0].risk[row]) - Logistic.logit(other[0].risk[row])).magnitude / (width / 4)
            }
        let shift = learner.hasLimits ? apart.max() ?? 1 : outOfFold[0] == other[0] ? 0 : 1
        #expect(shift < 0.15)
        // The other folds learned from what was turned.
        #expect(outOfFold[1].largestDifference(from: other[1]) > 0.1)
    }

    /// Work that is cancelled ends with that, not with a model.
    @Test(arguments: ListedLearner.allCases)
    func canBeCancelled(learner: ListedLearner) {
        let progress = ProgressMonitor.silent
        progress.cancel()
        #expect(throws: Cancelled.self) { try learner.fit(Self.births.data, progress: progress) }
    }
}
