// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import MissingData
import RegisterData
import StatMath
import TestSupport
import Testing

/// Levels that hang on a number: what is imputed follows the chances that they were drawn with, however many rows there are.
@Suite("Imputed levels") struct LevelRegressionTests {
    private static let levels = 5

    /// Chances of the levels: a multinomial regression on one number.
    private static func chances(_ x: Double) -> [Double] {
        let scores = (0..<levels).map { exp(0.6 * Double($0) * x - 0.3 * Double($0)) }, total = scores.reduce(0, +)
        return scores.map { $0 / total }
    }

    /// 5,000 rows: Newton's method over all; 40,000: a curvature of some rows; 600,000: a regression of some rows, others at each visit.
    @Test(arguments: [5_000, 40_000, 600_000])
    func followTheirChances(rows: Int) throws {
        var random = Philox(seed: 6, stage: "levels")
        var numbers: [Double] = [], codes: [Int32] = [], missing: [UInt8] = []
        for _ in 0..<rows {
            let x = Normal.quantile(random.uniform()), gap = random.uniform() < Logistic.expit(x - 1)
            var rest = random.uniform(), level = 0
            for chance in Self.chances(x) {
                rest -= chance
                if rest < 0 { break }
                level += 1
            }
            numbers.append(x)
            codes.append(Int32(min(level, Self.levels - 1)))
            missing.append(gap ? MissingKind.notRecorded.rawValue : 0)
        }
        let table = try Table(columns: [
            Column(name: "x", values: .number(numbers)),
            Column(
                name: "level", values: .category(codes: codes, levels: (0..<Self.levels).map { Level(code: "\($0)") }), missing: missing),
        ])
        let imputed = try ChainedEquations(imputations: 1, iterations: 2, seed: 3).impute(table).completed(0)
        guard case .category(let drawn, _) = try #require(imputed["level"]).values else { throw Problem.notLevels }
        for part in 0..<4 {
            let own = numbers.indices.filter { missing[$0] != 0 && Int(4 * Normal.cdf(numbers[$0])) == part }
            for level in 0..<Self.levels {
                let expected = own.reduce(0) { $0 + Self.chances(numbers[$1])[level] } / Double(own.count)
                let share = Double(own.count { drawn[$0] == Int32(level) }) / Double(own.count)
                // Drawn levels vary as a binomial does, and the parameters behind them about as much in the smallest table.
                #expect(isClose(share, expected, within: 5 * (expected * (1 - expected) / Double(own.count)).squareRoot() + 1e-3))
            }
        }
    }

    /// Of two million rows with a value an eighth is learned from at a visit. The rows of a rare level stand eight apart, so that all of them are
    /// among those, or as a rule none: then all are learned from, beside an eighth of the others, and must not be drawn eight times too often.
    @Test func aRareLevelIsDrawnAsOftenAsItOccurs() throws {
        let known = 2_000_000, open = 400_000, rare = 40
        var codes = [Int32](repeating: 0, count: known + open), numbers: [Double] = []
        var random = Philox(seed: 7, stage: "rare level")
        for row in codes.indices {
            numbers.append(Normal.quantile(random.uniform()))
            codes[row] = random.uniform() < 0.4 ? 1 : 0
        }
        for place in 0..<rare { codes[8 * 5_000 * place + 3] = 2 }
        let table = try Table(columns: [
            Column(name: "x", values: .number(numbers)),
            Column(
                name: "level", values: .category(codes: codes, levels: (0..<3).map { Level(code: "\($0)") }),
                missing: codes.indices.map { $0 < known ? 0 : MissingKind.notRecorded.rawValue }),
        ])
        var drawn = 0
        for seed in 1...3 {
            let imputed = try ChainedEquations(imputations: 1, iterations: 1, seed: UInt64(seed)).impute(table).completed(0)
            guard case .category(let levels, _) = try #require(imputed["level"]).values else { throw Problem.notLevels }
            drawn += levels[known...].count { $0 == 2 }
        }
        // Expected are 8 a table, with the uncertainty of 40 rows; without the correction about 56.
        #expect((6...60).contains(drawn), "\(drawn)")
    }

    private enum Problem: Error { case notLevels }
}
