// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness
import Learning
import Testing

@Suite("Shares in the levels of nominal features")
struct LevelSharesTests {
    private static let rows = 3_000, levels = 50, foldCount = 5

    private static func drawn(_ seed: UInt64) -> (features: Features, folds: [Int32], outcome: [UInt8]) {
        var random = Philox(seed: seed, stage: "test.level-shares")
        let codes = (0..<rows).map { _ in Int32(random.below(levels)) }, missing = codes.map { _ in random.uniform() < 0.1 ? UInt8(1) : 0 }
        let age = codes.map { _ in Double(random.below(30)) }
        let features = Features(
            rowCount: rows,
            columns: [
                FeatureColumn(name: "age", values: .numeric(age)),
                FeatureColumn(
                    name: "area", values: .nominal(codes: codes, levels: (0..<levels).map { "WK\($0)" }), missing: missing,
                    missingNames: [1: "not-recorded"]),
            ])
        return (features, codes.map { _ in Int32(random.below(foldCount)) }, codes.map { _ in random.uniform() < 0.3 ? 1 : 0 })
    }

    private static func area(_ features: Features) throws -> [Double] {
        guard case .numeric(let values) = try #require(features["area"]).values else { return [] }
        return values
    }

    /// What a model that does not see a fold is given hangs on no outcome of that fold, and no row's number on its own fold.
    @Test func noRowHelpsToTellItself() throws {
        let (features, folds, outcome) = Self.drawn(1)
        func shares(_ outcome: [UInt8], heldOut: Int) throws -> [Double] {
            let all = try #require(LevelShares(features, outcome: outcome, folds: folds, foldCount: Self.foldCount, weight: { _ in 1 }))
            return try Self.area(all.features(features, folds: folds, heldOut: heldOut))
        }
        let before = try shares(outcome, heldOut: 2)
        let changed = zip(outcome, folds).map { $1 == 2 ? 1 - $0 : $0 }
        #expect(try shares(changed, heldOut: 2).map(\.bitPattern) == before.map(\.bitPattern))
        let others = zip(outcome, folds).map { $1 == 0 ? 1 - $0 : $0 }, after = try shares(others, heldOut: 2)
        for row in folds.indices where !before[row].isNaN { #expect((before[row] == after[row]) == (folds[row] == 0), "\(row)") }
    }

    /// By hand: weights of the other folds, drawn towards the mean by twenty rows.
    @Test func sharesAreThoseOfOtherRows() throws {
        let (features, folds, outcome) = Self.drawn(2)
        guard case .nominal(let codes, _) = try #require(features["area"]).values, let missing = features["area"]?.missing else { return }
        func weight(_ row: Int) -> Double { 0.5 + Double(row % 3) }
        let all = try #require(LevelShares(features, outcome: outcome, folds: folds, foldCount: Self.foldCount, weight: weight))
        let found = try Self.area(all.features(features, folds: folds, heldOut: 4))
        for row in stride(from: 0, to: Self.rows, by: 97) {
            if missing[row] != 0 {
                #expect(found[row].isNaN)
                continue
            }
            let used = folds.indices.filter { missing[$0] == 0 && folds[$0] != 4 && folds[$0] != folds[row] }
            func share(_ rows: [Int], prior: Double, mean: Double) -> Double {
                (rows.filter { outcome[$0] == 1 }.reduce(0) { $0 + weight($1) } + prior * mean) / (rows.reduce(0) { $0 + weight($1) } + prior)
            }
            let mean = share(used, prior: 0, mean: 0)
            #expect(abs(found[row] - share(used.filter { codes[$0] == codes[row] }, prior: 20, mean: mean)) < 1e-12)
        }
    }

    /// A model learns from some rows what levels say that are counted on all.
    @Test func fewerRowsAreToldByTheSharesOfAll() throws {
        let (features, folds, outcome) = Self.drawn(3), some = Array(stride(from: 0, to: Self.rows, by: 7))
        let all = try #require(LevelShares(features, outcome: outcome, folds: folds, foldCount: Self.foldCount, weight: { _ in 1 }))
        guard case .nominal(let codes, let levels) = try #require(features["area"]).values, let missing = features["area"]?.missing else { return }
        let fewer = Features(
            rowCount: some.count,
            columns: [
                FeatureColumn(
                    name: "area", values: .nominal(codes: some.map { codes[$0] }, levels: levels), missing: some.map { missing[$0] },
                    missingNames: [1: "not-recorded"])
            ])
        let whole = try Self.area(all.features(features, folds: folds, heldOut: 1))
        let part = try Self.area(all.features(fewer, folds: some.map { folds[$0] }, heldOut: 1))
        #expect(part.map(\.bitPattern) == some.map { whole[$0].bitPattern })
    }

    @Test func fewLevelsStayAsTheyAre() {
        let few = Features(
            rowCount: 4, columns: [FeatureColumn(name: "smoking", values: .nominal(codes: [0, 1, 0, 1], levels: ["no", "yes"]))])
        #expect(LevelShares(few, outcome: [0, 1, 1, 0], folds: [0, 1, 2, 0], foldCount: 3, weight: { _ in 1 }) == nil)
    }
}
