// SPDX-License-Identifier: EUPL-1.2

// Unsafe: walks over the bytes of a file through a pointer. The buffer ends with a line feed at `end - 1`, which stops every loop outside quotes.

/// A field as it lies in the file.
struct CSVField {
    var start: Int
    var count: Int
    /// Quoted with quotes inside: `CSVCursor.unescaped` takes one of each pair away.
    var hasEscapes = false
    var isQuoted = false
}

/// Cuts text into fields and records: RFC 4180, and what is written in practice (CR, LF or CRLF; text around quotes taken as it is).
struct CSVCursor {
    let base: UnsafePointer<UInt8>
    let end: Int
    let separator: UInt8
    var position: Int
    /// Whether the field that was read last ends its record.
    private(set) var isAtRecordEnd = false

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(base: UnsafePointer<UInt8>, end: Int, separator: UInt8, position: Int = 0) {
        (self.base, self.end, self.separator, self.position) = (base, end, separator, position)
    }

    /// Skips lines without a byte. - Returns: whether a record follows.
    mutating func skipBlankLines() -> Bool {
        while position < end, base[position] == Self.lineFeed || base[position] == Self.carriageReturn { position += 1 }
        return position < end
    }

    /// Moves behind the separator or the line end at `position`, where a field was read by other means.
    @inline(__always)
    mutating func finishField() {
        let byte = base[position]
        position += 1
        isAtRecordEnd = byte != separator
        if byte == Self.carriageReturn, position < end, base[position] == Self.lineFeed { position += 1 }
    }

    /// Whether `byte` ends a field outside quotes.
    @inline(__always)
    func isFieldEnd(_ byte: UInt8) -> Bool { byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn }

    /// - Throws: `CSVCursorError.unclosedQuote` at the end of the file.
    @inline(__always)
    mutating func nextField() throws(CSVCursorError) -> CSVField {
        if base[position] == Self.quote { return try quotedField() }
        let start = position
        while !isFieldEnd(base[position]) { position += 1 }
        let field = CSVField(start: start, count: position - start)
        finishField()
        return field
    }

    private mutating func quotedField() throws(CSVCursorError) -> CSVField {
        let opening = position
        var field = CSVField(start: position + 1, count: 0, isQuoted: true)
        position += 1
        while true {
            while position < end, base[position] != Self.quote { position += 1 }
            guard position < end else { throw CSVCursorError(unclosedQuoteAt: opening) }
            if position + 1 < end, base[position + 1] == Self.quote {
                field.hasEscapes = true
                position += 2
                continue
            }
            break
        }
        field.count = position - field.start
        position += 1
        guard !isFieldEnd(base[position]) else {
            finishField()
            return field
        }
        // Text behind the closing quote: the field is taken as it is written, quotes included.
        while !isFieldEnd(base[position]) { position += 1 }
        field = CSVField(start: opening, count: position - opening)
        finishField()
        return field
    }

    @inline(__always)
    func bytes(_ field: CSVField) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base + field.start, count: field.count) }

    func unescaped(_ field: CSVField) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(field.count)
        var index = field.start
        while index < field.start + field.count {
            result.append(base[index])
            index += base[index] == Self.quote ? 2 : 1
        }
        return result
    }

    func text(_ field: CSVField) -> String {
        field.hasEscapes ? String(decoding: unescaped(field), as: UTF8.self) : String(decoding: bytes(field), as: UTF8.self)
    }

    /// The line of a byte, from 1.
    func line(at offset: Int) -> Int {
        var line = 1
        for index in 0..<min(offset, end) {
            if base[index] == Self.lineFeed || base[index] == Self.carriageReturn && base[index + 1] != Self.lineFeed { line += 1 }
        }
        return line
    }
}

struct CSVCursorError: Error {
    let unclosedQuoteAt: Int
}
