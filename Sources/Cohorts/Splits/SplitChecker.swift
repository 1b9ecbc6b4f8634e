// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Proves that no family is on both sides of a border that learning must not cross.
public enum SplitChecker {
    /// How many families have rows both among those learned from and among those judged on: in training and test, or on both sides of a fold.
    public static func familiesAcross(_ split: Split, families: [UInt64]) -> Int { familiesAcross(split, families: Clusters(keys: families)) }

    /// The same, where families are numbered.
    public static func familiesAcross(_ split: Split, families numbered: Clusters) -> Int {
        var across = common(split.training.indices, split.test.indices, numbered)
        for fold in split.folds { across += common(fold.training.indices, fold.heldOut.indices, numbered) }
        return across
    }

    /// How many families have rows on both sides of a border of nested folds: of an outer fold, or of an inner one.
    public static func familiesAcross(_ nested: [NestedFold], families: [UInt64]) -> Int {
        let numbered = Clusters(keys: families)
        return nested.flatMap { [$0.outer] + $0.inner }.reduce(0) {
            $0 + common($1.training.indices, $1.heldOut.indices, numbered)
        }
    }

    /// How many families have rows among both.
    private static func common(_ first: [Int], _ second: [Int], _ families: Clusters) -> Int {
        var isOpen = [Bool](repeating: false, count: families.count)
        for row in first { isOpen[Int(families.index[row])] = true }
        var count = 0
        for row in second {
            let family = Int(families.index[row])
            if isOpen[family] {
                isOpen[family] = false
                count += 1
            }
        }
        return count
    }
}
