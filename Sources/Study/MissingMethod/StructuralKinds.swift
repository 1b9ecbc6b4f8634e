// SPDX-License-Identifier: EUPL-1.2

import Basics
import Learning
import RegisterData

/// Of each feature, the kinds of gap that mean that the question did not apply: such a gap is no missing value.
package struct StructuralKinds: Hashable, Sendable, Fingerprinted, ExpressibleByDictionaryLiteral {
    private let kinds: [String: Set<UInt8>]

    init(_ kinds: [String: Set<UInt8>]) { self.kinds = kinds }

    package init(dictionaryLiteral elements: (String, Set<UInt8>)...) { kinds = Dictionary(elements) { $1 } }

    /// Of a feature that is not named the kind that every register has for this.
    subscript(feature: String) -> Set<UInt8> { kinds[feature] ?? [MissingKind.structural.rawValue] }

    package func feed(_ builder: inout FingerprintBuilder) {
        for (name, kinds) in kinds.sorted(by: { $0.key < $1.key }) {
            builder.feed(name)
            builder.feed(array: kinds.sorted())
        }
    }
}

extension StructuralKinds {
    /// Of each row, whether it lacks a value that it could have; empty for a column without gaps.
    func gaps(of column: FeatureColumn) -> [Bool] {
        let own = self[column.name]
        return (column.missing ?? []).map { $0 != 0 && !own.contains($0) }
    }
}
