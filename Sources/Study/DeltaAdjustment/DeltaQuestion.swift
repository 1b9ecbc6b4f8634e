// SPDX-License-Identifier: EUPL-1.2

import Basics
import Fairness

/// A feature whose missing values may not be like those of similar rows, and the attribute whose groups may differ in that.
package struct DeltaQuestion: Hashable, Sendable, Fingerprinted {
    package let feature: String
    /// Of a feature with levels, the one whose log-odds are shifted.
    package let level: String?
    package let attribute: String
    /// Ascending, with 0: standard deviations of the feature's values, or log-odds.
    package let deltas: [Double]
    package let imputations: Int
    package let iterations: Int
    /// Whether the model is fitted and audited anew at each place; else only the feature itself is compared.
    package let conclusions: Bool

    package init(
        feature: String, level: String? = nil, attribute: String, deltas: [Double], imputations: Int, iterations: Int, conclusions: Bool = true
    ) {
        (self.feature, self.level, self.attribute, self.conclusions) = (feature, level, attribute, conclusions)
        self.deltas = Set(deltas + [0]).sorted()
        (self.imputations, self.iterations) = (imputations, iterations)
    }

    package func feed(_ builder: inout FingerprintBuilder) {
        builder.feed(feature)
        builder.feed(level)
        builder.feed(attribute)
        builder.feed(array: deltas)
        builder.feed(imputations)
        builder.feed(iterations)
        builder.feed(conclusions)
    }

    /// Whether the same imputed values answer another question: about the groups of another attribute.
    func isAnsweredWith(_ other: DeltaQuestion) -> Bool {
        feature == other.feature && level == other.level && deltas == other.deltas && imputations == other.imputations
            && iterations == other.iterations
    }

    /// The delta of each level's rows when one level is moved by the first and all others by the second.
    func assignment(of level: Int, at place: ValueGap.Place, levels: Int) -> [Int] {
        let own = deltas.firstIndex(of: place.group) ?? 0, other = deltas.firstIndex(of: place.reference) ?? 0
        return (0..<levels).map { $0 == level ? own : other }
    }
}
