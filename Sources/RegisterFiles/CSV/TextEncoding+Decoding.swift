// SPDX-License-Identifier: EUPL-1.2

extension TextEncoding {
    private static let sampleBytes = 4096

    /// The encoding that a byte order mark or the bytes themselves show. What is not UTF-8 is taken for Windows-1252.
    static func detect(_ bytes: [UInt8]) -> TextEncoding {
        if bytes.starts(with: [0xff, 0xfe]) { return .utf16LittleEndian }
        if bytes.starts(with: [0xfe, 0xff]) { return .utf16BigEndian }
        // Latin letters in UTF-16 have a zero in every second byte.
        var zeros = [0, 0]
        for (index, byte) in bytes.prefix(sampleBytes).enumerated() where byte == 0 { zeros[index & 1] += 1 }
        let half = min(bytes.count, sampleBytes) / 2
        if half > 0, zeros[1] * 10 > half * 4, zeros[0] * 10 < half { return .utf16LittleEndian }
        if half > 0, zeros[0] * 10 > half * 4, zeros[1] * 10 < half { return .utf16BigEndian }
        return firstInvalidUTF8(bytes) == nil ? .utf8 : .windows1252
    }

    /// The text as UTF-8, without a byte order mark.
    ///
    /// - Throws: `RegisterFilesError.undecodable` where it is not in this encoding, `damaged` where it holds zero characters: then it is no text.
    func decode(_ bytes: consuming [UInt8], file: String) throws -> [UInt8] {
        let text: [UInt8]
        switch self {
        case .utf8:
            if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
            if let invalid = Self.firstInvalidUTF8(bytes) { throw undecodable(bytes[..<invalid], file) }
            text = bytes
        case .windows1252: text = Self.decodeWindows1252(bytes)
        case .utf16LittleEndian, .utf16BigEndian: text = try decodeUTF16(bytes, file)
        }
        guard !text.contains(0) else { throw RegisterFilesError.damaged(file: file, what: "it holds zero characters, which no text does") }
        return text
    }

    private func undecodable(_ readable: ArraySlice<UInt8>, _ file: String) -> RegisterFilesError {
        .undecodable(file: file, line: readable.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }, encoding: self)
    }

    private func decodeUTF16(_ bytes: [UInt8], _ file: String) throws -> [UInt8] {
        let (low, high) = self == .utf16LittleEndian ? (0, 1) : (1, 0)
        var units = stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + high]) << 8 }
        if units.first == 0xfeff { units.removeFirst() }
        var text: [UInt8] = []
        text.reserveCapacity(units.count)
        let isBroken = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true) { text.append($0) }
        guard !isBroken, bytes.count.isMultiple(of: 2) else { throw undecodable(text[...], file) }
        return text
    }

    /// 0x80 to 0x9f of Windows-1252; the five bytes without a character stand for themselves, as browsers read them.
    private static let upperHalf: [UInt16] = [
        0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
        0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
    ]

    private static func decodeWindows1252(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            guard byte >= 0x80 else {
                text.append(byte)
                continue
            }
            let scalar = byte < 0xa0 ? upperHalf[Int(byte) - 0x80] : UInt16(byte)
            if scalar >= 0x800 { text.append(UInt8(0xe0 | scalar >> 12)) }
            text.append(scalar >= 0x800 ? UInt8(0x80 | scalar >> 6 & 0x3f) : UInt8(0xc0 | scalar >> 6))
            text.append(UInt8(0x80 | scalar & 0x3f))
        }
        return text
    }

    /// The position of the first byte that is no part of UTF-8 (Unicode 15, table 3-7), or `nil`.
    static func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
        let count = bytes.count
        var index = 0
        while index < count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            let length: Int
            var second: ClosedRange<UInt8> = 0x80...0xbf
            switch lead {
            case 0xc2...0xdf: length = 2
            case 0xe0: (length, second) = (3, 0xa0...0xbf)
            case 0xed: (length, second) = (3, 0x80...0x9f)
            case 0xe1...0xef: length = 3
            case 0xf0: (length, second) = (4, 0x90...0xbf)
            case 0xf1...0xf3: length = 4
            case 0xf4: (length, second) = (4, 0x80...0x8f)
            default: return index
            }
            guard index + length <= count, second.contains(bytes[index + 1]) else { return index }
            for offset in 2..<max(2, length) where bytes[index + offset] & 0xc0 != 0x80 { return index }
            index += length
        }
        return nil
    }
}
