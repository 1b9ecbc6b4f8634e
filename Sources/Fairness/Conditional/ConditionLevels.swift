// SPDX-License-Identifier: EUPL-1.2

import Learning
import StatMath

/// In which respect people are alike: a feature as a few levels.
///
/// A nominal feature's levels, and up to twelve values of a numeric one, stay as they are; more values are cut into fifths. What is missing is a
/// level of its own: who did not answer is compared with others who did not.
struct ConditionLevels {
    let feature: String
    let count: Int
    /// Level of each row, in `0..<count`.
    let codes: [Int32]
    /// As evidence names each level.
    let names: [String]

    private static let mostValues = 12
    private static let parts = 5

    init(_ column: FeatureColumn, rows: [Int]) {
        feature = column.name
        var codes = [Int32](repeating: -1, count: rows.count), names: [String]
        switch column.values {
        case .nominal(let own, let levels):
            names = levels
            for (place, row) in rows.enumerated() { codes[place] = own[row] }
        case .numeric(let values):
            let known = rows.map { values[$0] }.filter(\.isFinite).sorted(), different = Set(known)
            if different.count <= Self.mostValues {
                let sorted = different.sorted(), place = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, Int32($0)) })
                names = sorted.map { $0 == $0.rounded() && $0.magnitude < 1e15 ? String(Int($0)) : "\($0)" }
                for (number, row) in rows.enumerated() { codes[number] = place[values[row]] ?? -1 }
            } else {
                let edges = Set((1..<Self.parts).map { known[$0 * known.count / Self.parts] }).sorted().filter { $0 > known[0] }
                names = (0...edges.count).map { Self.name($0, of: edges) }
                for (number, row) in rows.enumerated() where values[row].isFinite {
                    codes[number] = Int32(edges.count { $0 <= values[row] })
                }
            }
        }
        if codes.contains(-1) {
            codes = codes.map { $0 < 0 ? Int32(names.count) : $0 }
            names.append("not-recorded")
        }
        (self.codes, self.names, count) = (codes, names, names.count)
    }

    private static func name(_ part: Int, of edges: [Double]) -> String {
        if part == 0 { return edges.isEmpty ? "all" : "< \(edges[0])" }
        return part == edges.count ? ">= \(edges[part - 1])" : "\(edges[part - 1]) - \(edges[part])"
    }
}
