// SPDX-License-Identifier: EUPL-1.2

import Fairness
import Protected

extension OutcomeRun {
    /// Numbers by area, and whom the capacity reaches, for the chosen model.
    func population(_ result: Result, _ runner: inout StageRunner, _ facts: [String: String]) throws -> [JudgedFinding] {
        let rows = result.judged.rows
        var levels: [AreaLevel] = []
        if let areas = cohort.areas {
            levels = [AreaLevel(name: planning.areaName ?? "area", codes: areas.codes, areaOfRow: rows.map { areas.index[$0] })]
            levels += planning.crosswalk?.levels(areas, rows: rows) ?? []
        }
        let years = cohort.years.flatMap { years in
            let known = rows.compactMap { years[$0] }
            return known.min().flatMap { first in known.max().map { first...$0 } }
        }
        func run(_ attributes: [ProtectedAttribute], _ runner: inout StageRunner) throws -> [JudgedFinding] {
            let input = PopulationStage.Input(
                predictions: result.judged.predictions, selection: result.selection, levels: levels, attributes: attributes.map { $0.rows(rows) },
                years: years, about: about(result), rowsFingerprint: result.judged.fingerprint.short, audit: planning.audit)
            return try runner.run(PopulationStage(), on: input, facts: facts).judged
        }
        guard !cohort.protected.names.isEmpty else { return try run([], &runner) }
        return try cohort.protected.open(for: .audit, in: accessLog) { try run($0, &runner) }
    }
}

/// How numbers by area are made.
struct PopulationPlanning {
    var areaName: String?
    var crosswalk: AreaCrosswalk?
    var audit = PopulationAudit()
}
