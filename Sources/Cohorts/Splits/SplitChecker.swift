// SPDX-License-Identifier: EUPL-1.2

import Learning

/// Proves that no family is on both sides of a border that learning must not cross.
public enum SplitChecker {
    /// How many families have rows both among those learned from and among those judged on: in training and test, or on both sides of a fold.
    public static func familiesAcross(_ split: Split, families: [UInt64]) -> Int {
        var across = common(split.training.indices, split.test.indices, families)
        for fold in split.folds { across += common(fold.training.indices, fold.heldOut.indices, families) }
        return across
    }

    private static func common(_ first: [Int], _ second: [Int], _ families: [UInt64]) -> Int {
        let left = Set(first.lazy.map { families[$0] })
        return Set(second.lazy.map { families[$0] }.filter { left.contains($0) }).count
    }
}
