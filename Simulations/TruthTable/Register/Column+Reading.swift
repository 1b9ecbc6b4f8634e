// SPDX-License-Identifier: EUPL-1.2

import RegisterData

extension Column {
    /// Values as numbers; of a category whose codes are numbers, those; NaN where there is none.
    var numbers: [Double] {
        let all: [Double] =
            switch values {
            case .number(let values): values
            case .integer(let values): values.map(Double.init)
            case .category(let codes, let levels): codes.map { Double(levels[Int($0)].code) ?? .nan }
            case .date(let days): days.map { Double($0.daysSinceEpoch) }
            case .text(let values): values.map { Double($0) ?? .nan }
            }
        return missing == nil ? all : all.indices.map { missingKind($0).isPresent ? all[$0] : .nan }
    }

    /// Values as the file has them, whether missing or not.
    var texts: [String] {
        switch values {
        case .text(let values): values
        case .category(let codes, let levels): codes.map { levels[Int($0)].code }
        case .number(let values): values.map { "\($0)" }
        case .integer(let values): values.map(String.init)
        case .date(let days): days.map { "\($0)" }
        }
    }

    func text(at row: Int) -> String {
        switch values {
        case .text(let values): values[row]
        case .category(let codes, let levels): levels[Int(codes[row])].code
        default: ""
        }
    }
}
