// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import Learning
import TestSupport
import Testing

/// Bins for a profile that protects people: minima, rounded edges, open ends; and the cuts that experts want.
@Suite("Bins that disclose nobody")
struct DisclosureBinsTests {
    /// Skewed, with a long thin tail that single rows could be known by.
    static let incomes: [Double] = {
        var random = Philox(seed: 3, stage: "incomes")
        return (0..<4000).map { _ in (9000 * exp(1.2 * random.uniform() + 3 * random.uniform() * random.uniform())).rounded() }
    }()

    @Test(arguments: [1, 10, 25, 400, 3000])
    func everyBinHoldsItsMinimum(minimum: Int) throws {
        let column = try BinnedColumn(Self.incomes, binning: Binning(minimumRows: minimum))
        #expect(column.rows.dropLast().allSatisfy { $0 >= Double(minimum) })
        #expect(column.coarseRows.dropLast().allSatisfy { $0 >= Double(minimum) })
        #expect(column.rows.reduce(0, +) == 4000)
        if minimum == 3000 { #expect(column.edges.isEmpty) }
    }

    @Test(arguments: [1, 2, 3, 5])
    func edgesAreRounded(digits: Int) throws {
        let column = try BinnedColumn(Self.incomes, binning: Binning(minimumRows: 10, significantDigits: digits))
        #expect(column.edges.count > 2)
        for edge in column.edges { #expect(edge == Double(String(format: "%.\(digits - 1)e", edge))) }
        #expect(column.rows.dropLast().allSatisfy { $0 >= 10 })
    }

    /// Small and negative numbers too.
    @Test func roundingKeepsSignAndScale() throws {
        let column = try BinnedColumn(Self.incomes.map { ($0 - 30_000) * 1e-7 }, binning: Binning(significantDigits: 3))
        #expect(column.edges.contains { $0 < 0 } && column.edges.contains { $0 > 0 })
        for edge in column.edges { #expect(edge == Double(String(format: "%.2e", edge))) }
    }

    /// Neither the smallest nor the largest value is kept anywhere.
    @Test func endsAreOpen() throws {
        let column = try BinnedColumn(Self.incomes)
        let (low, high) = (try #require(Self.incomes.min()), try #require(Self.incomes.max()))
        #expect(column.edges.allSatisfy { low < $0 && $0 < high })
        #expect(column.bins.content(of: 0) == .interval(low: nil, high: column.edges.first))
        #expect(column.bins.content(of: column.bins.valueBinCount - 1) == .interval(low: column.edges.last, high: nil))
    }

    /// A cut that an expert wants stands as given, at both resolutions, whatever is rounded around it.
    @Test func cutsOfExpertsStay() throws {
        let cuts = [18_765.25, 43_210]
        let column = try BinnedColumn(Self.incomes, binning: Binning(coarseBins: 4, fineBins: 32, significantDigits: 2), cuts: cuts)
        #expect(Set(cuts).isSubset(of: column.edges) && Set(cuts).isSubset(of: column.coarseEdges))
        #expect(column.bins.valueBinCount <= 32)
    }

    /// Unless too few rows lie beyond it.
    @Test func cutsOfExpertsYieldToTheMinimum() throws {
        let highest = try #require(Self.incomes.max())
        let column = try BinnedColumn(Self.incomes, binning: Binning(minimumRows: 10), cuts: [highest - 1])
        #expect(!column.edges.contains(highest - 1))
        #expect(column.rows.dropLast().allSatisfy { $0 >= 10 })
    }

    /// A minimum of events joins bins further, by the events of the rows of that fit.
    @Test func everyBinHoldsItsEvents() throws {
        let binning = Binning(minimumRows: 10, minimumEvents: 10)
        let column = try BinnedColumn(Self.incomes, binning: binning)
        let outcome = Self.incomes.indices.map { UInt8($0 % 13 == 0 ? 1 : 0) }
        let events = try BinCounts(column.matrix, outcome: outcome, weights: nil).events[0]
        for isFine in [false, true] {
            let grouping = column.matrix.grouping(feature: 0, isFine: isFine, events: events, binning: binning)
            #expect(grouping.sums(events).dropLast().allSatisfy { $0 >= 10 })
            #expect(grouping.sums(column.rows).dropLast().allSatisfy { $0 >= 10 })
            #expect(grouping.sums(events).reduce(0, +) == events.reduce(0, +))
            #expect(grouping.count > 10)
        }
    }

    @Test(
        arguments: [
            (Binning(fineBins: 256), "fineBins"), (Binning(coarseBins: 1), "coarseBins"), (Binning(coarseBins: 65, fineBins: 64), "coarseBins"),
            (Binning(minimumRows: 0), "minimumRows"), (Binning(minimumEvents: -1), "minimumEvents"),
            (Binning(significantDigits: 0), "significantDigits"),
        ])
    func parametersOutOfRangeAreRefused(binning: Binning, parameter: String) {
        let error = #expect(throws: LearningError.self) { try BinnedColumn(Self.incomes, binning: binning) }
        guard case .binning(parameter, _) = error else {
            Issue.record("\(parameter) is named")
            return
        }
    }
}
