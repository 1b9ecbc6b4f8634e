// SPDX-License-Identifier: EUPL-1.2

/// Cuts ordered atoms (distinct values, or bins of a finer resolution) into groups of about equal size.
///
/// An atom that holds more than a group's share stands alone; the share of the others is then taken anew, so that a heavy zero
/// does not leave the rest of the values with few bins.
enum QuantileCuts {
    /// Smallest share aimed at, in rows.
    private static let smallestShare = 20.0

    /// - Parameters:
    ///   - counts: rows of each atom, in order.
    ///   - limit: most groups, apart from those that forced cuts add.
    ///   - isForced: whether an expert wants a cut before that atom.
    /// - Returns: ascending positions of the atoms before which a cut lies.
    static func positions(counts: [Double], limit: Int, isForced: (Int) -> Bool = { _ in false }) -> [Int] {
        guard counts.count > limit else { return Array(counts.indices.dropFirst()) }
        var cuts: [Int] = []
        var left = counts.reduce(0, +)
        var groups = limit
        var held = 0.0
        var share = left / Double(groups)

        func cut(before position: Int) {
            if cuts.last != position { cuts.append(position) }
            left -= held
            groups -= 1
            held = 0
            share = max(left / Double(max(groups, 1)), smallestShare)
        }

        for position in counts.indices {
            let count = counts[position]
            if held > 0, isForced(position) || held + count / 2 > share || count > share { cut(before: position) }
            held += count
            if held >= share, position + 1 < counts.count { cut(before: position + 1) }
        }
        return cuts
    }

    /// The groups of atoms that keep to a minimum, as the position before which each cut lies.
    ///
    /// Neighbours that are too small are joined from low to high; the last group joins the one before it. Forced cuts are kept
    /// as long as both of their sides reach the minimum.
    ///
    /// - Parameter suffices: whether a range of atoms is large enough.
    static func merging(_ count: Int, isForced: (Int) -> Bool, suffices: (Range<Int>) -> Bool) -> [Int] {
        guard count > 1 else { return [] }
        var starts = [0]
        for position in 1..<count where isForced(position) || suffices(starts[starts.count - 1]..<position) {
            starts.append(position)
        }
        // What is still too small lies before a forced cut or at the end.
        var index = 0
        while starts.count > 1, index < starts.count {
            let end = index + 1 < starts.count ? starts[index + 1] : count
            if suffices(starts[index]..<end) {
                index += 1
            } else if index > 0, !isForced(starts[index]) || index + 1 == starts.count {
                starts.remove(at: index)
                index -= 1
            } else if index + 1 < starts.count {
                starts.remove(at: index + 1)
            } else {
                break
            }
        }
        return Array(starts.dropFirst())
    }
}
