// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import StatMath

/// Divides a cohort's rows. Families stay whole, and a family's place depends on its key and the seed alone, not on the order of rows.
public struct Splitter: Sendable {
    public let universe: Universe
    /// Hash of each row's family key (its own key where there are no families).
    public let families: [UInt64]
    public let areas: [String]?
    public let years: [Int?]?
    /// The families by number, and the hash of each: numbers make lists where hashes need tables.
    public let familyNumbers: Clusters
    private let familyHashes: [UInt64]

    public init(universe: Universe, families: [UInt64], areas: [String]? = nil, years: [Int?]? = nil) {
        precondition(families.count == universe.count)
        (self.universe, self.families, self.areas, self.years) = (universe, families, areas, years)
        familyNumbers = Clusters(keys: families)
        var hashes = [UInt64](repeating: 0, count: familyNumbers.count)
        for row in families.indices { hashes[Int(familyNumbers.index[row])] = families[row] }
        familyHashes = hashes
    }

    /// - Parameters:
    ///   - eligible: rows that take part (the outcome is known).
    ///   - days: needed where an embargo leaves rows out.
    /// - Throws: `CohortsError` when a part would be empty, or a date or year is needed that is not there.
    public func split(_ eligible: [Bool], _ parameters: SplitParameters, days: SplitDays? = nil) throws(CohortsError) -> Split {
        let rolling = parameters.test == .rolling
        let origin = years.map { RollingOrigin(years: $0, families: families, parameters: parameters, days: days) }
        let isTest = try testRows(eligible, parameters, origin)
        var isTraining = eligible.indices.map { eligible[$0] && !isTest[$0] && !(rolling && years?[$0] == nil) }
        if parameters.siblings == .dropFromTraining {
            var isTested = [Bool](repeating: false, count: familyNumbers.count)
            for row in isTest.indices where isTest[row] { isTested[Int(familyNumbers.index[row])] = true }
            for row in isTraining.indices where isTraining[row] && isTested[Int(familyNumbers.index[row])] { isTraining[row] = false }
        }
        let test = RowSet<Test>(universe, isMember: isTest)
        if parameters.embargo == .drop {
            guard let days else { throw .embargoNeedsDays }
            for row in days.late(RowSet<Training>(universe, isMember: isTraining), before: test) { isTraining[row] = false }
        }
        let training = RowSet<Training>(universe, isMember: isTraining)
        guard training.count > 0 else { throw .splitLeavesNothing(part: LocalizedText(en: "to learn from", nl: "om van te leren")) }
        guard rolling, let origin else { return Split(training: training, test: test, folds: try folds(of: training, parameters)) }
        return Split(training: training, test: test, folds: try origin.folds(of: training))
    }

    /// Inner folds in each fold of a split, of whole families: for a choice that is made between fits.
    ///
    /// - Throws: `CohortsError` when a part would be empty.
    public func nested(_ split: Split, _ parameters: SplitParameters, inner count: Int) throws(CohortsError) -> [NestedFold] {
        var nested: [NestedFold] = []
        for (number, fold) in split.folds.enumerated() {
            var inner = parameters
            (inner.folds, inner.seed) = (count, KeyHash.of("inner \(number)", seed: parameters.seed))
            guard let one = NestedFold(outer: fold, inner: try folds(of: fold.training, inner)) else {
                throw .splitLeavesNothing(part: LocalizedText(en: "to choose by", nl: "om mee te kiezen"))
            }
            nested.append(one)
        }
        return nested
    }

    /// Folds that move forward in time, of rows that may have been split otherwise.
    ///
    /// - Throws: `CohortsError` when there are no two years among them.
    public func rollingFolds(of training: RowSet<Training>, _ parameters: SplitParameters, days: SplitDays? = nil) throws(CohortsError) -> [Fold] {
        guard let years else { throw .yearNeeded }
        return try RollingOrigin(years: years, families: families, parameters: parameters, days: days).folds(of: training)
    }

    private func testRows(_ eligible: [Bool], _ parameters: SplitParameters, _ origin: RollingOrigin?) throws(CohortsError) -> [Bool] {
        let isTest: [Bool]
        switch parameters.test {
        case .none: return Array(repeating: false, count: eligible.count)
        case .share(let share):
            let part = portions(of: eligible, shares: [share, 1 - share], seed: KeyHash.of("test", seed: parameters.seed))
            isTest = part.map { $0 == 0 }
        case .areas(let wanted):
            isTest = eligible.indices.map { row in eligible[row] && areas.map { wanted.contains($0[row]) } ?? false }
        case .years(let wanted):
            guard let years else { throw .yearNeeded }
            isTest = eligible.indices.map { row in eligible[row] && years[row].map { wanted.contains($0) } ?? false }
        case .rolling:
            guard let origin, let last = origin.lastYear(of: eligible) else { throw .yearNeeded }
            isTest = eligible.indices.map { eligible[$0] && origin.years[$0] == last }
        }
        guard isTest.contains(true) else { throw .splitLeavesNothing(part: LocalizedText(en: "to test on", nl: "om op te toetsen")) }
        return isTest
    }

    private func folds(of training: RowSet<Training>, _ parameters: SplitParameters) throws(CohortsError) -> [Fold] {
        let member = (0..<universe.count).map { training.contains($0) }
        let shares = Array(repeating: 1 / Double(parameters.folds), count: parameters.folds)
        let part = portions(of: member, shares: shares, seed: KeyHash.of("folds", seed: parameters.seed))
        var folds: [Fold] = []
        for number in 0..<parameters.folds {
            let heldOut = RowSet<HeldOut>(universe, isMember: part.map { $0 == Int32(number) })
            guard heldOut.count > 0, heldOut.count < training.count else {
                throw .splitLeavesNothing(
                    part: LocalizedText(en: "in fold \(number + 1): take fewer folds", nl: "in deel \(number + 1): neem minder delen (folds)"))
            }
            folds.append(Fold(training: training.subtracting(heldOut), heldOut: heldOut))
        }
        return folds
    }

    /// Whole families, in the order of their hash, until each portion has its share of the rows.
    ///
    /// - Returns: the portion of each member row; -1 for the others.
    private func portions(of member: [Bool], shares: [Double], seed: UInt64) -> [Int32] {
        var size = [Int](repeating: 0, count: familyNumbers.count)
        for row in member.indices where member[row] { size[Int(familyNumbers.index[row])] += 1 }
        let total = Double(size.reduce(0, +))
        let present = size.indices.filter { size[$0] > 0 }
        // Different families never share a place: hashing a number a second time is one to one.
        let order = ascendingOrder(present.map { KeyHash.of(familyHashes[$0], seed: seed) }).map { present[Int($0)] }
        var portion = [Int32](repeating: -1, count: familyNumbers.count)
        var (current, filled, limit) = (0, 0.0, (shares.first ?? 1) * total)
        for family in order {
            let rows = Double(size[family])
            // The middle of a family decides on which side of a border it falls.
            while current < shares.count - 1, filled + rows / 2 > limit + 1e-9 {
                current += 1
                limit += shares[current] * total
            }
            portion[family] = Int32(current)
            filled += rows
        }
        return member.indices.map { member[$0] ? portion[Int(familyNumbers.index[$0])] : -1 }
    }
}
