// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Collects the texts of a column: as numbers of distinct texts while there are few, as strings from then on.
struct TextColumnBuilder {
    private let rule: LevelRule
    private var interner = ByteInterner()
    private var codes: [Int32] = []
    private var strings: [String] = []
    private var isCoded: Bool
    private var cells = 0

    init(rule: LevelRule, capacity: Int = 0) {
        self.rule = rule
        isCoded = rule != .never
        if isCoded { codes.reserveCapacity(capacity) } else { strings.reserveCapacity(capacity) }
    }

    var count: Int { isCoded ? codes.count : strings.count }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        cells += 1
        if isCoded {
            codes.append(interner.intern(bytes))
            if interner.count > rule.limit { writeOut() }
        } else {
            strings.append(String(decoding: bytes, as: UTF8.self))
        }
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    mutating func appendMissing() {
        if isCoded { codes.append(-1) } else { strings.append("") }
    }

    private mutating func writeOut() {
        let distinct = (0..<interner.count).map(interner.string)
        strings = codes.map { $0 < 0 ? "" : distinct[Int($0)] }
        codes = []
        interner = ByteInterner()
        isCoded = false
    }

    /// Levels in the order of `LevelOrder`; a missing cell has code 0.
    consuming func finish() -> ColumnValues {
        guard isCoded else { return .text(strings) }
        guard rule.isCategory(distinct: interner.count, cells: cells) else {
            writeOut()
            return .text(strings)
        }
        let texts = (0..<interner.count).map { interner.string($0) }
        let (levels, position) = LevelOrder.levels(of: texts)
        return .category(codes: codes.map { $0 < 0 ? 0 : position[Int($0)] }, levels: levels)
    }
}
