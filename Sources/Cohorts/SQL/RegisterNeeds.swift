// SPDX-License-Identifier: EUPL-1.2

/// Which columns and years of which registers a query reads.
struct RegisterNeeds: Sendable {
    struct Need: Sendable {
        var columns: [String] = []
        /// Years from that of the index date; `nil`: all there are on that side.
        var from: Int?
        var through: Int?
        var hasReasons = false
    }

    private(set) var registers: [(name: String, need: Need)] = []

    /// - Parameter years: from that of the index date; `nil` for all.
    mutating func add(_ register: String, _ columns: [String], years: (from: Int?, through: Int?)?) {
        var need = Need(from: years?.from, through: years?.through)
        let place = registers.firstIndex { $0.name == register }
        if let place {
            need = registers[place].need
            need.from = need.from.flatMap { known in years?.from.map { min(known, $0) } }
            need.through = need.through.flatMap { known in years?.through.map { max(known, $0) } }
        }
        for column in columns where !need.columns.contains(column) { need.columns.append(column) }
        if let place { registers[place].need = need } else { registers.append((register, need)) }
    }
}

extension RegisterNeeds.Need {
    /// The calendar years for rows whose index dates are in some years.
    func years(_ index: ClosedRange<Int>) -> ClosedRange<Int>? {
        guard from != nil || through != nil else { return nil }
        let first = from.map { index.lowerBound + $0 } ?? 0
        return first...max(first, through.map { index.upperBound + $0 } ?? 9999)
    }
}
