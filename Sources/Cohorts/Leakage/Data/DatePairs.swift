// SPDX-License-Identifier: EUPL-1.2

import RegisterData

/// Which date columns of a table are the end of a spell: another one is never later than it, nor than the index date.
struct DatePairs {
    private let ends: Set<String>

    init(_ rows: LintedRows, _ index: [CivilDay?]) {
        let dated = rows.table.columns.map { $0.name.lowercased() }.compactMap { name in rows.days(of: name).map { (name: name, days: $0) } }
        func never(_ a: [CivilDay?], after b: [CivilDay?]) -> Bool {
            var both = 0
            for row in a.indices {
                guard let first = a[row], let second = b[row] else { continue }
                if first > second { return false }
                both += 1
            }
            return both > 0
        }
        let started = dated.filter { never($0.days, after: index) && $0.days.indices.contains { [days = $0.days] in days[$0] != index[$0] } }
        ends = Set(
            dated.filter { end in
                !never(end.days, after: index) && started.contains { $0.name != end.name && never($0.days, after: end.days) }
            }.map(\.name))
    }

    func isEnd(_ column: String) -> Bool { ends.contains(column) }
}
