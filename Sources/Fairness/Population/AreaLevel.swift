// SPDX-License-Identifier: EUPL-1.2

/// A division of the country: the areas of the data, or larger ones that they lie in.
public struct AreaLevel: Hashable, Sendable {
    /// As the data or the crosswalk name it: `wc`, `municipality`.
    public let name: String
    public let codes: [String]
    /// Position in `codes` of each row's area; -1 where it is not known.
    public let areaOfRow: [Int32]

    public init(name: String, codes: [String], areaOfRow: [Int32]) { (self.name, self.codes, self.areaOfRow) = (name, codes, areaOfRow) }

    /// The level of all areas together.
    public static let whole = "all"
}

/// What was seen and expected in each area of a level.
struct AreaNumbers {
    struct Area {
        let code: String
        var rows = 0
        var events = 0
        var weight = 0.0
        var observed = 0.0
        var expected = 0.0
        var variance = 0.0
        var selected = 0
        var found = 0
        var selectedWeight = 0.0
        var foundWeight = 0.0
    }

    let areas: [Area]

    /// Areas that have rows.
    ///
    /// - Parameter isReached: of each row; `nil` without an operating point.
    init(_ level: AreaLevel, rows: Int, weight: (Int) -> Double, risk: [Double], outcome: [UInt8], isReached: [Bool]?) {
        var all = level.codes.map { Area(code: $0) }
        for row in 0..<rows {
            let place = Int(level.areaOfRow[row]), w = weight(row)
            guard all.indices.contains(place), w > 0 else { continue }
            all[place].rows += 1
            all[place].weight += w
            all[place].expected += w * risk[row]
            all[place].variance += w * w * risk[row] * (1 - risk[row])
            let event = outcome[row] == 1
            if event {
                all[place].events += 1
                all[place].observed += w
            }
            guard isReached?[row] == true else { continue }
            all[place].selected += 1
            all[place].selectedWeight += w
            if event {
                all[place].found += 1
                all[place].foundWeight += w
            }
        }
        areas = all.filter { $0.rows > 0 }
    }
}
