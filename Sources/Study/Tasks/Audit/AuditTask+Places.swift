// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Fairness
import Foundation
import Metrics
import Protected

extension AuditTask {
    /// In which larger areas those of the data lie.
    ///
    /// - Throws: `StudyError.option` without areas, or for a table that is not of its form or lacks areas of the data.
    func larger(_ cohort: Cohort, progress: ProgressMonitor) throws -> AreaCrosswalk? {
        guard let crosswalk else { return nil }
        guard let area, let areas = cohort.areas else {
            throw StudyError.option(
                LocalizedText(
                    en: "--crosswalk: say with --area in which column the areas are.",
                    nl: "--crosswalk: zeg met --area in welke kolom de gebieden staan."))
        }
        let read = try AreaCrosswalk(crosswalk, area: area, progress: progress)
        try read.check(areas)
        return read
    }

    /// Numbers by area, for those who plan; whom the capacity reaches and misses.
    func planning(
        _ predictions: Predictions, _ selection: Selection?, _ cohort: Cohort, _ rows: [Int], larger: AreaCrosswalk?,
        attributes: [ProtectedAttribute], context: FindingContext, progress: ProgressMonitor
    ) throws -> [JudgedFinding] {
        let levels = cohort.areas.map { areas in
            [AreaLevel(name: area ?? "area", codes: areas.codes, areaOfRow: rows.map { areas.index[$0] })] + (larger?.levels(areas, rows: rows) ?? [])
        }
        let known = cohort.years.map { years in rows.compactMap { years[$0] } } ?? []
        let input = PopulationStage.Input(
            predictions: predictions, selection: selection, levels: levels ?? [], attributes: attributes,
            years: known.min().flatMap { first in known.max().map { first...$0 } }, about: context.about, rowsFingerprint: context.rows,
            audit: PopulationAudit())
        return try PopulationStage().run(input, progress: progress).output.judged
    }
}
