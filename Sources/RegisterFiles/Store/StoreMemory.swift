// SPDX-License-Identifier: EUPL-1.2

import Synchronization

/// How much memory the embedded database may use in this process, where a person has said so.
public enum StoreMemory {
    /// Less than this, and the database cannot open a file.
    public static let smallest = 64 << 20

    private static let chosen = Atomic<Int>(0)

    /// In bytes; `nil`, the default, leaves it to each use.
    public static var bytes: Int? {
        get {
            let value = chosen.load(ordering: .relaxed)
            return value > 0 ? value : nil
        }
        set { chosen.store(newValue.map { max(smallest, $0) } ?? 0, ordering: .relaxed) }
    }

    /// - Parameter text: a number with MB or GB (powers of ten) or MiB or GiB (of two): `4GB`, `1.5 GiB`.
    /// - Returns: `nil` for anything else, and below `smallest`.
    public static func bytes(_ text: String) -> Int? {
        let units: [(String, Double)] = [("mib", 0x1p20), ("gib", 0x1p30), ("mb", 1e6), ("gb", 1e9)]
        let lower = text.lowercased()
        guard let (unit, size) = units.first(where: { lower.hasSuffix($0.0) }) else { return nil }
        let digits = lower.dropLast(unit.count)
        guard let number = Double(digits.hasSuffix(" ") ? digits.dropLast() : digits) else { return nil }
        let bytes = number * size
        return bytes >= Double(smallest) && bytes < 0x1p62 ? Int(bytes) : nil
    }
}
