// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import SyntheticRegisters
import Testing

/// Registers that several tests look at, made once.
enum Made {
    static let demonstration = Result { try BirthsRegister(births: 60_000, seed: 7).synthesize() }
    static let honest = Result { try BirthsRegister(births: 60_000, seed: 7, biases: .none).synthesize() }
}

extension Table {
    /// A column as numbers; a category as the positions of its levels.
    func numbers(_ name: String) throws -> [Double] {
        switch try #require(self[name]).values {
        case .number(let values): values
        case .integer(let values): values.map(Double.init)
        case .category(let codes, _): codes.map(Double.init)
        case .date(let days): days.map { Double($0.daysSinceEpoch) }
        case .text: []
        }
    }

    func texts(_ name: String) throws -> [String] {
        switch try #require(self[name]).values {
        case .text(let values): values
        case .category(let codes, let levels): codes.map { levels[Int($0)].code }
        default: []
        }
    }

    /// Every value, level, label and missing mark.
    var contents: Fingerprint {
        var builder = FingerprintBuilder()
        for column in columns {
            builder.feed(column.name)
            builder.feed(column.label?.nl)
            switch column.values {
            case .number(let values): builder.feed(array: values)
            case .integer(let values): builder.feed(array: values)
            case .date(let days): builder.feed(array: days.map(\.daysSinceEpoch))
            case .text(let values): values.forEach { builder.feed($0) }
            case .category(let codes, let levels):
                builder.feed(array: codes)
                levels.forEach { builder.feed($0.code) }
            }
            builder.feed(array: column.missing ?? [])
        }
        return builder.finish()
    }
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

func share(_ values: [Double], _ condition: (Double) -> Bool) -> Double { mean(values.map { condition($0) ? 1 : 0 }) }
