// SPDX-License-Identifier: EUPL-1.2
// Unsafe because kernels read codes through pointers, one block at a time; blocks lie inside the column by construction.

/// The bin codes of one column, in the smallest width that holds them.
enum CodeColumn: Sendable {
    case narrow([UInt8])
    case wide([UInt16])

    /// - Parameter bins: how many different codes there may be.
    init(_ codes: [UInt16], bins: Int) {
        self = bins <= 256 ? .narrow(codes.map { UInt8(truncatingIfNeeded: $0) }) : .wide(codes)
    }

    var isNarrow: Bool {
        if case .narrow = self { true } else { false }
    }

    subscript(row: Int) -> Int {
        switch self {
        case .narrow(let codes): Int(codes[row])
        case .wide(let codes): Int(codes[row])
        }
    }

    func selecting(_ positions: [Int]) -> CodeColumn {
        switch self {
        case .narrow(let codes): .narrow(positions.map { codes[$0] })
        case .wide(let codes): .wide(positions.map { codes[$0] })
        }
    }

    /// A block of codes in the width in which they are stored.
    enum Block {
        case narrow(UnsafeBufferPointer<UInt8>)
        case wide(UnsafeBufferPointer<UInt16>)
    }

    /// Gives a kernel the codes of some rows.
    @inline(__always)
    func withBlock<Result>(_ rows: Range<Int>, _ body: (Block) -> Result) -> Result {
        switch self {
        case .narrow(let codes): codes.withUnsafeBufferPointer { body(.narrow(UnsafeBufferPointer(rebasing: $0[rows]))) }
        case .wide(let codes): codes.withUnsafeBufferPointer { body(.wide(UnsafeBufferPointer(rebasing: $0[rows]))) }
        }
    }

    /// Four columns at once, if all are narrow.
    @inline(__always)
    static func withNarrowBlocks(_ columns: [CodeColumn], _ rows: Range<Int>, _ body: ([UnsafeBufferPointer<UInt8>]) -> Void) -> Bool {
        guard columns.allSatisfy(\.isNarrow) else { return false }
        func open(_ index: Int, _ opened: [UnsafeBufferPointer<UInt8>]) {
            guard index < columns.count else { return body(opened) }
            if case .narrow(let codes) = columns[index] {
                codes.withUnsafeBufferPointer { open(index + 1, opened + [UnsafeBufferPointer(rebasing: $0[rows])]) }
            }
        }
        open(0, [])
        return true
    }
}

extension CodeColumn {
    var count: Int {
        switch self {
        case .narrow(let codes): codes.count
        case .wide(let codes): codes.count
        }
    }

    /// The cells of a pair.
    ///
    /// - Parameter columns: of the features.
    init(_ pair: BinPair, _ columns: [CodeColumn]) {
        let width = pair.second.grouping.count
        let (starts, places) = (pair.first.grouping.group.map { UInt16($0 * width) }, pair.second.grouping.group.map { UInt16($0) })
        let (first, second) = (columns[pair.first.feature], columns[pair.second.feature])
        if case .narrow(let first) = first, case .narrow(let second) = second, pair.cellCount <= 256 {
            self = .narrow(first.indices.map { UInt8(truncatingIfNeeded: starts[Int(first[$0])] &+ places[Int(second[$0])]) })
        } else {
            self.init((0..<first.count).map { starts[first[$0]] &+ places[second[$0]] }, bins: pair.cellCount)
        }
    }
}
