// SPDX-License-Identifier: EUPL-1.2

/// One fold: rows to learn from and the rows held out of them.
public struct Fold: Hashable, Sendable {
    public let training: RowSet<Training>
    public let heldOut: RowSet<HeldOut>

    public init(training: RowSet<Training>, heldOut: RowSet<HeldOut>) {
        precondition(training.isDisjoint(with: heldOut), "a fold learns from none of the rows that it is judged on")
        (self.training, self.heldOut) = (training, heldOut)
    }
}

/// Training rows with their folds, and the test rows that stay closed.
public struct Split: Hashable, Sendable {
    public let training: RowSet<Training>
    public let test: RowSet<Test>
    public let folds: [Fold]

    public init(training: RowSet<Training>, test: RowSet<Test>, folds: [Fold]) {
        precondition(training.isDisjoint(with: test), "training and test rows overlap")
        (self.training, self.test, self.folds) = (training, test, folds)
    }
}
