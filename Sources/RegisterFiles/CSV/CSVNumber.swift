// SPDX-License-Identifier: EUPL-1.2

/// A number as the shortest text that reads back to the same bits.
enum CSVNumber {
    /// Most numbers in files have few decimals. Where ten thousand times the number is whole, its digits are those of that whole number: no other
    /// text of at most 15 digits reads back to the same bits, so it is the shortest.
    static func append(_ value: Double, to buffer: inout [UInt8]) {
        let scaled = (value * 10_000).rounded()
        guard scaled.magnitude < 1e13, scaled / 10_000 == value, scaled != 0, value.magnitude >= 1e-3 else {
            buffer.append(contentsOf: value.description.utf8)
            return
        }
        var whole = UInt64(scaled.magnitude)
        let fraction = whole % 10_000
        whole /= 10_000
        if scaled < 0 { buffer.append(UInt8(ascii: "-")) }
        appendDigits(whole, to: &buffer)
        buffer.append(UInt8(ascii: "."))
        // Four decimals without the zeros that end them; one stays.
        var rest = fraction
        for unit: UInt64 in [1000, 100, 10, 1] {
            buffer.append(UInt8(ascii: "0") + UInt8(rest / unit))
            rest %= unit
            if rest == 0 { return }
        }
    }

    private static func appendDigits(_ value: UInt64, to buffer: inout [UInt8]) {
        if value >= 10 { appendDigits(value / 10, to: &buffer) }
        buffer.append(UInt8(ascii: "0") + UInt8(value % 10))
    }
}
