// SPDX-License-Identifier: EUPL-1.2

extension Level {
    /// The levels of a column of truth values: what Parquet, Arrow and SQL store as a boolean.
    public static let truthValues = [Level(code: "FALSE"), Level(code: "TRUE")]
}

extension Column {
    /// The column as truth values, `nil` in a row where it is unknown: a category whose codes are only true and false (any case), or numbers 0 and 1.
    ///
    /// - Returns: `nil` when the column holds anything else.
    public var truthValues: [Bool?]? {
        switch values {
        case .category(let codes, let levels):
            let meaning = levels.map { level in
                switch level.code.lowercased() {
                case "true": true
                case "false": false
                default: nil as Bool?
                }
            }
            guard !meaning.contains(nil) else { return nil }
            return codes.indices.map { missingKind($0).isPresent ? meaning[Int(codes[$0])] : nil }
        case .integer(let values):
            guard values.indices.allSatisfy({ !missingKind($0).isPresent || values[$0] == 0 || values[$0] == 1 }) else { return nil }
            return values.indices.map { missingKind($0).isPresent ? values[$0] == 1 : nil }
        case .number(let values):
            guard values.indices.allSatisfy({ !missingKind($0).isPresent || values[$0] == 0 || values[$0] == 1 }) else { return nil }
            return values.indices.map { missingKind($0).isPresent ? values[$0] == 1 : nil }
        case .text, .date: return nil
        }
    }
}
