// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import MissingData
import RegisterData
import StatMath
import TestSupport
import Testing

/// Hidden cells: scores with a closed form, and what they say of an imputer.
@Suite struct ImputationQualityTests {
    /// By the definition: E|X - y| - E|X - X'| / 2 over all pairs of different draws.
    private func naive(_ draws: [Double], _ value: Double) -> Double {
        let m = Double(draws.count)
        let near = draws.reduce(0) { $0 + abs($1 - value) } / m
        let pairs = draws.reduce(0) { sum, first in sum + draws.reduce(0) { $0 + abs($1 - first) } }
        return near - pairs / (2 * m * (m - 1))
    }

    @Test func scoresFollowTheirDefinition() {
        var random = Philox(seed: 2, stage: "test.quality")
        for _ in 0..<50 {
            let draws = (0..<19).map { _ in (random.uniform() * 8).rounded() }, value = (random.uniform() * 8).rounded()
            #expect(isClose(EnsembleScore.rankedProbability(draws, value: value), naive(draws, value), within: 1e-12))
            #expect(isClose(MarginalScore(draws).rankedProbability(value), naive(draws, value), within: 1e-12))
        }
        // Of a normal distribution the score of its own mean is sigma (sqrt 2 - 1) / sqrt pi (Gneiting and Raftery 2007, equation 21).
        let draws = (0..<4000).map { Normal.quantile((Double($0) + 0.5) / 4000) }
        #expect(isClose(EnsembleScore.rankedProbability(draws, value: 0), (2.0.squareRoot() - 1) / Double.pi.squareRoot(), within: 2e-3))
        #expect(EnsembleScore.brier([0, 1, 1, 1], level: 1, levels: 2) == 2 * 0.25 * 0.25 - 2 * 0.25 * 0.75 / 3)
    }

    /// A value that is one of the draws lies within 18 times in 20, ties or not.
    @Test func nineteenDrawsCoverNineInTen() {
        var random = Philox(seed: 3, stage: "test.quality")
        for levels in [Double.infinity, 12, 2] {
            let share = (0..<20_000).reduce(0.0) { sum, _ in
                let all = (0..<20).map { _ in levels.isFinite ? (random.uniform() * levels).rounded(.down) : random.uniform() }
                return sum + EnsembleScore.covered(Array(all.dropLast()), value: all[19])
            }
            #expect(isClose(share / 20_000, 0.9, within: 0.007), "\(levels): \(share / 20_000)")
        }
        #expect(EnsembleScore.covered([1, 2, 3], value: 4) == 0 && EnsembleScore.covered([1, 2, 3], value: 2) == 1)
    }

    /// Gaps at random given what is recorded: the intervals hold; income follows from much, a coin from nothing.
    @Test func whatFollowsIsForetoldAndWhatDoesNotIsNot() throws {
        var table = try ChainedEquationsTests.births(6000), random = Philox(seed: 4, stage: "test.quality")
        let coin = Column(
            name: "coin", values: .number((0..<6000).map { _ in Normal.quantile(random.uniform()) }),
            missing: (0..<6000).map { _ in random.uniform() < 0.2 ? 1 : 0 })
        table = try Table(columns: table.columns + [coin])
        let measured = try #require(try ImputationQuality(chains: ChainedEquations(seed: 7)).measure(table))
        #expect(Set(measured.map(\.name)) == ["income", "weight", "education", "smokes", "municipality", "coin"])
        func skill(_ name: String) throws -> Double {
            let column = try #require(measured.first { $0.name == name })
            return 1 - column.score.reduce(0, +) / column.marginal.reduce(0, +)
        }
        #expect(try skill("weight") > 0.1 && skill("income") > 0.05 && skill("education") > 0.05 && skill("coin").magnitude < 0.05)
        for column in measured {
            #expect(column.isLikeMissing && (300...700).contains(column.rows.count), "\(column.name) \(column.rows.count)")
            guard !column.covered.isEmpty else { continue }
            let share = column.covered.reduce(0, +) / Double(column.covered.count)
            #expect(isClose(share, 0.9, within: 0.05), "\(column.name): \(share)")
        }
    }

    /// Hidden cells are like those that are missing: where gaps hang on the week, so do the hidden ones.
    @Test func cellsAreHiddenAsTheyAreMissing() throws {
        let births = try ChainedEquationsTests.births(8000, missing: 0)
        guard case .number(let income)? = births["income"]?.values else { return }
        var random = Philox(seed: 5, stage: "test.quality")
        let columns = births.columns.map { column -> Column in
            guard column.name == "weight" else { return column }
            var column = column
            column.missing = income.map { random.uniform() < Logistic.expit(-2 + 0.15 * ($0 - 36)) ? 1 : 0 }
            return column
        }
        let measured = try #require(try ImputationQuality(chains: ChainedEquations(seed: 7)).measure(try Table(columns: columns)))
        let hidden = try #require(measured.first).rows
        func mean(_ rows: [Int]) -> Double { rows.reduce(0) { $0 + income[$1] } / Double(rows.count) }
        let missing = columns[1].missing ?? [], gaps = missing.indices.filter { missing[$0] != 0 }
        #expect(isClose(mean(hidden), mean(gaps), within: 1.5) && mean(gaps) > mean(Array(0..<8000)) + 3, "\(mean(hidden)) \(mean(gaps))")
    }

    /// Rows that are filled one by one, by what was kept of the chains: their intervals hold too.
    @Test func storedImputersAreMeasuredAsTheyAreUsed() throws {
        var quality = ImputationQuality(chains: ChainedEquations(seed: 7))
        quality.imputer = .stored
        let measured = try #require(try quality.measure(try ChainedEquationsTests.births(6000)))
        #expect(Set(measured.map(\.name)) == ["income", "weight", "education", "smokes", "municipality"])
        for column in measured {
            let skill = 1 - column.score.reduce(0, +) / column.marginal.reduce(0, +)
            #expect(skill > -0.05, "\(column.name): \(skill)")
            guard !column.covered.isEmpty else { continue }
            let share = column.covered.reduce(0, +) / Double(column.covered.count)
            // The joint normal is an approximation here: income is not normal.
            #expect(isClose(share, 0.9, within: 0.08), "\(column.name): \(share)")
        }
    }

    @Test func nothingToImpute() throws {
        #expect(try ImputationQuality(chains: ChainedEquations(seed: 7)).measure(try ChainedEquationsTests.births(500, missing: 0)) == nil)
    }
}
