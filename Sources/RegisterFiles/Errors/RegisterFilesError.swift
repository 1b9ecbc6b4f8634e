// SPDX-License-Identifier: EUPL-1.2

import Basics
import RegisterData

/// What can be wrong with a file, and what to do about it. Never holds the value of a cell.
///
/// `file` is a name without its folder; lines and rows are counted from 1, lines include the header.
public enum RegisterFilesError: ExplainedError, Hashable {
    case notFound(file: String)
    case notReadable(file: String, reason: String)
    case notWritable(file: String, reason: String)
    case unknownFormat(file: String)
    /// The file ends before its content does.
    case truncated(file: String)
    /// The file contradicts itself or its format.
    case damaged(file: String, what: String)
    /// The file is what it should be, and this program does not read or write it.
    case unsupported(file: String, what: String)
    /// The file is to be written, and its name is of no format that is.
    case notAFormatToWrite(file: String)
    case isFolder(file: String)
    case noColumns(file: String)
    case emptyName(file: String, position: Int)
    case duplicateColumn(file: String, column: String)
    case unknownColumn(file: String, column: String, suggestion: String?)
    case raggedRow(file: String, line: Int, expected: Int, found: Int)
    case unclosedQuote(file: String, line: Int)
    case undecodable(file: String, line: Int, encoding: TextEncoding)
    /// A text of a column is not in the character encoding that the file, or somebody, says.
    case undecodableColumn(file: String, column: String)
    case notOfType(file: String, column: String, type: ColumnType, cells: Int, line: Int)
    case infinite(file: String, column: String, line: Int)
    case tooManyMissingCodes(file: String, column: String)
}

extension RegisterFilesError {
    public var explanation: LocalizedText { LocalizedText(en: english, nl: dutch) }

    private var english: String {
        switch self {
        case .notFound(let file): "\(file): there is no such file. Check the path."
        case .notReadable(let file, let reason): "\(file): cannot be read (\(reason))."
        case .notWritable(let file, let reason): "\(file): cannot be written (\(reason))."
        case .unknownFormat(let file): "\(file): expected one of \(FileFormat.allExtensions). Rename the file to what it is, or convert it."
        case .truncated(let file): "\(file): the file ends too early. Copy it again from its source."
        case .damaged(let file, let what): "\(file): the file is damaged: \(what). Copy it again from its source."
        case .unsupported(let file, let what): "\(file): \(what)."
        case .notAFormatToWrite(let file): "\(file): expected a name that ends in .csv, .tsv, .txt, .parquet, .sav or .zsav."
        case .isFolder(let file): "\(file): this is a folder. Name a file in it."
        case .noColumns(let file): "\(file): expected a header line with the names of the columns, found none."
        case .emptyName(let file, let position): "\(file): column \(position) has no name. Give every column a name of its own."
        case .duplicateColumn(let file, let column): "\(file): column \"\(column)\" occurs twice. Give every column a name of its own."
        case .unknownColumn(let file, let column, let suggestion):
            "\(file): there is no column \"\(column)\"." + (suggestion.map { " Did you mean \"\($0)\"?" } ?? "")
        case .raggedRow(let file, let line, let expected, let found):
            "\(file), line \(line): expected \(expected) fields, found \(found). Quote a field that holds the separator, or name the separator."
        case .unclosedQuote(let file, let line): "\(file), line \(line): a quote opens here and is never closed."
        case .undecodable(let file, let line, let encoding):
            "\(file), line \(line): the text is not \(encoding.rawValue). Name the encoding that the file was written in."
        case .undecodableColumn(let file, let column):
            "\(file), column \"\(column)\": a text is not in the character encoding that the file names. "
                + "Name the one that it was written in, such as Windows-1252."
        case .notOfType(let file, let column, let type, let cells, let line):
            "\(file), column \"\(column)\": expected \(type.rawValue); \(cells) cells are not (first in line \(line)). "
                + "Declare them as missing, or another type."
        case .infinite(let file, let column, let line):
            "\(file), column \"\(column)\", line \(line): expected a finite number. "
                + "Write an empty cell for what is not known, or declare the code as missing."
        case .tooManyMissingCodes(let file, let column):
            "\(file), column \"\(column)\": more than \(MissingKind.declaredLimit) declared missing codes occur. Declare fewer."
        }
    }
}
