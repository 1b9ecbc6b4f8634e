// SPDX-License-Identifier: EUPL-1.2

/// "Did you mean": the known name that is closest to one that is not known.
///
/// Closeness is the optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, ignoring case.
/// Source: Damerau (1964), Communications of the ACM 7, 171-176; Wagner and Lowrance (1975), Journal of the ACM 22, 177-183.
public enum NearestName {
    /// Longer names are not compared: nobody mistypes them by hand, and the cost is quadratic.
    private static let longestCompared = 128

    /// - Returns: the closest candidate (the first one among equals), or `nil` when none is within a third of the name's length
    ///   (at least one change).
    public static func suggestion(for name: String, among candidates: [String]) -> String? {
        let written = Array(name.lowercased().unicodeScalars)
        guard !written.isEmpty, written.count <= longestCompared else { return nil }
        var closest: (candidate: String, distance: Int)?
        for candidate in candidates {
            let known = Array(candidate.lowercased().unicodeScalars)
            let tolerated = min((closest?.distance ?? .max) - 1, max(1, max(written.count, known.count) / 3))
            guard known.count <= longestCompared, abs(known.count - written.count) <= tolerated, candidate != name else { continue }
            let distance = distance(from: written, to: known)
            // One letter for another is a different name, not a slip.
            if distance <= tolerated, distance < max(written.count, known.count) { closest = (candidate, distance) }
        }
        return closest?.candidate
    }

    private static func distance(from a: [Unicode.Scalar], to b: [Unicode.Scalar]) -> Int {
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var current = [Int](repeating: i + 1, count: b.count + 1)
            for j in 0..<b.count {
                current[j + 1] = min(last[j + 1] + 1, current[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { current[j + 1] = min(current[j + 1], beforeLast[j - 1] + 1) }
            }
            (beforeLast, last) = (last, current)
        }
        return last[b.count]
    }
}
