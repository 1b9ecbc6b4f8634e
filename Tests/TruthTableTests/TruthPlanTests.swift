// SPDX-License-Identifier: EUPL-1.2

import SyntheticRegisters
import Testing
import TruthTable

@Suite struct TruthPlanTests {
    private func registers(_ isWanted: (TruthCell.Arm) -> Bool) -> Int {
        TruthPlan.cells.filter { isWanted($0.arm) }.reduce(0) { $0 + $1.registers }
    }

    @Test(arguments: Mechanism.caught, Strength.allCases)
    func everyBiasHasItsRegisters(_ mechanism: Mechanism, _ strength: Strength) {
        let usual = registers {
            guard case .biased(mechanism, strength, let form) = $0 else { return false }
            return form != .varyingWithIncome
        }
        #expect(usual == (strength == .medium ? 100 : 40))
    }

    @Test func theOtherArmsHaveTheirs() {
        #expect(registers { if case .biased(_, .medium, .varyingWithIncome) = $0 { true } else { false } } == 500)
        #expect(registers { $0 == .notAtRandom } == 100)
        #expect(registers { if case .clean = $0 { true } else { false } } == 400)
        #expect(registers { if case .unidentified = $0 { true } else { false } } == 400)
        #expect(registers { if case .decoy = $0 { true } else { false } } == 150)
    }

    /// A register can carry what its cell asks for, whoever is affected.
    @Test(arguments: TruthPlan.cells)
    func everyCellCanBeMade(_ cell: TruthCell) throws {
        let group = AffectedGroup.drawn(seed: 3)
        _ = try BirthsRegister(births: 8_000, seed: 3, biases: cell.biases(group)).world()
    }

    @Test func namesAreUnique() { #expect(Set(TruthPlan.allCells.map(\.name)).count == TruthPlan.allCells.count) }

    /// Three of each cell, of seeds that no cohort table has.
    @Test func everyCellHasFullRegisters() {
        #expect(TruthPlan.fullCells.map(\.arm) == TruthPlan.cells.map(\.arm))
        #expect(TruthPlan.fullCells.allSatisfy { $0.registers == 3 && $0.source == .registers && $0.name.hasSuffix("@registers") })
        func seeds(_ cells: [TruthCell]) -> Set<UInt64> {
            Set(cells.flatMap { cell in (0..<cell.registers).map { cell.seed($0, frozenAt: "0123456789abcdef") } })
        }
        #expect(seeds(TruthPlan.cells).isDisjoint(with: seeds(TruthPlan.fullCells)))
    }

    /// What is written on the command line: a name, the start of one, and as what the register is given.
    @Test func cellsAreFoundByName() {
        func names(_ wanted: String) -> [String] { TruthPlan.cells(named: wanted).map(\.name) }
        #expect(names("C0") == ["C0"])
        #expect(names("C0@registers") == ["C0@registers"])
        #expect(names("a-strong") == names("a-strong@registers").map { String($0.dropLast("@registers".count)) } && !names("a-strong").isEmpty)
        #expect(names("@registers") == TruthPlan.fullCells.map(\.name))
        #expect(names("") == TruthPlan.allCells.map(\.name))
        #expect(names("nothing").isEmpty)
    }

    /// Nobody can have looked at the seeds of an evaluation: they hang on the commit at which the audit was frozen.
    @Test func seedsComeFromTheFreeze() throws {
        let cell = try #require(TruthPlan.cells.first), commits = ["0123456789abcdef", "fedcba9876543210"]
        let seeds = commits.flatMap { commit in (0..<100).map { cell.seed($0, frozenAt: commit) } }
        #expect(Set(seeds).count == 200)
        #expect(seeds.allSatisfy { $0 >= 1_000_000 })
        #expect((0..<2_000).map { cell.seed($0, frozenAt: nil) }.allSatisfy { (1...999).contains($0) })
    }

    /// A run that is cut short has something of every cell.
    @Test func cellsFillUpTogether() {
        let jobs = TruthPlan.jobs()
        #expect(jobs.count == TruthPlan.allCells.reduce(0) { $0 + $1.registers })
        let half = Dictionary(grouping: jobs.prefix(jobs.count / 2), by: \.cell.name).mapValues(\.count)
        for cell in TruthPlan.allCells { #expect(abs((half[cell.name] ?? 0) - cell.registers / 2) <= 1, "\(cell.name)") }
    }

    /// Runners side by side do everything, and nothing twice.
    @Test(arguments: [1, 2, 3]) func runnersShareTheWork(count: Int) {
        let parts = (0..<count).map { TruthPlan.jobs(part: ($0, count)).map { "\($0.cell.name) \($0.number)" } }
        #expect(parts.flatMap { $0 }.count == TruthPlan.jobs().count && Set(parts.flatMap { $0 }).count == TruthPlan.jobs().count)
        #expect(parts.allSatisfy { abs($0.count - parts[0].count) <= 1 })
    }
}
