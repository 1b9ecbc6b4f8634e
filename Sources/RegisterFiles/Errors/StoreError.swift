// SPDX-License-Identifier: EUPL-1.2

import Basics

/// What can go wrong in the embedded database. Never holds the value of a cell.
public enum StoreError: ExplainedError, Hashable {
    /// The database's library is not there, or is too old.
    case libraryMissing(reason: String)
    /// The text of a statement cannot be understood, or names something that is not there.
    case refused(statement: String, reason: String)
    /// A value broke the statement while it ran: a text that is no number, a number that is too large.
    case valueFailed(statement: String, kind: String)
    case outOfMemory
    case unsupportedType(column: String)
    case infinite(column: String, row: Int)
    /// Two columns that the statement may mean, since SQL ignores case.
    case ambiguousCase(column: String, other: String)
    case failed(reason: String)

    public var explanation: LocalizedText { LocalizedText(en: english, nl: dutch) }

    private var english: String {
        switch self {
        case .libraryMissing(let reason):
            "The embedded database is not there (\(reason)). Run `make setup`, or let EVENKANS_DEPS name the folder that holds lib/duckdb.so."
        case .refused(let statement, let reason): "\(statement): \(reason)"
        case .valueFailed(let statement, let kind): "\(statement): a value does not fit (\(kind)). Use try_cast, nullif or a wider type."
        case .outOfMemory: "The embedded database needs more memory than it may use. Raise --memory, or give it a folder to spill to."
        case .unsupportedType(let column): "Column \"\(column)\" has a type that a table does not hold. Cast it to a number, a date or text."
        case .infinite(let column, let row): "Column \"\(column)\", row \(row): expected a finite number."
        case .ambiguousCase(let column, let other): "Columns \"\(column)\" and \"\(other)\" differ only in case, which SQL ignores. Rename one."
        case .failed(let reason): "The embedded database failed: \(reason)."
        }
    }

    private var dutch: String {
        switch self {
        case .libraryMissing(let reason):
            "De ingebouwde database is er niet (\(reason)). Voer `make setup` uit, of noem in EVENKANS_DEPS de map met lib/duckdb.so."
        case .refused(let statement, let reason): "\(statement): \(reason)"
        case .valueFailed(let statement, let kind): "\(statement): een waarde past niet (\(kind)). Gebruik try_cast, nullif of een ruimer type."
        case .outOfMemory: "De ingebouwde database heeft meer geheugen nodig dan mag. Geef meer met --memory, of een map om naar uit te wijken."
        case .unsupportedType(let column): "Kolom \"\(column)\" heeft een type dat hier niet past. Maak er een getal, datum of tekst van."
        case .infinite(let column, let row): "Kolom \"\(column)\", rij \(row): verwacht werd een eindig getal."
        case .ambiguousCase(let column, let other):
            "Kolommen \"\(column)\" en \"\(other)\" verschillen alleen in hoofdletters, en daar let SQL niet op. Hernoem er een."
        case .failed(let reason): "De ingebouwde database liep vast: \(reason)."
        }
    }

    /// Sorts the database's own message into a case.
    ///
    /// Messages about a statement's text name only columns, functions and the text itself. Messages about values quote them, so only their kind is
    /// kept.
    init(message: String, statement: String) {
        let kind = message.prefix { $0 != ":" }.trimmingSuffix(" Error")
        // What ran out of memory may be the cause of another error.
        if message.contains("Out of Memory") || message.contains("could not allocate") || message.contains("failed to pin block") {
            self = .outOfMemory
            return
        }
        switch kind {
        case "Parser", "Binder", "Catalog", "Permission", "Syntax":
            let firstLine = message.drop { $0 != ":" }.dropFirst().split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            self = .refused(statement: statement, reason: firstLine.trimmingPrefix { $0 == " " }.description)
        case "Invalid Input" where message.contains("multiple statements"):
            self = .refused(statement: statement, reason: "expected one statement")
        case "Conversion": self = .valueFailed(statement: statement, kind: "conversion to another type")
        case "Out of Range": self = .valueFailed(statement: statement, kind: "out of range")
        case "Invalid Input", "Constraint", "Mismatch Type": self = .valueFailed(statement: statement, kind: "invalid input")
        default: self = .failed(reason: kind.isEmpty || kind.count > 40 ? "unknown reason" : "\(kind) error")
        }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ suffix: String) -> String { hasSuffix(suffix) ? String(dropLast(suffix.count)) : String(self) }
}
