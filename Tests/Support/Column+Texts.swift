// SPDX-License-Identifier: EUPL-1.2

import RegisterData

extension Column {
    /// Values as texts, empty where missing: to compare what formats type differently.
    public var texts: [String] {
        (0..<count).map { row in
            guard missingKind(row).isPresent else { return "" }
            return switch values {
            case .number(let values): values[row] == values[row].rounded() ? String(Int(values[row])) : values[row].description
            case .integer(let values): String(values[row])
            case .category(let codes, let levels): levels[Int(codes[row])].code
            case .text(let values): values[row]
            case .date(let values): values[row].iso
            }
        }
    }
}
