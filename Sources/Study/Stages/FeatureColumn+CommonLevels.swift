// SPDX-License-Identifier: EUPL-1.2

import Learning

extension FeatureColumn {
    /// The same column with its most frequent levels, and all others as one level more.
    ///
    /// - Parameter limit: levels that are kept; a column with no more is left as it is.
    func withCommonLevels(_ limit: Int) -> FeatureColumn {
        guard case .nominal(let codes, let levels) = values, levels.count > limit else { return self }
        var counts = [Int](repeating: 0, count: levels.count)
        for code in codes where code >= 0 { counts[Int(code)] += 1 }
        let kept = levels.indices.sorted { (counts[$1], levels[$0]) < (counts[$0], levels[$1]) }.prefix(limit)
        var place = [Int32](repeating: Int32(limit), count: levels.count)
        for (new, old) in kept.enumerated() { place[old] = Int32(new) }
        var others = "other"
        while levels.contains(others) { others += "+" }
        return FeatureColumn(
            name: name, unit: unit, values: .nominal(codes: codes.map { $0 < 0 ? $0 : place[Int($0)] }, levels: kept.map { levels[$0] } + [others]),
            missing: missing, missingNames: missingNames)
    }
}
