// SPDX-License-Identifier: EUPL-1.2

import Foundation
import RegisterData
import RegisterFiles
import SyntheticRegisters
import TestSupport
import Testing
import TruthTable

/// Five fixed registers of each bias, small and strong so that this takes a minute; `make truth-table` is for all.
@Suite struct FixedRegistersTests {
    private static let births = 30_000, registers = 5

    private static var process: AuditProcess {
        let here = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        return AuditProcess(program: here.appendingPathComponent("evenkans"), parts: SharedData.packageRoot.appendingPathComponent(".deps"))
    }

    private func results(_ cell: TruthCell) throws -> [RegisterResult] {
        try withTemporaryFolder { folder in
            let trial = RegisterTrial(process: Self.process, workFolder: folder, commit: nil, births: Self.births)
            return try (0..<Self.registers).map { try trial.run(cell, $0) }
        }
    }

    @Test(arguments: Mechanism.caught)
    func strongBiasesAreCaught(_ mechanism: Mechanism) throws {
        let results = try results(TruthCell(arm: .biased(mechanism, .strong, .constant), registers: Self.registers))
        #expect(results.count(where: \.isCaught) >= 4, "\(results.map { $0.value ?? .nan })")
        #expect(results.allSatisfy { $0.group.contains("=") })
    }

    /// At most 28 of 400 registers may have a false alarm of a family; at that rate three of five would happen once in 300 families.
    @Test func honestRegistersRaiseFewAlarms() throws {
        let results = try results(TruthCell(arm: .clean(.independent), registers: Self.registers))
        for family in AlarmFamily.allCases {
            #expect(results.count { ($0.falseAlarms[family] ?? 0) > 0 } <= 2, "\(family): \(results.flatMap(\.alarms))")
        }
    }

    /// Which values are missing hangs on the value: no data show it, and the audit says what would tip its conclusion.
    @Test func missingByValueIsLeftOpen() throws {
        try withTemporaryFolder { folder in
            let trial = RegisterTrial(process: Self.process, workFolder: folder, commit: nil, births: 20_000)
            let result = try trial.run(TruthCell(arm: .notAtRandom, registers: 1), 0)
            #expect(result.isLeftOpen && result.verdict == "insufficient")
        }
    }

    @Test(arguments: TruthCell.Unidentified.allCases)
    func withoutTheInputThatTellsNothingIsSaid(_ kind: TruthCell.Unidentified) throws {
        let cell = TruthCell(arm: .unidentified(kind), registers: 1)
        try withTemporaryFolder { folder in
            let trial = RegisterTrial(process: Self.process, workFolder: folder, commit: nil, births: 20_000)
            let result = try trial.run(cell, 0)
            #expect(result.isLeftOpen)
        }
    }

    /// The audit is given a folder in which nothing tells of biases or truth, and there is none elsewhere: it is not on disk at all.
    @Test func theAuditSeesNoTruth() throws {
        try withTemporaryFolder { folder in
            let cell = TruthCell(arm: .biased(.label, .strong, .constant), registers: 1), group = AffectedGroup.drawn(seed: 4)
            let made = try BirthsRegister(births: 4_000, seed: 4, biases: cell.biases(group)).synthesize()
            let cohort = try CohortTable(made), audited = folder.appendingPathComponent("audited")
            try cohort.write(to: audited, population: PopulationShares(made))
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
            #expect(files == ["audited", "audited/births.parquet", "audited/margins.csv", "audited/study.yaml", "audited/validation.csv"])
            // No column of the truth but keys and what was recorded, under the names of registers.
            let known = Set(made.truth.columnNames).subtracting(["RINPERSOONS", "RINPERSOON", "past_flag"])
            #expect(known.isDisjoint(with: cohort.table.columnNames))
            let study = try String(contentsOf: audited.appendingPathComponent("study.yaml"), encoding: .utf8)
            #expect(!study.contains("truth") && !study.contains("bias"))
            // The same evidence where a truth lies beside it: nobody looks.
            let alone = try evidence(audited)
            try FileManager.default.createDirectory(at: folder.appendingPathComponent("truth"), withIntermediateDirectories: true)
            try made.summary.encoded().write(to: folder.appendingPathComponent("truth/truth.json"))
            try FileManager.default.removeItem(at: audited.appendingPathComponent("runs"))
            #expect(try evidence(audited) == alone)
        }
    }

    /// Raw registers, their catalogue and what a researcher adds; no table of births, and nothing that only the maker knows.
    @Test func fullRegistersHoldNoTruth() throws {
        try withTemporaryFolder { folder in
            let (made, files) = try fullRegisters(folder, births: 4_000)
            let outside = files.filter { !$0.hasPrefix("registers") }
            #expect(outside == ["catalog.yaml", "margins.csv", "study.yaml", "validation.csv"])
            #expect(files.allSatisfy { !$0.contains("truth") && !$0.contains("bias") && !$0.contains("births") })
            let known = Set(made.truth.columnNames).subtracting(["RINPERSOONS", "RINPERSOON"])
            let tables = files.filter { $0.hasSuffix(".parquet") }
            #expect(tables.count > 30)
            for file in tables {
                let columns = try DataFile.schema(folder.appendingPathComponent(file)).columns.map(\.name)
                #expect(known.isDisjoint(with: columns), "\(file)")
            }
            for file in ["study.yaml", "catalog.yaml"] {
                let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
                #expect(!text.contains("truth") && !text.contains("bias"), "\(file)")
            }
        }
    }

    /// Nobody's key is given away: a child that is not linked is in no file under its own.
    @Test func unlinkedChildrenHaveNoSupport() throws {
        try withTemporaryFolder { folder in
            let (made, files) = try fullRegisters(folder, births: 4_000)
            let file = try #require(files.first { $0.contains("SCHOOLSTEUN") && $0.hasSuffix(".parquet") })
            let keys = try DataFile.read(folder.appendingPathComponent(file)).column("RINPERSOON").values
            guard case .text(let kept) = keys, case .category(let linked, let levels) = try made.context.column("linked").values else {
                Issue.record("keys are texts, links are categories")
                return
            }
            #expect(kept.count == linked.count { levels[Int($0)].code == "1" } && kept.count < 4_000)
        }
    }

    /// The study fits the catalogue: all inputs are read, and who is not linked leaves at the step of that name.
    @Test(arguments: [nil, OutsideInput.comparator, .history, .validation])
    func theStudyOfFullRegistersPassesCheck(_ withheld: OutsideInput?) throws {
        try withTemporaryFolder { folder in
            _ = try fullRegisters(folder, births: 2_000, withheld: withheld)
            let process = Process()
            process.executableURL = Self.process.program
            process.arguments = ["check", "study.yaml", "--quiet"]
            process.currentDirectoryURL = folder
            process.environment = ["LC_ALL": "C", "HOME": folder.path, "EVENKANS_DEPS": Self.process.parts?.path ?? ""]
            (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
    }

    /// From registers to a verdict: links that are lost more often in a group.
    @Test func aStrongBiasOfFullRegistersIsCaught() throws {
        try withTemporaryFolder { folder in
            let cell = TruthCell(arm: .biased(.representation, .strong, .constant), registers: 1, source: .registers)
            let result = try RegisterTrial(process: Self.process, workFolder: folder, commit: nil, births: 20_000).run(cell, 0)
            #expect(result.isCaught && result.cell == "d-strong-constant@registers", "\(result.value ?? .nan)")
        }
    }

    private func fullRegisters(_ folder: URL, births: Int, withheld: OutsideInput? = nil) throws -> (made: SyntheticBirths, files: [String]) {
        let cell = TruthCell(arm: .biased(.label, .strong, .constant), registers: 1, source: .registers), group = AffectedGroup.drawn(seed: 4)
        let register = BirthsRegister(births: births, seed: 4, biases: cell.biases(group)), world = try register.world()
        let made = try register.synthesize(from: world)
        try FullRegisters(world, made).write(to: folder, population: PopulationShares(made), withheld: withheld)
        return (made, try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted())
    }

    private func evidence(_ folder: URL) throws -> Data {
        try Data(contentsOf: Self.process.audit(folder).appendingPathComponent("evidence.json"))
    }
}
