// SPDX-License-Identifier: EUPL-1.2

import SyntheticRegisters

/// What audits made of the same biases where they were given raw registers: printed, and judged by no limit.
extension TruthTablePage {
    var asRegisters: [String] {
        let wanted = TruthPlan.fullCells.reduce(0) { $0 + $1.registers }
        return [
            "## As full registers", "",
            "A few more registers of every cell, given as raw registers with a catalogue: the study composes the same cohort from them, with links, "
                + "as-of values, follow-up and weights for who left the country. Counted apart; no limit applies to so few. "
                + "\(registers.count) of \(wanted) run.", "",
            "| register | run | caught | left open, or input named | families with false alarms (registers) |", "|---|---|---|---|---|",
        ] + kinds.map(line) + [""]
    }

    /// Cells that differ in the form of a bias only are one line.
    private var kinds: [(name: String, cells: [TruthCell])] {
        var found: [(name: String, cells: [TruthCell])] = []
        for cell in TruthPlan.fullCells {
            let name: String
            if case .biased(let mechanism, let strength, _) = cell.arm {
                name = "\(mechanism.letter) \(mechanism.rawValue), \(strength.rawValue)"
            } else {
                name = cell.kind
            }
            if found.last?.name == name { found[found.count - 1].cells.append(cell) } else { found.append((name, [cell])) }
        }
        return found
    }

    private func line(_ name: String, _ cells: [TruthCell]) -> String {
        let names = Set(cells.map(\.name)), rows = registers.filter { names.contains($0.cell) }
        let families = AlarmFamily.allCases.compactMap { family -> String? in
            let hits = rows.count { ($0.falseAlarms[family] ?? 0) > 0 }
            return hits > 0 ? "\(family.rawValue) \(hits)" : nil
        }
        // An honest register has nothing to be caught, and of what is withheld or cannot be seen nothing must be.
        let asked: (caught: Bool, open: Bool) =
            switch cells.first?.arm {
            case .biased, .decoy: (true, false)
            case .notAtRandom, .unidentified: (false, true)
            default: (false, false)
            }
        let caught = asked.caught ? count(rows.count(where: \.isCaught), rows) : ""
        let open = asked.open ? count(rows.count(where: \.isLeftOpen), rows) : ""
        return "| \(name) | \(rows.count) of \(cells.reduce(0) { $0 + $1.registers }) | \(caught) | \(open) | \(families.joined(separator: ", ")) |"
    }
}
