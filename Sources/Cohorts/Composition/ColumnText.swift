// SPDX-License-Identifier: EUPL-1.2

import RegisterData

extension Column {
    /// What a row's cell says, as written: a code, a number, a day; `nil` where it is missing.
    package func text(_ row: Int) -> String? {
        guard missingKind(row).isPresent else { return nil }
        switch values {
        case .number(let values): return values[row].isNaN ? nil : Self.text(values[row])
        case .integer(let values): return String(values[row])
        case .category(let codes, let levels): return codes[row] < 0 ? nil : levels[Int(codes[row])].code
        case .text(let values): return values[row]
        case .date(let values): return values[row].iso
        }
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
    }

    /// Positions of each row's value among the distinct ones, in the order of first occurrence; -1 where it is missing.
    package func coded() -> (index: [Int32], codes: [String]) {
        if case .category(let codes, let levels) = values {
            var number = [Int32](repeating: -1, count: levels.count)
            var used: [String] = []
            let index = codes.indices.map { row -> Int32 in
                guard missingKind(row).isPresent, codes[row] >= 0 else { return -1 }
                let code = Int(codes[row])
                if number[code] < 0 {
                    number[code] = Int32(used.count)
                    used.append(levels[code].code)
                }
                return number[code]
            }
            return (index, used)
        }
        var number: [String: Int32] = [:]
        var used: [String] = []
        let index = (0..<count).map { row -> Int32 in
            guard let text = text(row) else { return -1 }
            if let known = number[text] { return known }
            let next = Int32(used.count)
            number[text] = next
            used.append(text)
            return next
        }
        return (index, used)
    }
}
