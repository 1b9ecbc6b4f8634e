// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import RiskModels
import StatMath
import TestSupport
import Testing

/// What an additive model learns of shapes: where it cuts finer, what it shrinks, what it may show.
@Suite("Additive model: shapes")
struct AdditiveShapeTests {
    static let profile = Binning(minimumRows: 10, minimumEvents: 10, significantDigits: 3)

    /// A disclosure profile: every bin that is estimated holds ten rows and ten events, and edges have three digits.
    @Test(arguments: [1500, 6000])
    func disclosureProfileHoldsForEveryBin(rows: Int) throws {
        let births = DrawnBirths(rows, seed: 41)
        let parameters = AdditiveParameters(binning: Self.profile)
        let model = try parameters.fit(births.data, progress: .silent)
        for term in model.terms {
            #expect(term.rows.dropLast().allSatisfy { $0 >= 10 } && term.events.dropLast().allSatisfy { $0 >= 10 }, "\(term.bins.feature)")
            #expect(term.bins.valueBinCount > 1)
            guard case .numeric(let edges) = term.bins.scale else { continue }
            for edge in edges { #expect(edge == Double(String(format: "%.2e", edge))) }
        }
        // The file holds the same bins, and the counts are those of the rows.
        #expect(model.scoringModel().terms.map(\.bins) == model.terms.map(\.bins))
        #expect(model.terms.allSatisfy { $0.rows.reduce(0, +) == Double(rows) })
        #expect(model.eventCount == births.outcome.count { $0 == 1 })
    }

    /// What shares the last bin because it is rare, and is still too rare, has no effect of its own: turning its outcomes changes nothing.
    @Test func whatIsTooRareIsNotEstimated() throws {
        let births = DrawnBirths(3000, seed: 42)
        // Six births in two rare places, none with the event.
        let codes = births.rows.map { Int32($0 < 3 ? 2 : $0 < 6 ? 3 : $0 % 2) }
        let column = FeatureColumn(name: "place", values: .nominal(codes: codes, levels: ["Almere", "Urk", "Tollebeek", "Nagele"]))
        let features = Features(rowCount: 3000, columns: [column])
        func model(_ event: UInt8) throws -> AdditiveModel {
            let outcome = births.rows.map { $0 < 6 ? ($0 == 0 ? 1 - event : event) : births.outcome[$0] }
            return try AdditiveParameters(binning: Self.profile).fit(TrainingData(features, outcome), progress: .silent)
        }
        let (none, all) = (try model(0), try model(1))
        #expect(none.terms[0].bins.scale == .nominal(levels: ["Almere", "Urk"]) && none.terms[0].rows[2] == 6)
        let (one, other) = (none.scoringModel().terms[0].coefficients[2], all.scoringModel().terms[0].coefficients[2])
        #expect(isClose(one.logOdds, other.logOdds, within: 0.01))
    }

    /// A spike narrower than the first bins: they are cut finer there, and not where nothing asks for it.
    @Test(arguments: [64, 8, 2])
    func residualsAskForFinerBins(coarseBins: Int) throws {
        var random = Philox(seed: 43, stage: "spike")
        let days = (0..<20_000).map { _ in 1000 * random.uniform() }, other = days.map { _ in 1000 * random.uniform() }
        let outcome = days.map { UInt8(random.uniform() < ((500.0...506).contains($0) ? 0.9 : 0.1) ? 1 : 0) }
        let features = Features(
            rowCount: 20_000,
            columns: [FeatureColumn(name: "day", values: .numeric(days)), FeatureColumn(name: "other", values: .numeric(other))])
        let model = try AdditiveParameters(binning: Binning(coarseBins: coarseBins)).fit(TrainingData(features, outcome), progress: .silent)
        #expect(model.terms[0].bins.valueBinCount > 200 && model.terms[1].bins.valueBinCount <= coarseBins)
        let probe = Features(
            rowCount: 2,
            columns: [FeatureColumn(name: "day", values: .numeric([503, 300])), FeatureColumn(name: "other", values: .numeric([500, 500]))])
        let risk = try model.scores(probe, rows: [0, 1]).risk
        #expect(risk[0] > 0.5 && isClose(risk[1], 0.1, within: 0.05))
    }

    /// A number whose first bins look alike, since even and odd differ inside each: the fit at the first resolution flattens it, and the
    /// finer one must not begin there.
    @Test func whatTheFirstBinsHideIsFound() throws {
        let rows = 20_000
        let numbers = (0..<rows).map { Double($0 % 200) }
        // Of each number 100 births, of which 30 or 10 come too early.
        let outcome = (0..<rows).map { UInt8($0 / 200 < ($0 % 2 == 1 ? 30 : 10) ? 1 : 0) }
        let features = Features(rowCount: rows, columns: [FeatureColumn(name: "house-number", values: .numeric(numbers))])
        let model = try AdditiveParameters(binning: Binning(coarseBins: 50)).fit(TrainingData(features, outcome), progress: .silent)
        let bins = model.terms[0].bins.valueBinCount
        #expect(bins == 200)
        let risk = try model.scores(features, rows: [100, 101]).risk
        #expect(isClose(risk[0], 0.1, within: 0.04))
        #expect(isClose(risk[1], 0.3, within: 0.04))
    }

    /// Features that say nothing are shrunken to nearly nothing, and one that says much keeps its shape.
    @Test func whatSaysNothingIsShrunken() throws {
        let births = DrawnBirths(4000, seed: 44)
        var random = Philox(seed: 44, stage: "noise")
        let noise = (0..<6).map { number in
            FeatureColumn(name: "house-number-\(number)", values: .numeric(births.rows.map { _ in Double(random.below(300)) }))
        }
        let features = Features(rowCount: 4000, columns: births.features.columns + noise)
        let model = try AdditiveParameters().fit(TrainingData(features, births.outcome), progress: .silent)
        let (silent, age) = (model.terms.suffix(6), try #require(model.terms.first))
        let degrees = silent.reduce(0) { $0 + $1.degreesOfFreedom } / 6, importance = silent.reduce(0) { $0 + $1.importance } / 6
        // The variance of 64 silent bins is estimated with a standard deviation of sqrt(2/64) of their noise, and never below 0: about
        // 64 E max(0, N(0, .18)) = 4.5 degrees are left on average.
        #expect(degrees < 6)
        #expect(importance < 0.04)
        #expect(age.importance > 0.2 && age.degreesOfFreedom > 3)
        #expect(isClose(model.effectiveDegreesOfFreedom, 1 + model.terms.reduce(0) { $0 + $1.degreesOfFreedom }, within: 1e-12))
    }

    /// With many rows a level's log-odds are those observed.
    @Test func levelsOfManyRowsAreAsObserved() throws {
        let births = DrawnBirths(30_000, seed: 45)
        let place = FeatureColumn(name: "place", values: .nominal(codes: births.rows.map { Int32($0 % 3) }, levels: ["a", "b", "c"]))
        let shares = [0.05, 0.2, 0.5]
        let outcome = births.rows.map { UInt8(Double(($0 / 3) % 100) < 100 * shares[$0 % 3] ? 1 : 0) }
        let features = Features(rowCount: 30_000, columns: [place])
        let risk = try AdditiveParameters().fit(TrainingData(features, outcome), progress: .silent).scores(features, rows: [0, 1, 2]).risk
        for (risk, share) in zip(risk, shares) { #expect(isClose(risk, share, within: 0.003)) }
    }

    /// A level in which everyone has the event: finite, sure of its direction, and the solver ends.
    @Test func separationHasAnEstimate() throws {
        let births = DrawnBirths(1000, seed: 46)
        let ward = FeatureColumn(name: "ward", values: .nominal(codes: births.outcome.map(Int32.init), levels: ["maternity", "neonatal"]))
        let features = Features(rowCount: 1000, columns: births.features.columns + [ward])
        let model = try AdditiveParameters().fit(TrainingData(features, births.outcome), progress: .silent)
        let scores = try model.scores(features, rows: births.rows)
        for row in births.rows {
            #expect(births.outcome[row] == 1 ? scores.risk[row] > 0.95 : scores.risk[row] < 0.05)
            #expect(0 <= scores.lower[row] && scores.lower[row] <= scores.risk[row] && scores.risk[row] <= scores.upper[row])
        }
    }

    /// An offset is taken into the fit and stays out of the scores.
    @Test func anOffsetIsNotScored() throws {
        let births = DrawnBirths(3000, seed: 47)
        let data = TrainingData(
            features: births.features, outcome: births.outcome, rows: RowSet(births.rows, of: 3000), offset: births.rows.map { _ in 0.7 })
        let shifted = try AdditiveParameters().fit(data, progress: .silent).scores(births.features, rows: births.rows)
        let plain = try AdditiveParameters().fit(births.data, progress: .silent).scores(births.features, rows: births.rows)
        let apart = births.rows.map { row in
            (Logistic.logit(shifted.risk[row]) + 0.7 - Logistic.logit(plain.risk[row])).magnitude / (plain.width(row) / (2 * 1.998))
        }
        // Solved to a fraction of a standard error.
        #expect((apart.max() ?? 1) < 0.1)
    }
}
