// SPDX-License-Identifier: EUPL-1.2

import Learning

/// For each feature with gaps a feature that says whether a row has one: what a gap tells of the outcome by itself.
///
/// Of features whose gaps are in the same rows there is one. A question that did not apply is no gap.
/// Source: Sperrin, Martin, Sisk and Peek (2020), J. Clin. Epidemiol. 125, 183-187.
struct GapIndicators {
    let columns: [FeatureColumn]

    init(_ features: Features, structural: StructuralKinds) {
        var columns: [FeatureColumn] = [], seen: Set<[Int32]> = []
        let names = Set(features.columns.map(\.name))
        for column in features.columns {
            let codes = structural.gaps(of: column).map { Int32($0 ? 1 : 0) }
            guard codes.contains(1), codes.contains(0), seen.insert(codes).inserted else { continue }
            var name = "\(column.name): missing"
            while names.contains(name) { name += "'" }
            columns.append(FeatureColumn(name: name, unit: nil, values: .nominal(codes: codes, levels: ["recorded", "missing"]), missing: nil))
        }
        self.columns = columns
    }

    func added(to features: Features) -> Features { Features(rowCount: features.rowCount, columns: features.columns + columns) }
}
