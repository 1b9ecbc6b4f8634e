// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import RegisterData
import RegisterFiles
import Settings

/// The table of a study, read whole or composed from registers, with the fingerprint of what it came from.
struct InputData {
    let table: Table
    let name: String
    let fingerprint: Fingerprint
    /// What was composed; `nil` for a study of one table.
    let registers: RegisterCohort?
    /// Which rows of one table meet its rules; `nil` where there are none.
    private let ruled: RuledRows?
    /// The plan as the rules of leakage see it.
    let linted: LintedStudy
    let population: PopulationMargins
    /// In which larger areas each area lies.
    let crosswalk: AreaCrosswalk?
    /// True values that somebody looked up, and the feature that they are of.
    let validation: ValidationFile?
    /// The shapes of the areas; `nil` where the plan names none.
    let geometry: AreaGeometry?
    private let geometrySource: GeometrySource?
    /// What a person should look at in the plan, beside what reading it found.
    let warnings: [SettingIssue]

    init(_ plan: Plan, beside file: URL, progress: ProgressMonitor) throws {
        let folder = file.deletingLastPathComponent()
        population = try PopulationMargins(plan.populationFiles(relativeTo: folder), progress: progress)
        crosswalk = try plan.crosswalkFile(relativeTo: folder).flatMap { file in
            try plan.areaName.map { try AreaCrosswalk(file, area: $0, progress: progress) }
        }
        validation = try plan.validation(relativeTo: folder).map {
            try ValidationFile($0.file, column: $0.column, key: $0.key, progress: progress)
        }
        geometrySource = plan.geometry(relativeTo: folder)
        geometry = try geometrySource.map { try AreaGeometry.read($0) }
        guard let catalogue = plan.catalogueFile(relativeTo: folder), let cohort = try plan.registerPlan() else {
            let url = try plan.dataFile(relativeTo: folder)
            progress.report("read")
            fingerprint = try Fingerprint.ofFile(url, progress: progress)
            let whole = try DataFile.read(url, progress: progress), declaration = try plan.declaration()
            ruled = declaration.rules.isEmpty ? nil : try RuledRows(whole, declaration, progress: progress)
            table = ruled?.table ?? whole
            (name, registers, linted, warnings) = (url.lastPathComponent, nil, plan.settings.linted, [])
            return
        }
        let composer = try Self.composer(catalogue, beside: file)
        let issues = try plan.check(against: composer)
        if let error = SettingsError(issues) { throw error }
        let composed = try composer.compose(cohort, progress: progress)
        // What was composed stands for the registers: the same rows from other files are the same study.
        var builder = FingerprintBuilder()
        builder.feed(data: try InputFile.bytes(catalogue))
        builder.feed(composed.sql)
        for column in composed.table.columns + composed.everyone.columns { column.feed(&builder) }
        builder.feed(array: composed.leftAt)
        fingerprint = builder.finish()
        (table, registers, ruled, name) = (composed.table, composed, nil, catalogue.lastPathComponent)
        (linted, warnings) = (try plan.linted(composer), issues.filter { !$0.isError } + composed.problems.map { plan.warning($0.text) })
    }

    /// Who left by a rule, before there was a cohort.
    func flow(_ declaration: CohortDeclaration) throws -> RuleFlow? {
        if let registers { return try RuleFlow(registers, declaration) }
        return try ruled.map { try RuleFlow($0, declaration) }
    }

    /// The shapes of the areas that rows of the cohort live in.
    ///
    /// - Throws: `AreaGeometryError` where none of them has a shape.
    func geometry(of cohort: Cohort) throws -> AreaGeometry? {
        guard let geometry, let source = geometrySource, let areas = cohort.areas else { return nil }
        guard !geometry.codes.isDisjoint(with: areas.codes) else {
            throw AreaGeometryError.noneKnown(file: source.file.lastPathComponent, property: source.code)
        }
        return geometry.only(areas.codes)
    }

    static func composer(_ catalogue: URL, beside file: URL) throws -> RegisterComposer {
        try RegisterComposer(try Catalogue.read(catalogue), folder: file.deletingLastPathComponent())
    }
}
