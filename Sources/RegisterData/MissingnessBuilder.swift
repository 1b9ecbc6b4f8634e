// SPDX-License-Identifier: EUPL-1.2

/// Collects why cells are missing while a column is read; costs nothing until the first missing cell.
public struct MissingnessBuilder: Sendable {
    private var kinds: [UInt8] = []

    public init() {}

    /// Rows are marked in ascending order, each at most once.
    @inlinable
    public mutating func mark(_ row: Int, _ kind: MissingKind = .notRecorded) { mark(row, rawKind: kind.rawValue) }

    @usableFromInline
    mutating func mark(_ row: Int, rawKind: UInt8) {
        if kinds.count < row { kinds.append(contentsOf: repeatElement(0, count: row - kinds.count)) }
        kinds.append(rawKind)
    }

    public var isEmpty: Bool { kinds.isEmpty }

    /// - Returns: one kind a row, or `nil` when none was marked.
    public func finish(rowCount: Int) -> [UInt8]? {
        guard !kinds.isEmpty else { return nil }
        return kinds + repeatElement(0, count: rowCount - kinds.count)
    }
}
