// SPDX-License-Identifier: EUPL-1.2

import Learning

/// An outer fold, on whose held-out rows a fit is judged, and inner folds of its training rows, on which the fit makes its own choices: how many
/// pairs, how fine, which strength. So no row helps to choose what it is then judged by.
///
/// Source: Stone (1974), J. R. Statist. Soc. B 36, 111-147; Varma and Simon (2006), BMC Bioinformatics 7, 91.
public struct NestedFold: Hashable, Sendable {
    public let outer: Fold
    public let inner: [Fold]

    /// - Parameter inner: each row of the outer training rows is held out of one of them, and learned from in all others; no other row is in one.
    /// - Returns: `nil` for folds that are not so.
    public init?(outer: Fold, inner: [Fold]) {
        guard inner.count > 1 else { return nil }
        var heldOut = 0
        for (place, fold) in inner.enumerated() {
            guard fold.training.universe == outer.training.universe, fold.heldOut.count > 0,
                fold.training == outer.training.subtracting(fold.heldOut),
                fold.training.count + fold.heldOut.count == outer.training.count,
                inner[..<place].allSatisfy({ $0.heldOut.isDisjoint(with: fold.heldOut) })
            else { return nil }
            heldOut += fold.heldOut.count
        }
        guard heldOut == outer.training.count else { return nil }
        (self.outer, self.inner) = (outer, inner)
    }

    /// The inner folds that a fit makes by itself (`CrossValidationRows`), as rows of the cohort.
    ///
    /// - Parameter positions: for each inner fold the places, among the outer training rows in ascending order, that it holds out.
    public init?(outer: Fold, holdingOut positions: [[Int]]) {
        let rows = outer.training.indices, universe = outer.training.universe
        let inner = positions.filter { !$0.isEmpty }.map { places -> Fold? in
            guard places.allSatisfy(rows.indices.contains) else { return nil }
            var isMember = [Bool](repeating: false, count: universe.count)
            for place in places { isMember[rows[place]] = true }
            let heldOut = RowSet<HeldOut>(universe, isMember: isMember)
            return Fold(training: outer.training.subtracting(heldOut), heldOut: heldOut)
        }
        guard inner.allSatisfy({ $0 != nil }) else { return nil }
        self.init(outer: outer, inner: inner.compactMap { $0 })
    }
}
