// SPDX-License-Identifier: EUPL-1.2

import Basics
import Foundation
import RegisterData
import RegisterFiles
import StatMath

/// A cohort composed from registers: the table that the rest of a study uses, and who left on the way.
public struct RegisterCohort: Sendable {
    /// One row for each that stays, in the order of its key. Columns: `RegisterPlan.Column`, then what the plan names; an outcome of a register
    /// is 1 or 0, and missing where it is not known.
    public let table: Table
    /// All rows of the register, also those that left: the protected attributes.
    public let everyone: Table
    /// For each of `everyone` the number of the step at which it left; -1 for those that stay.
    public let leftAt: [Int]
    /// The names of the steps.
    public let steps: [String]
    /// By the outcomes' names: how the follow-up of each row of `table` ended.
    public let followUps: [String: FollowUpRecord]
    /// What was run.
    public let sql: String
    /// What was wrong in the registers' files, and what was kept.
    public let problems: [RegisterProblem]
}

/// Composes cohorts from the registers of a catalogue.
public struct RegisterComposer: Sendable {
    public let store: RegisterStore
    /// Where the files of area figures are looked for.
    public let folder: URL
    public var threads: Int

    /// - Throws: `CatalogueError.noRoot`.
    public init(_ catalogue: Catalogue, folder: URL, threads: Int = Parallelism.threads) throws(CatalogueError) {
        (store, self.folder, self.threads) = (try RegisterStore(catalogue), folder, threads)
    }

    /// Holds a plan against the catalogue and the names of its columns; reads no rows.
    ///
    /// - Returns: the SQL that `compose` runs.
    /// - Throws: `RegisterPlanIssues` with all of them at once; errors of reading the registers' files.
    public func sql(_ plan: RegisterPlan) throws -> String { try prepared(plan).text }

    private func prepared(_ plan: RegisterPlan) throws -> CohortSQL {
        let figures = try areaFiles(of: plan).mapValues { try DataFile.schema($0).columns.map(\.name) }
        return try CohortSQL(plan, shelf: RegisterShelf(store), areaColumns: figures)
    }

    private func areaFiles(of plan: RegisterPlan) -> [String: URL] {
        (plan.features + plan.protected).reduce(into: [:]) { files, value in
            guard case .areas(let figures) = value.source else { return }
            let isWhole = figures.file.hasPrefix("/")
            files[figures.file] = isWhole ? URL(fileURLWithPath: figures.file) : folder.appendingPathComponent(figures.file)
        }
    }

    /// - Throws: as `sql`, and for registers that cannot be read; `Cancelled`.
    public func compose(_ plan: RegisterPlan, progress: ProgressMonitor = .silent) throws -> RegisterCohort {
        let query = try prepared(plan)
        progress.report("registers")
        let years = try indexYears(query, progress)
        var views: [RegisterView] = []
        for (name, need) in query.needs.registers {
            views.append(
                try store.view(
                    of: name, years: name == plan.register ? nil : years.flatMap { need.years($0) }, columns: need.columns, withReasons: true,
                    progress: progress))
        }
        let database = try store.open(views, threads: threads)
        for (name, file) in areaFiles(of: plan).sorted(by: { $0.key < $1.key }) {
            try database.append(try DataFile.read(file, progress: progress), as: name, progress: progress)
        }
        progress.report("cohort")
        let sql = query.text
        let all = try database.query(sql, named: "cohort", maximumLevels: 4096, progress: progress)
        return try RegisterCohort(all, plan: plan, steps: query.stepNames, sql: sql, problems: views.flatMap(\.problems), views: views)
    }

    /// Which years the index dates are in, so that no file of another is opened.
    private func indexYears(_ query: CohortSQL, _ progress: ProgressMonitor) throws -> ClosedRange<Int>? {
        guard let own = query.needs.registers.first else { return nil }
        let view = try store.view(of: own.name, columns: own.need.columns, progress: progress)
        let found = try store.open([view], threads: threads).query(query.yearsSQL, named: "index years", progress: progress)
        guard case .integer(let first)? = found["first"]?.values, case .integer(let last)? = found["last"]?.values, let low = first.first,
            let high = last.first, found["first"]?.missingCount == 0
        else { return nil }
        return Int(low)...Int(high)
    }
}
