// SPDX-License-Identifier: EUPL-1.2

import Evidence
import RegisterData
import SyntheticRegisters

/// What tells a group, and how right scores are in areas, slices and years.
extension Estimands {
    private static let proxyLimit = 0.70

    /// How well the neighbourhood tells a group, by its true share there; or what else does most, by the share in each bin of a feature: the group's
    /// costs where half of them are recorded, its answers where they are missing.
    func proxy(_ finding: Finding) -> Estimand? {
        guard finding.key == "proxy.joint", let group = finding.about.group, let members = truth.members(group) else { return nil }
        let rows = audited.rows, chance = rows.map { members[$0] ? 1.0 : 0 }
        var risks = StudyText.features.compactMap { truth.table[$0] }.map { Self.shares($0, rows, chance) }
        if let share = truth.areaShare, let affected = truth.biases.first(where: { $0.mechanism == .proxy })?.group,
            group.keys.contains(affected.attribute)
        {
            // The levels outside the affected ones divide what is left in fixed proportions, so that their share falls as the group's rises.
            let isInside = affected.levels.contains(group[affected.attribute] ?? "")
            risks.append(rows.map { isInside ? share[$0] : -share[$0] })
        }
        let value = risks.compactMap { ExpectedAUC.value(risk: $0, chance: chance) }.max() ?? 0.5
        return Estimand(value: value, isBeyondLimit: value > Self.proxyLimit)
    }

    /// The share of a group in each row's bin of a feature: 64 bins of equal size, or levels, and a bin for what is missing.
    private static func shares(_ column: Column, _ rows: [Int], _ chance: [Double]) -> [Double] {
        let numbers = column.numbers
        let known = rows.indices.filter { !numbers[rows[$0]].isNaN }.sorted { numbers[rows[$0]] < numbers[rows[$1]] }
        var bin = [Int](repeating: 0, count: rows.count), next = 0
        for (position, place) in known.enumerated() {
            let wanted = 1 + 64 * position / known.count
            if wanted > next, position == 0 || numbers[rows[place]] != numbers[rows[known[position - 1]]] { next = wanted }
            bin[place] = next
        }
        var sums = Array(repeating: (members: 0.0, rows: 0.0), count: 66)
        for place in rows.indices {
            sums[bin[place]].members += chance[place]
            sums[bin[place]].rows += 1
        }
        return bin.map { sums[$0].members / sums[$0].rows }
    }

    /// False alarms of an area by those that its scores expect.
    func falseAlarms(_ finding: Finding) -> Estimand? {
        guard finding.key == "stigma.false-alarms", let area = finding.about.area else { return nil }
        var alarms = 0.0, expected = 0.0
        for (place, row) in audited.rows.enumerated() where audited.isSelected[place] && truth.area[row] == area {
            alarms += 1 - truth.recorded[row]
            expected += 1 - audited.risk[place]
        }
        return expected > 0 ? .ratio(alarms / expected, limit: Self.observedExpectedLimit) : nil
    }

    /// Observed by expected in a slice, against all other rows.
    func slice(_ finding: Finding) -> Estimand? {
        guard finding.key == "slice.observed-expected", let conditions = finding.about.group else { return nil }
        var members = [Bool](repeating: true, count: truth.need.count)
        for (feature, words) in conditions {
            guard let column = truth.table[feature], let condition = SliceWords(words, column) else { return nil }
            for row in members.indices where members[row] && !condition.holds(row) { members[row] = false }
        }
        guard let own = counts({ members[$0] }).value("observed-expected"), let rest = counts({ !members[$0] }).value("observed-expected") else {
            return nil
        }
        return .ratio(own / rest, limit: Self.observedExpectedLimit)
    }

    /// Observed by expected in a year, or of all rows; or its trend.
    func validation(_ finding: Finding) -> Estimand? {
        if finding.key == "validation.trend" { return trend(finding) }
        guard finding.key == "validation.observed-expected" else { return nil }
        let ratio: Double?
        if case .year(let year) = finding.about.rows {
            ratio = counts { truth.year[$0] == year }.value("observed-expected")
        } else {
            ratio = counts { _ in true }.value("observed-expected")
        }
        return .ratio(ratio, limit: Self.observedExpectedLimit)
    }
}

/// One condition of a slice, as evidence writes it: `<20`, `20-<35`, `>=35`, a level, `other` levels, or a kind of missing.
package struct SliceWords {
    private let isMember: [Bool]

    package func holds(_ row: Int) -> Bool { isMember[row] }

    private static let missing = ["not-recorded": MissingKind.notRecorded, "unlinked": .unlinked, "structural": .structural]
    /// Levels that stay as they are where there are more than ten.
    private static let kept = 9

    /// - Returns: `nil` for words that are none of these.
    package init?(_ words: String, _ column: Column) {
        let rows = 0..<column.count
        if let kind = Self.missing[words] {
            isMember = rows.map { column.missingKind($0) == kind }
        } else if case .category(let codes, let levels) = column.values {
            let wanted: Set<Int32>
            if words == "other" {
                var counts = [Int](repeating: 0, count: levels.count)
                for row in rows where column.missingKind(row).isPresent { counts[Int(codes[row])] += 1 }
                wanted = Set(counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }.dropFirst(Self.kept).map { Int32($0) })
            } else {
                guard let level = levels.firstIndex(where: { $0.code == words }) else { return nil }
                wanted = [Int32(level)]
            }
            isMember = rows.map { column.missingKind($0).isPresent && wanted.contains(codes[$0]) }
        } else {
            let numbers = column.numbers
            guard let (low, high) = Self.interval(words) else { return nil }
            isMember = numbers.map { !$0.isNaN && $0 >= low && $0 < high }
        }
    }

    private static func interval(_ words: String) -> (low: Double, high: Double)? {
        if words == "recorded" { return (-.infinity, .infinity) }
        if words.hasPrefix("<") { return Double(words.dropFirst()).map { (-.infinity, $0) } }
        if words.hasPrefix(">=") { return Double(words.dropFirst(2)).map { ($0, .infinity) } }
        let ends = words.components(separatedBy: "-<")
        guard ends.count == 2, let low = Double(ends[0]), let high = Double(ends[1]) else { return nil }
        return (low, high)
    }
}
