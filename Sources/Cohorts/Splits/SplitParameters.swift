// SPDX-License-Identifier: EUPL-1.2

/// How rows are divided into rows to learn from, in folds, and test rows that stay closed.
public struct SplitParameters: Hashable, Sendable {
    public enum Test: Hashable, Sendable {
        /// A share of the rows, whole families at random.
        case share(Double)
        /// All rows of some areas.
        case areas(Set<String>)
        /// All rows of some years.
        case years(Set<Int>)
        case none
    }

    /// What happens to training rows whose family also has a test row (by area or year; a share never cuts a family).
    public enum Siblings: String, Hashable, Sendable, CaseIterable {
        case dropFromTraining = "drop-from-training"
        case keep
    }

    public var test: Test
    public var siblings: Siblings
    public var folds: Int
    public var seed: UInt64

    public init(test: Test = .share(0.2), siblings: Siblings = .dropFromTraining, folds: Int = 5, seed: UInt64) {
        (self.test, self.siblings, self.folds, self.seed) = (test, siblings, folds, seed)
    }
}
