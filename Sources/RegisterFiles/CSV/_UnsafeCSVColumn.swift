// SPDX-License-Identifier: EUPL-1.2

// Unsafe: writes numbers into a buffer of one word a row, allocated once for the longest possible file.

import RegisterData

/// One column while a text file is read: holds what its cells were so far, as narrowly typed as they allow.
///
/// Types only widen: nothing yet, whole numbers, numbers, texts; or dates, texts. Whole numbers widen in place, also to texts when each was written
/// as `String`
/// would write it. What else turns out to be text is `rejected`, and read again.
struct CSVColumn {
    enum Kind: UInt8 { case skipped, undetermined, integer, number, date, text, rejected }

    let name: String
    private(set) var kind: Kind
    let declaredType: ColumnType?
    private let rule: LevelRule
    private var dateFormats: DateFormats
    private let capacity: Int
    private var words: UnsafeMutablePointer<Int64>?
    private var texts: TextColumnBuilder?
    private var missingness = MissingnessBuilder()
    private var isCanonical = true
    private(set) var tags: UInt32 = 0
    /// Where the first infinity, and the first cell that is not of the declared type, lies in the file.
    private(set) var infinityOffset: Int?
    private(set) var misfitOffset: Int?
    private(set) var misfits = 0

    init(name: String, isWanted: Bool, declaredType: ColumnType?, dateFormat: DateFormat?, maximumLevels: Int, capacity: Int) {
        self.name = name
        self.declaredType = declaredType ?? (dateFormat == nil ? nil : .date)
        self.capacity = capacity
        dateFormats = DateFormats(dateFormat)
        switch declaredType {
        case .category: rule = .always
        case .text: rule = .never
        default: rule = maximumLevels > 0 ? .whenRepeated(maximum: maximumLevels) : .never
        }
        kind = isWanted ? .undetermined : .skipped
        if isWanted, declaredType == .category || declaredType == .text {
            kind = .text
            texts = TextColumnBuilder(rule: rule)
        }
    }

    /// The same column, to be read again as texts.
    func asText() -> CSVColumn {
        var column = self
        column.kind = .text
        column.texts = TextColumnBuilder(rule: rule)
        column.missingness = MissingnessBuilder()
        column.tags = 0
        column.infinityOffset = nil
        return column
    }

    func skipped() -> CSVColumn {
        var column = self
        column.kind = .skipped
        return column
    }

    /// A cell of nothing, where that was declared to be a text.
    mutating func rejectEmpty() { kind = .rejected }

    /// After another state of the same column took care of the buffer.
    func withoutWords() -> CSVColumn {
        var column = self
        column.words = nil
        return column
    }

    func deallocate() { words?.deallocate() }

    // MARK: - Cells

    @inline(__always)
    func store(_ value: Int64, _ row: Int) { words.unsafelyUnwrapped[row] = value }

    @inline(__always)
    func store(_ value: Double, _ row: Int) { words.unsafelyUnwrapped[row] = Int64(bitPattern: value.bitPattern) }

    mutating func storeMissing(_ row: Int, _ meaning: MissingText = .notRecorded) {
        switch meaning {
        case .notRecorded: missingness.mark(row)
        case .tagged(let letter):
            tags |= 1 << UInt32(letter)
            missingness.mark(row, .declared(Int(letter)))
        }
        if kind == .text { texts?.appendMissing() } else { words?[row] = 0 }
    }

    mutating func storeText(_ cell: UnsafeBufferPointer<UInt8>) { texts?.append(cell) }

    /// Any cell that is not empty, with blanks and quotes taken away.
    ///
    /// - Parameters:
    ///   - trimmed: not empty unless that is missing.
    ///   - cell: the same with its blanks, which texts keep.
    mutating func accept(
        _ trimmed: UnsafeBufferPointer<UInt8>, cell: UnsafeBufferPointer<UInt8>, row: Int, offset: Int, missing: MissingTexts, decimalMark: UInt8
    ) {
        if let meaning = missing.meaning(trimmed) {
            // Among texts it might have been an answer.
            if !missing.isMissing(trimmed) { isCanonical = false }
            return storeMissing(row, meaning)
        }
        if declaredType == .date || kind == .date { return acceptDate(trimmed, cell, row, offset) }
        switch NumberText(trimmed, decimalMark: decimalMark) {
        case .integer(let value, let canonical):
            isCanonical = isCanonical && canonical && trimmed.count == cell.count
            if kind == .undetermined { begin(.integer, row) }
            if kind == .number { store(Double(value), row) } else { store(value, row) }
        case .number(let value) where declaredType != .integer || value == value.rounded() && value.magnitude < 0x1p53:
            if declaredType == .integer { return store(Int64(value), row) }
            widenToNumber(row)
            store(value, row)
        case .infinity:
            if infinityOffset == nil { infinityOffset = offset }
            widenToNumber(row)
            storeMissing(row)
        case .number, .text:
            if declaredType == nil, kind == .undetermined, WrittenDate(trimmed, allowed: dateFormats) != nil {
                return acceptDate(trimmed, cell, row, offset)
            }
            misfit(cell, row, offset)
        }
    }

    private mutating func acceptDate(_ trimmed: UnsafeBufferPointer<UInt8>, _ cell: UnsafeBufferPointer<UInt8>, _ row: Int, _ offset: Int) {
        guard let date = WrittenDate(trimmed, allowed: dateFormats) else { return misfit(cell, row, offset) }
        if kind == .undetermined { begin(.date, row) }
        dateFormats = date.formats
        store(date.packed, row)
    }

    private mutating func begin(_ type: Kind, _ row: Int) {
        kind = type
        let buffer = UnsafeMutablePointer<Int64>.allocate(capacity: capacity)
        buffer.update(repeating: 0, count: row)
        words = buffer
    }

    private mutating func widenToNumber(_ row: Int) {
        isCanonical = false
        if kind == .undetermined { return begin(.number, row) }
        guard kind == .integer, let words else { return }
        for index in 0..<row { words[index] = Int64(bitPattern: Double(words[index]).bitPattern) }
        kind = .number
    }

    /// A text among numbers or dates.
    private mutating func misfit(_ cell: UnsafeBufferPointer<UInt8>, _ row: Int, _ offset: Int) {
        if declaredType != nil {
            misfits += 1
            if misfitOffset == nil { misfitOffset = offset }
            if kind == .undetermined { begin(declaredType == .date ? .date : .integer, row) }
            return storeMissing(row)
        }
        guard isCanonical, kind == .undetermined || kind == .integer else {
            kind = .rejected
            return
        }
        var builder = TextColumnBuilder(rule: rule)
        let kinds = missingness.isEmpty ? nil : missingness.finish(rowCount: row)
        for index in 0..<row {
            if kinds?[index] ?? 0 != 0 { builder.appendMissing() } else if let words { builder.append(String(words[index])) }
        }
        builder.append(cell)
        texts = builder
        kind = .text
    }

    // MARK: - The whole column

    /// - Parameter rowCount: rows that were read.
    /// - Returns: `nil` for a column that was skipped.
    mutating func finish(rowCount: Int) -> Column? {
        let missing = missingness.finish(rowCount: rowCount)
        let values: ColumnValues
        switch kind {
        case .skipped, .rejected: return nil
        case .undetermined: values = Self.empty(declaredType ?? .number, rowCount)
        case .integer where declaredType == .number: values = .number(copy(rowCount) { Double($0) })
        case .integer: values = .integer(copy(rowCount) { $0 })
        case .number: values = .number(copy(rowCount) { Double(bitPattern: UInt64(bitPattern: $0)) })
        case .date:
            let formats = dateFormats
            values = .date(
                copy(rowCount) {
                    $0 == 0 ? CivilDay(daysSinceEpoch: 0) : WrittenDate.day(packed: $0, formats: formats) ?? CivilDay(daysSinceEpoch: 0)
                })
        case .text:
            guard let builder = texts.take() else { return nil }
            values = builder.finish()
        }
        var column = Column(name: name, values: values, missing: missing)
        nameTags(in: &column)
        return column
    }

    private func copy<Value>(_ rowCount: Int, _ convert: (Int64) -> Value) -> [Value] {
        guard let words else { return [] }
        return (0..<rowCount).map { convert(words[$0]) }
    }

    private static func empty(_ type: ColumnType, _ rowCount: Int) -> ColumnValues {
        switch type {
        case .integer: .integer([Int64](repeating: 0, count: rowCount))
        case .date: .date([CivilDay](repeating: CivilDay(daysSinceEpoch: 0), count: rowCount))
        default: .number([Double](repeating: 0, count: rowCount))
        }
    }

    /// While reading, `.c` is the third declared code; a column declares only those that occur.
    private func nameTags(in column: inout Column) {
        guard tags != 0, var missing = column.missing else { return }
        var position = [UInt8](repeating: 0, count: 26)
        for letter in UInt8(0)..<26 where tags & (1 << UInt32(letter)) != 0 {
            position[Int(letter)] = UInt8(column.declaredMissing.count)
            column.declaredMissing.append(DeclaredMissing(code: "." + String(UnicodeScalar(UInt8(ascii: "a") + letter))))
        }
        for row in missing.indices {
            if let letter = MissingKind(rawValue: missing[row]).declaredIndex { missing[row] = MissingKind.declared(Int(position[letter])).rawValue }
        }
        column.missing = missing
    }
}
