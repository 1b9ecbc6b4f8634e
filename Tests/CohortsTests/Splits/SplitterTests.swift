// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Learning
import RegisterData
import Testing

@Suite struct SplitterTests {
    /// 1,000 rows of 400 families of one to four children.
    static let families: [UInt64] = {
        var random = Philox(seed: 7, stage: "families")
        return (0..<1000).map { _ in KeyHash.of(UInt64(random.below(400))) }
    }()

    static func universe(_ count: Int) -> Universe { Universe(count: count, fingerprint: FingerprintBuilder().finish()) }
    static let splitter = Splitter(universe: universe(1000), families: families)
    static let everyone = [Bool](repeating: true, count: 1000)

    @Test func familiesStayWhole() throws {
        let split = try Self.splitter.split(Self.everyone, SplitParameters(test: .share(0.2), folds: 5, seed: 1))
        #expect(SplitChecker.familiesAcross(split, families: Self.families) == 0)
        #expect(split.training.count + split.test.count == 1000)
        #expect((190...210).contains(split.test.count))
        #expect(split.folds.count == 5)
        #expect(split.folds.reduce(0) { $0 + $1.heldOut.count } == split.training.count)
        for fold in split.folds { #expect((150...170).contains(fold.heldOut.count)) }
    }

    /// A family's place hangs on its key and the seed, not on where its rows stand.
    @Test func orderOfRowsDoesNotMatter() throws {
        var order = Array(0..<1000)
        var random = Philox(seed: 9, stage: "order")
        random.shuffle(&order)
        let shuffled = Splitter(universe: Self.universe(1000), families: order.map { Self.families[$0] })
        let parameters = SplitParameters(folds: 5, seed: 3)
        let (first, second) = (try Self.splitter.split(Self.everyone, parameters), try shuffled.split(Self.everyone, parameters))
        for (place, row) in order.enumerated() { #expect(first.test.contains(row) == second.test.contains(place)) }
    }

    @Test func theSeedDecides() throws {
        let one = try Self.splitter.split(Self.everyone, SplitParameters(seed: 1))
        #expect(try Self.splitter.split(Self.everyone, SplitParameters(seed: 1)) == one)
        #expect(try Self.splitter.split(Self.everyone, SplitParameters(seed: 2)) != one)
    }

    @Test func siblingsOfTestedYearsLeaveTraining() throws {
        let years = (0..<1000).map { Int?(2015 + $0 % 5) }
        let splitter = Splitter(universe: Self.universe(1000), families: Self.families, years: years)
        let dropped = try splitter.split(Self.everyone, SplitParameters(test: .years([2019]), siblings: .dropFromTraining, seed: 1))
        #expect(dropped.test.count == 200)
        #expect(SplitChecker.familiesAcross(dropped, families: Self.families) == 0)
        let kept = try splitter.split(Self.everyone, SplitParameters(test: .years([2019]), siblings: .keep, seed: 1))
        #expect(kept.training.count == 800)
        #expect(SplitChecker.familiesAcross(kept, families: Self.families) > 0)
    }

    @Test func anEmbargoLeavesOutWhatWasNotKnownYet() throws {
        let years = (0..<1000).map { Int?(2015 + $0 % 5) }
        let index = years.map { year in year.flatMap { CivilDay(year: $0, month: 7, day: 1) } }
        // Every third outcome takes two years to settle.
        let settled = index.enumerated().map { row, day in
            day.map { CivilDay(daysSinceEpoch: $0.daysSinceEpoch + (row % 3 == 0 ? 730 : 200)) }
        }
        let days = SplitDays(index: index, settled: settled)
        let splitter = Splitter(universe: Self.universe(1000), families: (0..<1000).map { UInt64($0) }, years: years)
        let kept = try splitter.split(Self.everyone, SplitParameters(test: .years([2019]), seed: 1), days: days)
        let dropped = try splitter.split(Self.everyone, SplitParameters(test: .years([2019]), embargo: .drop, seed: 1), days: days)
        #expect(kept.training.count == 800)
        let late = days.late(kept.training, before: kept.test)
        #expect(late.count > 50 && late.allSatisfy { years[$0] == 2018 && $0 % 3 == 0 || years[$0] == 2017 && $0 % 3 == 0 })
        #expect(dropped.training.count == 800 - late.count && days.late(dropped.training, before: dropped.test).isEmpty)
        #expect(throws: CohortsError.embargoNeedsDays) {
            try splitter.split(Self.everyone, SplitParameters(test: .years([2019]), embargo: .drop, seed: 1))
        }
    }

    @Test func aRollingOriginLooksBackOnly() throws {
        let years = (0..<1000).map { $0 == 0 ? nil : Int?(2015 + $0 % 5) }
        let splitter = Splitter(universe: Self.universe(1000), families: Self.families, years: years)
        let split = try splitter.split(Self.everyone, SplitParameters(test: .rolling, seed: 1))
        #expect(split.test.indices.allSatisfy { years[$0] == 2019 } && split.test.count == 200)
        #expect(!split.training.contains(0), "a row of no year has no place in time")
        #expect(split.folds.count == 3)
        for (number, fold) in split.folds.enumerated() {
            #expect(fold.heldOut.indices.allSatisfy { years[$0] == 2016 + number })
            #expect(fold.training.indices.allSatisfy { (years[$0] ?? 9999) < 2016 + number } && fold.training.count > 0)
        }
        #expect(SplitChecker.familiesAcross(split, families: Self.families) == 0)
        #expect(throws: CohortsError.self) { try Self.splitter.split(Self.everyone, SplitParameters(test: .rolling, seed: 1)) }
    }

    @Test func wholeAreasAreTested() throws {
        let areas = (0..<1000).map { "GM000\($0 % 4)" }
        let splitter = Splitter(universe: Self.universe(1000), families: (0..<1000).map { UInt64($0) }, areas: areas)
        let split = try splitter.split(Self.everyone, SplitParameters(test: .areas(["GM0003"]), seed: 1))
        #expect(split.test.indices.allSatisfy { areas[$0] == "GM0003" } && split.test.count == 250)
    }

    @Test func rowsWithoutAnOutcomeTakeNoPart() throws {
        let known = (0..<1000).map { $0 < 500 }
        let split = try Self.splitter.split(known, SplitParameters(seed: 1))
        #expect(split.training.indices.allSatisfy { known[$0] } && split.test.indices.allSatisfy { known[$0] })
    }

    @Test func emptyPartsAreErrors() {
        let years = [Int?](repeating: 2015, count: 1000)
        let splitter = Splitter(universe: Self.universe(1000), families: Self.families, years: years)
        #expect(throws: CohortsError.self) { try splitter.split(Self.everyone, SplitParameters(test: .years([2019]), seed: 1)) }
        #expect(throws: CohortsError.self) { try splitter.split(Self.everyone, SplitParameters(test: .years([2015]), seed: 1)) }
        let few = Splitter(universe: Self.universe(3), families: [1, 2, 3])
        #expect(throws: CohortsError.self) { try few.split([true, true, true], SplitParameters(folds: 5, seed: 1)) }
    }
}
