// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import Learning
import Testing

/// Folds inside folds: what a fit chooses by is never what it is judged by, and no family is on both sides of either border.
@Suite struct NestedFoldTests {
    private static let rows = 900

    /// Families of one to four rows.
    private static let families = (0..<rows).map { UInt64($0 * 7 % rows / 3 + ($0 % 5 == 0 ? 1 : 0)) }
    private static let universe = Universe(count: rows, fingerprint: FingerprintBuilder().finish())

    private static func split(_ parameters: SplitParameters) throws -> (Splitter, Split) {
        let years = (0..<rows).map { Optional(2015 + $0 % 4) }
        let splitter = Splitter(universe: universe, families: families, years: years)
        return (splitter, try splitter.split([Bool](repeating: true, count: rows), parameters))
    }

    @Test(arguments: [SplitParameters.Test.share(0.2), .none, .years([2018]), .rolling])
    func noFamilyIsOnBothSides(test: SplitParameters.Test) throws {
        let parameters = SplitParameters(test: test, folds: 4, seed: 3)
        let (splitter, split) = try Self.split(parameters)
        let nested = try splitter.nested(split, parameters, inner: 3)
        #expect(nested.count == split.folds.count && nested.allSatisfy { $0.inner.count == 3 })
        #expect(SplitChecker.familiesAcross(nested, families: Self.families) == 0)
        for fold in nested {
            for inner in fold.inner {
                #expect(inner.training.isDisjoint(with: fold.outer.heldOut) && inner.heldOut.isDisjoint(with: fold.outer.heldOut))
                #expect(inner.training.isDisjoint(with: split.test) && inner.heldOut.isDisjoint(with: split.test))
            }
        }
        #expect(try splitter.nested(split, parameters, inner: 3) == nested, "the same seed, the same folds")
    }

    /// The checker sees a family that is cut: rows dealt one by one.
    @Test func aCutFamilyIsSeen() throws {
        let (_, split) = try Self.split(SplitParameters(folds: 4, seed: 3))
        let fold = split.folds[0], count = fold.training.count
        let dealt = (0..<3).map { part in (0..<count).filter { $0 % 3 == part } }
        let nested = try #require(NestedFold(outer: fold, holdingOut: dealt))
        #expect(SplitChecker.familiesAcross([nested], families: Self.families) > 0)
    }

    /// The inner folds that a fit makes itself, when it looks for pairs, keep families whole too.
    @Test func soAreTheFoldsThatAFitMakes() throws {
        let (_, split) = try Self.split(SplitParameters(folds: 4, seed: 3))
        let values = (0..<Self.rows).map { Double($0 * 37 % 211) }
        let features = Features(rowCount: Self.rows, columns: [FeatureColumn(name: "x", values: .numeric(values))])
        let outcome = (0..<Self.rows).map { UInt8($0 * 13 % 4 == 0 ? 1 : 0) }
        let clusters = Clusters(keys: Self.families)
        let nested = try split.folds.map { fold in
            let rows = fold.training.indices
            let matrix = try BinnedMatrix(features, rows: rows, binning: Binning(), progress: .silent)
            let inner = CrossValidationRows(
                matrix, outcome: rows.map { outcome[$0] }, clusters: rows.map { clusters.index[$0] }, folds: 5)
            return try #require(NestedFold(outer: fold, holdingOut: inner.folds))
        }
        #expect(SplitChecker.familiesAcross(nested, families: Self.families) == 0)
    }

    @Test func whatIsNotNestedIsRefused() throws {
        let (_, split) = try Self.split(SplitParameters(folds: 4, seed: 3))
        let (fold, other) = (split.folds[0], split.folds[1])
        #expect(NestedFold(outer: fold, inner: split.folds) == nil, "outer folds judge on rows that the inner ones must not see")
        let count = fold.training.count
        #expect(NestedFold(outer: fold, holdingOut: [Array(0..<count)]) == nil, "one fold leaves nothing to learn from")
        #expect(NestedFold(outer: fold, holdingOut: [Array(0..<10), Array(5..<count)]) == nil, "held out twice")
        #expect(NestedFold(outer: fold, holdingOut: [Array(0..<10), Array(10..<count - 1)]) == nil, "a row that is never held out")
        #expect(NestedFold(outer: other, holdingOut: [[0], [other.training.count]]) == nil, "no such row")
    }
}
