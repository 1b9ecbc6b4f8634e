// SPDX-License-Identifier: EUPL-1.2

// Unsafe: grows a buffer of numbers by hand, since it is filled from C, a cell at a time.

import Basics
import RegisterData

/// The cells of one variable while they arrive.
struct StatisticalColumn {
    let variable: StatisticalVariable
    private var numbers: UnsafeMutablePointer<Double>?
    private var capacity = 0
    private var texts: TextColumnBuilder?
    private var missingness = MissingnessBuilder()
    private(set) var areWhole = true
    private var tags: UInt32 = 0
    /// Declared codes that occur, in the order of their first row; `MissingnessBuilder` holds positions in here.
    private var codes: [Double] = []
    private var textCodes: [String] = []
    private(set) var infiniteRow: Int?
    private(set) var hasTooManyCodes = false
    /// Rows of the piece that have arrived.
    private(set) var count = 0

    init(_ variable: StatisticalVariable, rule: LevelRule) {
        self.variable = variable
        if variable.isText { texts = TextColumnBuilder(rule: rule) }
    }

    func deallocate() { numbers?.deallocate() }

    // MARK: - Cells

    @inline(__always)
    mutating func append(_ value: Double, row: Int) {
        if row >= capacity { grow(to: row) }
        numbers.unsafelyUnwrapped[row] = value
        count = row + 1
        if value.magnitude > 0x1p53 || areWhole && value != value.rounded(.towardZero) { noteFraction(value, row) }
        if !variable.missingNumbers.isEmpty, variable.missingNumbers.contains(where: { $0.contains(value) }) { markDeclared(value, row) }
    }

    private mutating func noteFraction(_ value: Double, _ row: Int) {
        areWhole = false
        if value.isInfinite, infiniteRow == nil { infiniteRow = row }
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>, row: Int) {
        count = row + 1
        if text.isEmpty { return appendMissing(row: row) }
        if !variable.missingTexts.isEmpty {
            let code = String(decoding: text, as: UTF8.self)
            if variable.missingTexts.contains(code) {
                let position = textCodes.firstIndex(of: code) ?? textCodes.count
                if position == textCodes.count { textCodes.append(code) }
                missingness.mark(row, declared(position))
                texts?.appendMissing()
                return
            }
        }
        texts?.append(text)
    }

    /// - Parameter tag: the letter's position for `.a` to `.z`.
    mutating func appendMissing(row: Int, tag: UInt8? = nil) {
        count = row + 1
        if let tag, tag < 26 {
            tags |= 1 << UInt32(tag)
            // Tags and declared codes never meet in one format.
            missingness.mark(row, .declared(Int(tag)))
        } else {
            missingness.mark(row)
        }
        if variable.isText {
            texts?.appendMissing()
        } else {
            if row >= capacity { grow(to: row) }
            numbers.unsafelyUnwrapped[row] = 0
        }
    }

    private mutating func markDeclared(_ value: Double, _ row: Int) {
        let position = codes.firstIndex(of: value) ?? codes.count
        if position == codes.count { codes.append(value) }
        missingness.mark(row, declared(position))
        numbers.unsafelyUnwrapped[row] = 0
    }

    private mutating func declared(_ position: Int) -> MissingKind {
        if position >= MissingKind.declaredLimit { hasTooManyCodes = true }
        return .declared(position)
    }

    private mutating func grow(to row: Int) {
        let larger = max(1024, capacity * 2, row + 1)
        let buffer = UnsafeMutablePointer<Double>.allocate(capacity: larger)
        if let numbers {
            buffer.update(from: numbers, count: capacity)
            numbers.deallocate()
        }
        (buffer + capacity).update(repeating: 0, count: larger - capacity)
        (numbers, capacity) = (buffer, larger)
    }

    // MARK: - A piece of the column

    /// What the column is in a file that is read in pieces: numbers stay numbers, whatever they are; points in time become days.
    var pieceKind: ColumnLayout.Kind {
        if variable.isText { return .text(width: 0) }
        switch variable.format {
        case .plain, .duration: return .number(decimals: 2)
        default: return .date
        }
    }

    /// Gives the rows since the last piece, and begins another.
    mutating func takePiece(rowCount: Int) -> StatisticalPiece {
        let missing = missingness.finish(rowCount: rowCount)
        missingness = MissingnessBuilder()
        count = 0
        if let builder = texts.take() {
            texts = TextColumnBuilder(rule: .never)
            return StatisticalPiece(variable: variable, isDate: false, cells: builder.finish(), missing: missing)
        }
        let cells = [Double](unsafeUninitializedCapacity: rowCount) { output, filled in
            if let numbers { output.baseAddress?.initialize(from: numbers, count: min(rowCount, capacity)) }
            filled = numbers == nil ? 0 : min(rowCount, capacity)
        }
        let padded = cells.count < rowCount ? cells + repeatElement(0, count: rowCount - cells.count) : cells
        return StatisticalPiece(variable: variable, isDate: pieceKind == .date, cells: .number(padded), missing: missing)
    }

    // MARK: - The whole column

    /// - Parameters:
    ///   - rowCount: rows that were read.
    ///   - labels: of its values, in the file's order.
    mutating func finish(rowCount: Int, labels: LabelSet) -> Column {
        let byValue = labels.byValue
        var column = Column(name: variable.name, label: LocalizedText(fileLabel: variable.label), values: .number([]))
        var missing = missingness.finish(rowCount: rowCount)
        column.declaredMissing = declareMissing(&missing, byValue)
        if variable.isText {
            column.values = finishTexts(labels)
        } else {
            let values = (0..<rowCount).map { numbers?[$0] ?? 0 }
            column.values = finishNumbers(values, missing, labels, into: &column)
        }
        column.missing = missing
        return column
    }

    /// Puts the declared codes in order: by value, tags by letter; also those that do not occur.
    func declareMissing(_ missing: inout [UInt8]?, _ labels: [LabelledValue: String]) -> [DeclaredMissing] {
        var values: [LabelledValue] = []
        var observed: [LabelledValue] = []
        if variable.isText {
            observed = textCodes.map { .text($0) }
            values = variable.missingTexts.sorted().map { .text($0) }
        } else if tags != 0 || variable.missingNumbers.isEmpty {
            observed = (UInt8(0)..<26).map { .tag($0) }
            values = (UInt8(0)..<26).filter { tags & (1 << UInt32($0)) != 0 || labels[.tag($0)] != nil }.map { .tag($0) }
        } else {
            observed = codes.map { .number($0) }
            let single = variable.missingNumbers.filter { $0.lowerBound == $0.upperBound }.map(\.lowerBound)
            values = Set(codes + single).sorted().map { .number($0) }
        }
        let position = Dictionary(values.enumerated().map { ($1, $0) }) { first, _ in first }
        if let kinds = missing {
            let moved = observed.map { UInt8(clamping: 5 + (position[$0] ?? 0)) }
            missing = kinds.map { kind in MissingKind(rawValue: kind).declaredIndex.map { $0 < moved.count ? moved[$0] : kind } ?? kind }
        }
        return values.map { value in
            let code =
                switch value {
                case .number(let number): NumberCode.text(number)
                case .text(let text): text
                case .tag(let letter): "." + String(UnicodeScalar(UInt8(ascii: "a") + letter))
                }
            return DeclaredMissing(code: code, label: LocalizedText(fileLabel: labels[value]))
        }
    }

    private mutating func finishTexts(_ labels: LabelSet) -> ColumnValues {
        guard let builder = texts.take() else { return .text([]) }
        let words = Dictionary(labels.labels.compactMap { pair in if case .text(let code) = pair.value { (code, pair.label) } else { nil } }) { $1 }
        let values = builder.finish()
        guard !words.isEmpty, case .category(let codes, var levels) = values else { return values }
        for index in levels.indices { levels[index].label = LocalizedText(fileLabel: words[levels[index].code]) }
        return .category(codes: codes, levels: levels)
    }

    private func finishNumbers(_ values: [Double], _ missing: [UInt8]?, _ labels: LabelSet, into column: inout Column) -> ColumnValues {
        let isMissing = { (row: Int) in (missing?[row] ?? 0) != 0 }
        if let dates = StatisticalDates.values(values, format: variable.format, isMissing: isMissing) { return dates }
        if case .duration = variable.format { column.unit = "second" }
        let declared = Set(column.declaredMissing.map(\.code))
        var levels: [(value: Double, level: Level)] = []
        for (value, label) in labels.byValue {
            guard case .number(let number) = value, !declared.contains(NumberCode.text(number)) else { continue }
            levels.append((number, Level(code: NumberCode.text(number), label: LocalizedText(fileLabel: label))))
        }
        levels.sort { $0.value < $1.value }
        if !levels.isEmpty {
            let position = Dictionary(levels.enumerated().map { ($1.value, Int32($0)) }) { first, _ in first }
            var codes: [Int32] = []
            codes.reserveCapacity(values.count)
            for row in values.indices {
                guard let code = isMissing(row) ? 0 : position[values[row]] else { break }
                codes.append(code)
            }
            if codes.count == values.count { return .category(codes: codes, levels: levels.map(\.level)) }
            column.valueLabels = Dictionary(levels.compactMap { level in level.level.label.map { (level.level.code, $0) } }) { first, _ in first }
        }
        let hasValues = missing == nil || missing?.contains(0) == true
        return areWhole && hasValues ? .integer(values.map { Int64($0) }) : .number(values)
    }
}
