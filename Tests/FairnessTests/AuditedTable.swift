// SPDX-License-Identifier: EUPL-1.2

import Evidence
import Fairness
import Foundation
import Metrics
import Protected
import RegisterData
import RegisterFiles
import StatMath
import TestSupport
import Testing

/// A few columns of a real file as texts, and the audit of a score in it.
struct AuditedTable {
    let columns: [String: [String]]
    let rowCount: Int

    init(_ url: URL, _ wanted: Set<String>, hasHeader: Bool = true) throws {
        let table = try DataFile.read(url, options: ReadOptions(hasHeader: hasHeader), columns: wanted)
        var columns: [String: [String]] = [:]
        for name in wanted { columns[name] = try Self.texts(try #require(table[name])) }
        self.columns = columns
        rowCount = table.rowCount
    }

    private static func texts(_ column: Column) throws -> [String] {
        (0..<column.count).map { row in
            guard column.missingKind(row).isPresent else { return "" }
            switch column.values {
            case .number(let values): return values[row] == values[row].rounded() ? String(Int(values[row])) : "\(values[row])"
            case .integer(let values): return String(values[row])
            case .category(let codes, let levels): return levels[Int(codes[row])].code.trimmingCharacters(in: .whitespaces)
            case .text(let values): return values[row].trimmingCharacters(in: .whitespaces)
            case .date(let values): return values[row].iso
            }
        }
    }

    func rows(where isWanted: (Int) -> Bool) -> [Int] { (0..<rowCount).filter(isWanted) }
}

extension ProtectedAttribute {
    /// An attribute from texts, for tests.
    static func made(_ name: String, _ texts: [String]) throws -> ProtectedAttribute {
        let column = Column(name: name, values: .text(texts), missing: texts.contains("") ? texts.map { $0.isEmpty ? 1 : 0 } : nil)
        return try ProtectedAttribute(name: name, column: column)
    }
}

extension [Finding] {
    /// The one finding with a key about a level (or a pair of levels) of an attribute.
    func about(_ key: String, _ attribute: String, _ level: String...) -> Finding? {
        first { finding in
            guard finding.key == key, finding.about.attribute == attribute else { return false }
            return level.isEmpty || (finding.about.group ?? [:]).values.sorted() == level.sorted()
        }
    }
}

/// Predictions whose risk is the threshold's side, from counts of each cell.
func predictions(_ counts: [(group: String, ConfusionCounts)]) throws -> (Predictions, [String]) {
    var risk: [Double] = [], outcome: [UInt8] = [], groups: [String] = []
    for (group, cells) in counts {
        let kinds: [(count: Int, outcome: UInt8, risk: Double)] = [
            (cells.truePositives, 1, 0.9), (cells.falsePositives, 0, 0.9), (cells.falseNegatives, 1, 0.1), (cells.trueNegatives, 0, 0.1),
        ]
        for kind in kinds {
            risk += Array(repeating: kind.risk, count: kind.count)
            outcome += Array(repeating: kind.outcome, count: kind.count)
            groups += Array(repeating: group, count: kind.count)
        }
    }
    return (try Predictions(risk: risk, outcome: outcome), groups)
}

/// What findings of tests are about.
let testContext = FindingContext(about: About(outcome: "small", model: "test", rows: .test), rows: "test", stage: "audit")
