// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import SyntheticRegisters

/// One register: invented, audited by a process of its own, and only then held against its truth.
public struct RegisterTrial: Sendable {
    public let process: AuditProcess
    /// Where folders of registers are made and removed again.
    public let workFolder: URL
    /// At which the audit was frozen; `nil` while it is developed.
    public let commit: String?
    public var births: Int
    /// Whether the folder stays, for somebody to look at.
    public var keepsFolders: Bool

    public init(process: AuditProcess, workFolder: URL, commit: String?, births: Int = 100_000, keepsFolders: Bool = false) {
        (self.process, self.workFolder, self.commit, self.births, self.keepsFolders) = (process, workFolder, commit, births, keepsFolders)
    }

    public func run(_ cell: TruthCell, _ number: Int) throws -> RegisterResult {
        let seed = cell.seed(number, frozenAt: commit), group = AffectedGroup.drawn(seed: seed)
        let folder = workFolder.appendingPathComponent(keepsFolders ? "\(cell.name)-\(number)" : UUID().uuidString)
        defer { if !keepsFolders { try? FileManager.default.removeItem(at: folder) } }
        if keepsFolders { try? FileManager.default.removeItem(at: folder) }
        let (cohort, truth) = try write(BirthsRegister(births: births, seed: seed, biases: cell.biases(group)), as: cell, to: folder)
        let start = ContinuousClock.now
        let run = try process.audit(folder)
        let duration = (ContinuousClock.now - start).components
        let audited = try AuditedRegister(run: run, truth: truth)
        let caught = Caught(cell: cell, group: group, findings: audited.findings)
        let alarms = FalseAlarms(audited.findings, Estimands(truth: truth, audited: audited))
        let naive = NaiveGaps(audited, truth), target = caught.target.first
        return RegisterResult(
            cell: cell.name, number: number, seed: seed, commit: commit, group: "\(group.attribute)=\(group.levels.joined(separator: "+"))",
            verdict: target?.verdict?.rawValue, value: target?.value, interval: target?.interval, isCaught: caught.isCaught,
            isLeftOpen: cell.withheld == nil ? caught.isLeftOpen : caught.namesMissingInput,
            oracle: OracleTest(truth: truth, cohort: cohort).isCaught(cell, group: group), naive: naive.attributes.contains(group.attribute),
            naiveAnywhere: !naive.attributes.isEmpty, falseAlarms: alarms.counts, trueConcerns: alarms.trueConcerns, alarms: alarms.descriptions,
            seconds: Double(duration.seconds) + Double(duration.attoseconds) / 1e18)
    }

    /// - Returns: the rows that the study is about, and what is true of them.
    private func write(_ register: BirthsRegister, as cell: TruthCell, to folder: URL) throws -> (CohortTable, RegisterTruth) {
        let world = try register.world(), made = try register.synthesize(from: world), population = try PopulationShares(made)
        switch cell.source {
        case .cohortTable:
            let cohort = try CohortTable(made)
            try cohort.write(to: folder, population: population, withheld: cell.withheld)
            return (cohort, try RegisterTruth(made, cohort))
        case .registers:
            let registers = try FullRegisters(world, made)
            try registers.write(to: folder, population: population, withheld: cell.withheld)
            return (registers.cohort, try RegisterTruth(made, registers.cohort, yearsBefore: registers.yearsBefore))
        }
    }
}
