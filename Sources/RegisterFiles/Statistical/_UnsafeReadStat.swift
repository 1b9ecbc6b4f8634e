// SPDX-License-Identifier: EUPL-1.2

// Unsafe: ReadStat calls back into C functions with a pointer to the reading; strings and values arrive as C types.

import Basics
import CReadStat
import RegisterData

import struct Foundation.URL

/// One parse of an SPSS, Stata or SAS file by ReadStat.
final class ReadStatParse {
    let format: FileFormat
    private let options: ReadOptions
    private let wanted: Set<String>?
    private let progress: ProgressMonitor
    private(set) var declaredRows = -1
    private(set) var rows = 0
    private(set) var columns: [StatisticalColumn] = []
    private(set) var labelSets: [String: LabelSet] = [:]
    private(set) var names: [String] = []
    private(set) var wasCancelled = false
    /// A column with a text that is not UTF-8, which stopped the parse.
    private(set) var undecodable: String?
    private var cells: UnsafeMutablePointer<StatisticalColumn>?
    /// Where rows go in pieces; without it all of them stay until the end.
    private let pieces: PieceSink?
    /// The thread that makes columns of pieces and hands them on.
    private let worker = PieceWorker()
    /// The first row that no piece has taken.
    private var pieceStart = 0
    /// What stopped the parse from the side of the pieces.
    private(set) var pieceError: (any Error)?
    /// The codes that the file declares missing, by position of the column; pieces keep them as values.
    private var codes: [[DeclaredMissing]] = []

    init(format: FileFormat, options: ReadOptions, wanted: Set<String>?, progress: ProgressMonitor, pieces: PieceSink? = nil) {
        (self.format, self.options, self.wanted, self.progress) = (format, options, wanted, progress)
        self.pieces = pieces
    }

    deinit {
        worker.wait()
        for column in columns { column.deallocate() }
    }

    /// Reads the file; afterwards the columns hold what was read until then.
    ///
    /// - Parameter readsValues: else only variables and labels are read.
    func run(_ url: URL, readsValues: Bool) -> readstat_error_t {
        guard let parser = readstat_parser_init() else { return READSTAT_ERROR_MALLOC }
        defer { readstat_parser_free(parser) }
        readstat_set_metadata_handler(parser) { metadata, context in
            guard let metadata, let context else { return ReadStatParse.abort }
            return ReadStatParse.at(context)._withUnsafeGuaranteedRef { $0.begin(metadata) }
        }
        readstat_set_variable_handler(parser) { _, variable, labels, context in
            guard let variable, let context else { return ReadStatParse.abort }
            return ReadStatParse.at(context)._withUnsafeGuaranteedRef { $0.add(variable, labels) }
        }
        readstat_set_value_label_handler(parser) { name, value, label, context in
            guard let name, let label, let context else { return ReadStatParse.proceed }
            return ReadStatParse.at(context)._withUnsafeGuaranteedRef { $0.addLabel(String(cString: name), value, String(cString: label)) }
        }
        if readsValues {
            readstat_set_value_handler(parser) { row, variable, value, context in
                guard let variable, let context else { return ReadStatParse.abort }
                return ReadStatParse.at(context)._withUnsafeGuaranteedRef { $0.add(value, row: Int(row), variable) }
            }
        }
        if let encoding = options.statisticalEncoding { readstat_set_file_character_encoding(parser, encoding) }
        let context = Unmanaged.passUnretained(self).toOpaque()
        defer { takeCells() }
        return switch format {
        case .sav: readstat_parse_sav(parser, url.path, context)
        case .por: readstat_parse_por(parser, url.path, context)
        case .dta: readstat_parse_dta(parser, url.path, context)
        case .sas7bdat: readstat_parse_sas7bdat(parser, url.path, context)
        case .xpt: readstat_parse_xport(parser, url.path, context)
        default: READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION
        }
    }

    private static let proceed = Int32(READSTAT_HANDLER_OK)
    private static let abort = Int32(READSTAT_HANDLER_ABORT)
    private static let skip = Int32(READSTAT_HANDLER_SKIP_VARIABLE)

    private static func at(_ context: UnsafeMutableRawPointer) -> Unmanaged<ReadStatParse> { Unmanaged.fromOpaque(context) }

    // MARK: - What ReadStat calls

    private func begin(_ metadata: UnsafeMutablePointer<readstat_metadata_t>) -> Int32 {
        declaredRows = Int(readstat_get_row_count(metadata))
        return Self.proceed
    }

    private func add(_ variable: UnsafeMutablePointer<readstat_variable_t>, _ labels: UnsafePointer<CChar>?) -> Int32 {
        let name = readstat_variable_get_name(variable).map { String(cString: $0) } ?? ""
        names.append(name)
        guard wanted?.contains(name) ?? true else { return Self.skip }
        let isText = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
        var described = StatisticalVariable(
            name: name, label: readstat_variable_get_label(variable).map { String(cString: $0) },
            format: isText ? .plain : StatisticalFormat(readstat_variable_get_format(variable).map { String(cString: $0) } ?? "", in: format),
            isText: isText,
            labelSet: labels.map { String(cString: $0) })
        for index in 0..<max(0, readstat_variable_get_missing_ranges_count(variable)) {
            let low = readstat_variable_get_missing_range_lo(variable, index), high = readstat_variable_get_missing_range_hi(variable, index)
            if isText {
                if let code = readstat_string_value(low) { described.missingTexts.append(String(cString: code)) }
            } else {
                let (low, high) = (readstat_double_value(low), readstat_double_value(high))
                if low <= high { described.missingNumbers.append(low...high) }
            }
        }
        if let pieces, !pieces.marksDeclared {
            let single = described.missingNumbers.filter { $0.lowerBound == $0.upperBound }.map { NumberCode.text($0.lowerBound) }
            codes.append((single + described.missingTexts).map { DeclaredMissing(code: $0) })
            (described.missingNumbers, described.missingTexts) = ([], [])
        }
        let rule: LevelRule
        switch options.types[name] {
        case .category: rule = .always
        case .text: rule = .never
        default: rule = labels == nil ? .whenRepeated(maximum: options.maximumLevels) : .always
        }
        columns.append(StatisticalColumn(described, rule: pieces == nil ? rule : .never))
        return Self.proceed
    }

    private func addLabel(_ set: String, _ value: readstat_value_t, _ label: String) -> Int32 {
        let labelled: LabelledValue
        if readstat_value_is_tagged_missing(value) != 0 {
            labelled = .tag(Self.letter(value) ?? 26)
        } else if readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING {
            labelled = .text(readstat_string_value(value).map { String(cString: $0) } ?? "")
        } else {
            labelled = .number(readstat_double_value(value))
        }
        labelSets[set, default: LabelSet()].add(labelled, label)
        return Self.proceed
    }

    private static func letter(_ value: readstat_value_t) -> UInt8? {
        let letter = UInt8(bitPattern: readstat_value_tag(value)) | 0x20
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) ? letter - UInt8(ascii: "a") : nil
    }

    @inline(__always)
    private func add(_ value: readstat_value_t, row: Int, _ variable: UnsafeMutablePointer<readstat_variable_t>) -> Int32 {
        let index = Int(variable.pointee.index_after_skipping)
        guard row >= 0, index >= 0, index < columns.count else { return Self.abort }
        if index == 0, row & 0x1fff == 0, !begin(row) { return Self.abort }
        guard let cells else { return Self.abort }
        rows = max(rows, row + 1)
        let row = row - pieceStart
        if value.is_system_missing != 0 {
            cells[index].appendMissing(row: row, tag: value.is_tagged_missing != 0 ? Self.letter(value) : nil)
        } else if value.is_tagged_missing != 0 {
            cells[index].appendMissing(row: row, tag: Self.letter(value))
        } else {
            switch value.type {
            case READSTAT_TYPE_DOUBLE: number(value.v.double_value, row, &cells[index])
            case READSTAT_TYPE_FLOAT: number(Double(value.v.float_value), row, &cells[index])
            case READSTAT_TYPE_INT32: number(Double(value.v.i32_value), row, &cells[index])
            case READSTAT_TYPE_INT16: number(Double(value.v.i16_value), row, &cells[index])
            case READSTAT_TYPE_INT8: number(Double(value.v.i8_value), row, &cells[index])
            default:
                if !text(value.v.string_value, row, &cells[index]) {
                    undecodable = cells[index].variable.name
                    return Self.abort
                }
            }
        }
        return Self.proceed
    }

    @inline(__always)
    private func number(_ value: Double, _ row: Int, _ column: inout StatisticalColumn) {
        if value.isNaN { column.appendMissing(row: row) } else { column.append(value, row: row) }
    }

    /// - Returns: whether it is a text: a file that says UTF-8 is believed by ReadStat.
    private func text(_ value: UnsafePointer<CChar>?, _ row: Int, _ column: inout StatisticalColumn) -> Bool {
        guard let value else {
            column.appendMissing(row: row)
            return true
        }
        let count = strlen(value)
        return value.withMemoryRebound(to: UInt8.self, capacity: count) {
            let bytes = UnsafeBufferPointer(start: $0, count: count)
            guard bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil else { return false }
            column.append(bytes, row: row)
            return true
        }
    }

    /// The column that the cell after the last one that arrived is of, when a parse ended too early.
    var columnAtEnd: String? {
        guard rows > 0 else { return columns.first { $0.variable.isText }?.variable.name }
        let row = rows - pieceStart
        return (columns.first { $0.count < row } ?? columns.first)?.variable.name
    }

    // MARK: - Cells behind a pointer while they arrive

    /// - Returns: whether to go on.
    private func begin(_ row: Int) -> Bool {
        if cells == nil {
            let buffer = UnsafeMutablePointer<StatisticalColumn>.allocate(capacity: columns.count)
            buffer.initialize(from: columns, count: columns.count)
            cells = buffer
        }
        if let pieces, row - pieceStart >= pieces.rows, let cells {
            do { try give(row - pieceStart, to: pieces) { (cells[$0].takePiece(rowCount: $1), cells[$0].infiniteRow) } } catch {
                pieceError = error
                return false
            }
        }
        if progress.isCancelled { wasCancelled = true }
        progress.report("read", row, of: max(0, declaredRows))
        return !wasCancelled
    }

    private func takeCells() {
        guard let buffer = cells else { return }
        columns = (0..<columns.count).map { buffer[$0] }
        buffer.deinitialize(count: columns.count)
        buffer.deallocate()
        cells = nil
    }

    /// Hands the rows that are there to the pieces, with the layout before the first.
    private func give(_ count: Int, to pieces: PieceSink, _ take: (Int, Int) -> (StatisticalPiece, infiniteRow: Int?)) throws {
        if pieceStart == 0 {
            let layout = layout
            try worker.give { try pieces.begin(layout) }
        }
        let taken = columns.indices.map { take($0, count) }
        for (piece, row) in taken {
            if let row { throw RegisterFilesError.infinite(file: pieces.file, column: piece.variable.name, line: pieceStart + row + 1) }
        }
        let cells = taken.map(\.0)
        if count > 0 { try worker.give { try pieces.take(cells) } }
        pieceStart += count
    }

    /// The rows after the last whole piece; also the layout of a file without rows. Waits until all pieces were taken.
    func finishPieces() throws {
        guard let pieces else { return }
        if rows > pieceStart || pieceStart == 0 {
            try give(rows - pieceStart, to: pieces) { (columns[$0].takePiece(rowCount: $1), columns[$0].infiniteRow) }
        }
        try worker.finish()
    }

    /// What the variables are, as far as the file says before its rows.
    private var layout: [ColumnLayout] {
        columns.enumerated().map { index, column in
            let variable = column.variable
            let words = variable.labelSet.flatMap { labelSets[$0] } ?? LabelSet()
            var layout = ColumnLayout(variable.name, column.pieceKind, label: LocalizedText(fileLabel: variable.label), levels: words.levels)
            layout.declaredMissing = index < codes.count ? codes[index] : []
            return layout
        }
    }

    func labels(of index: Int) -> LabelSet { columns[index].variable.labelSet.flatMap { labelSets[$0] } ?? LabelSet() }

    func finish(_ index: Int) -> Column { columns[index].finish(rowCount: rows, labels: labels(of: index)) }
}
