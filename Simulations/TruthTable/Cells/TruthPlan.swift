// SPDX-License-Identifier: EUPL-1.2

import SyntheticRegisters

/// All cells of the table, with the registers that each needs.
public enum TruthPlan {
    /// Of which the table is made: cohort tables, for speed.
    public static let cells: [TruthCell] = biased + [TruthCell(arm: .notAtRandom, registers: 100)] + clean + unidentified + decoys

    /// The same cells again as full registers, a few of each, counted apart.
    public static let fullCells = cells.map { TruthCell(arm: $0.arm, registers: 3, source: .registers) }

    public static var allCells: [TruthCell] { cells + fullCells }

    /// Cells by what somebody writes on the command line: a name (`a-medium-constant`), the start of one (`a`), with `@registers` behind it for
    /// full registers, `@registers` alone for all of those, or nothing for all cells.
    public static func cells(named wanted: String) -> [TruthCell] {
        guard !wanted.isEmpty else { return allCells }
        let source: RegisterSource = wanted.hasSuffix(RegisterSource.registers.suffix) ? .registers : .cohortTable
        let kind = wanted.dropLast(source.suffix.count)
        return allCells.filter { $0.source == source && (kind.isEmpty || $0.kind == kind || $0.kind.hasPrefix(kind + "-")) }
    }

    private static let runs: [Strength: Int] = [.weak: 40, .medium: 100, .strong: 40]

    /// Forms 1 and 2 half and half where both can be; form 3 besides, at medium.
    private static let biased: [TruthCell] = Mechanism.caught.flatMap { mechanism in
        Strength.allCases.flatMap { strength -> [TruthCell] in
            let forms = [BiasForm.constant, .thirdOfAreas].filter { mechanism.canHave($0, strength) }
            let usual = forms.map { TruthCell(arm: .biased(mechanism, strength, $0), registers: (runs[strength] ?? 0) / forms.count) }
            guard strength == .medium, mechanism.canHave(.varyingWithIncome, strength) else { return usual }
            return usual + [TruthCell(arm: .biased(mechanism, strength, .varyingWithIncome), registers: 100)]
        }
    }

    private static let clean: [TruthCell] = [(TruthCell.Clean.independent, 150), (.income, 150), (.need, 100)].map {
        TruthCell(arm: .clean($0.0), registers: $0.1)
    }

    private static let unidentified = TruthCell.Unidentified.allCases.map { TruthCell(arm: .unidentified($0), registers: 100) }
    private static let decoys = TruthCell.Decoy.allCases.map { TruthCell(arm: .decoy($0), registers: 50) }

    /// Registers in an order in which every cell fills up at the same pace, so that a run that is cut short says something of each.
    ///
    /// - Parameters:
    ///   - most: registers of each cell.
    ///   - part: which of several runners this is, from 0, and how many there are: each takes its turn, so that no register is run twice.
    public static func jobs(_ cells: [TruthCell] = allCells, most: Int = .max, part: (own: Int, of: Int) = (0, 1))
        -> [(cell: TruthCell, number: Int)]
    {
        let all = cells.flatMap { cell in
            (0..<min(most, cell.registers)).map { (cell: cell, number: $0, place: (Double($0) + 0.5) / Double(cell.registers)) }
        }
        return all.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.enumerated()
            .filter { $0.offset % part.of == part.own }.map { ($0.element.element.cell, $0.element.element.number) }
    }
}
