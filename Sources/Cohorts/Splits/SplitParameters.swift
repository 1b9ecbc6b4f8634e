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
        /// The last year; the years before it are judged one by one by those before them, instead of in folds at random.
        case rolling
        case none

        /// Whether time divides the rows.
        public var isByYear: Bool {
            switch self {
            case .years, .rolling: true
            case .share, .areas, .none: false
            }
        }
    }

    /// What happens to training rows whose family also has a test row (by area or year; a share never cuts a family).
    public enum Siblings: String, Hashable, Sendable, CaseIterable {
        case dropFromTraining = "drop-from-training"
        case keep
    }

    /// What happens to training rows whose outcome is known only after the first test row is looked at.
    public enum Embargo: String, Hashable, Sendable, CaseIterable {
        case keep, drop
    }

    public var test: Test
    public var siblings: Siblings
    public var embargo: Embargo
    /// Of whole families at random; a rolling split has a fold a year.
    public var folds: Int
    public var seed: UInt64

    public init(
        test: Test = .share(0.2), siblings: Siblings = .dropFromTraining, embargo: Embargo = .keep, folds: Int = 5, seed: UInt64
    ) {
        (self.test, self.siblings, self.embargo, self.folds, self.seed) = (test, siblings, embargo, folds, seed)
    }
}
