// SPDX-License-Identifier: EUPL-1.2

/// How a text file writes a table.
struct CSVDialect: Hashable {
    var separator: UInt8
    var decimalMark: UInt8
    var hasHeader: Bool
}

extension CSVDialect {
    private static let separators = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
    private static let sampleBytes = 256 << 10
    private static let sampleRecords = 200

    /// What a file's first records look like, unless the options say.
    ///
    /// The separator is the one that cuts most records into the same number of fields, then into most fields. A decimal comma is assumed where the
    /// separator is
    /// no comma and more fields read `1,5` than `1.5`. A first line of nothing but numbers is data, not names.
    init(detectedIn base: UnsafePointer<UInt8>, end: Int, options: ReadOptions) {
        let declared = options.separator?.asciiValue
        var best: (separator: UInt8, share: Double, fields: Int) = (declared ?? UInt8(ascii: ","), 0, 0)
        for candidate in declared.map({ [$0] }) ?? Self.separators {
            let counts = Self.sample(base, end, candidate).map(\.count)
            let occurrences = Dictionary(grouping: counts) { $0 }.mapValues(\.count)
            guard let usual = occurrences.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), usual.key > 1 else { continue }
            let share = Double(usual.value) / Double(counts.count)
            if (share, usual.key) > (best.share, best.fields) { best = (candidate, share, usual.key) }
        }
        separator = best.separator
        let records = Self.sample(base, end, separator)
        decimalMark = options.decimalMark?.asciiValue ?? Self.decimalMark(in: records, separator: separator)
        let mark = decimalMark
        hasHeader = options.hasHeader ?? !(records.first?.allSatisfy { Self.isNumber($0, decimalMark: mark) } ?? false)
    }

    /// The first records as texts.
    private static func sample(_ base: UnsafePointer<UInt8>, _ end: Int, _ separator: UInt8) -> [[String]] {
        var cursor = CSVCursor(base: base, end: end, separator: separator)
        var records: [[String]] = []
        while records.count < sampleRecords, cursor.position < sampleBytes || records.count < 2, cursor.skipBlankLines() {
            var fields: [String] = []
            repeat {
                guard let field = try? cursor.nextField() else { return records }
                fields.append(cursor.text(field))
            } while !cursor.isAtRecordEnd
            records.append(fields)
        }
        return records
    }

    private static func decimalMark(in records: [[String]], separator: UInt8) -> UInt8 {
        let point = UInt8(ascii: "."), comma = UInt8(ascii: ",")
        guard separator != comma else { return point }
        var (points, commas) = (0, 0)
        for field in records.joined() {
            if isDecimal(field, mark: point) { points += 1 }
            if isDecimal(field, mark: comma) { commas += 1 }
        }
        return commas > points ? comma : point
    }

    private static func isDecimal(_ field: String, mark: UInt8) -> Bool { field.utf8.contains(mark) && isNumber(field, decimalMark: mark) }

    private static func isNumber(_ field: String, decimalMark: UInt8) -> Bool {
        var field = String(field.drop { $0 == " " })
        return field.withUTF8 { bytes in
            guard !bytes.isEmpty else { return false }
            switch NumberText(bytes, decimalMark: decimalMark) {
            case .integer, .number: return true
            case .infinity, .text: return false
            }
        }
    }
}
