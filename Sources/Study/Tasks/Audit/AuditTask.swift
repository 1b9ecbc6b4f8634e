// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Evidence
import Fairness
import Foundation
import Learning
import Metrics
import Protected
import RegisterData
import RegisterFiles
import StatMath
import Validation

/// `evenkans audit`: validation and audit by group of scores that any model made.
public struct AuditTask: Sendable {
    public var data: URL
    public var outcome: String
    public var positive: String?
    public var score: String
    /// `origin:Netherlands,sex:largest`.
    public var protected: String
    public var threshold: Double?
    /// Below 1 a share, from 1 a number of rows.
    public var capacity: Double?
    public var weights: String?
    public var cluster: String?
    public var area: String?
    /// A column with whole numbers or dates: the year of a row.
    public var time: String?
    /// A column with an outcome that another system recorded for everybody alike.
    public var comparator: String?
    /// A column that says whom an earlier policy flagged.
    public var history: String?
    /// A table of two columns, both named as in the data: the key of a row and the true value of a feature.
    public var validation: URL?
    /// A graph of causes.
    public var graph: URL?
    /// Families that somebody drew up.
    public var archetypes: URL?
    /// A table of the area and the larger areas that each lies in.
    public var crosswalk: URL?
    /// A column in which people may be alike, who should then be selected alike.
    public var condition: String?
    /// Shares of groups in the population: a table with the columns `attribute`, `level` and `share`.
    public var population: URL?
    /// Limits by evidence key.
    public var limits: [String: Double]
    public var intersections: Int
    public var minimumEvents: Int
    /// How often the groups of people of whom none is recorded are drawn; 0 for not.
    public var imputedGroups = 0
    /// Resamples of families whose intervals stand beside those from formulas; 0 for none.
    public var resamples: Int
    public var seed: UInt64
    public var out: URL
    public var language: Language
    public var options: ReadOptions

    public init(data: URL, outcome: String, score: String, protected: String, out: URL) {
        (self.data, self.outcome, self.score, self.protected, self.out) = (data, outcome, score, protected, out)
        (positive, threshold, capacity, weights, cluster, area, time) = (nil, nil, nil, nil, nil, nil, nil)
        (comparator, history, validation, population, graph) = (nil, nil, nil, nil, nil)
        (archetypes, crosswalk, condition) = (nil, nil, nil)
        (limits, intersections, minimumEvents, resamples, seed, language, options) = ([:], 2, 20, 0, 1, .english, ReadOptions())
    }

    /// - Returns: the report.
    public func run(progress: ProgressMonitor) throws -> URL {
        try OutputPlace.make(folder: out)
        progress.report("read")
        let fingerprint = try Fingerprint.ofFile(data, progress: progress)
        let table = try DataFile.read(data, options: options, progress: progress)
        let names = ColumnNames(table.columnNames)
        try names.check([outcome], "--outcome")
        try names.check([score], "--score")
        for (option, name) in [
            ("--weights", weights), ("--cluster", cluster), ("--area", area), ("--time", time),
            ("--comparator", comparator), ("--history", history), ("--condition", condition),
        ] { try names.check(name.map { [$0] } ?? [], option) }
        let attributes = try ProtectedOption.read(protected, columns: table.columnNames)
        let looked = try validated(names, progress: progress)
        let cohort = try CohortComposer(declaration(attributes, key: looked?.key)).compose(table, progress: progress)
        let rows = try ScoredRows(table, score: score, outcome: cohort.outcomes[0])
        let evidence = try evidence(
            table, cohort, rows, attributes, validation: looked?.file, inputs: [data.lastPathComponent: fingerprint.hex], progress: progress)
        try AtomicFile.write(try evidence.encoded(), to: out.appendingPathComponent("evidence.json"))
        try AtomicFile.write(evidence.csv(), to: out.appendingPathComponent("evidence.csv"))
        progress.report("report")
        let report = out.appendingPathComponent("report.html")
        try AtomicFile.write(try ReportPage(evidence: evidence, language: language, logHead: nil).html(), to: report)
        return report
    }

    private func declaration(_ attributes: [ProtectedOption], key: String?) -> CohortDeclaration {
        func flag(_ column: String) -> CohortDeclaration.Outcome { .init(name: column, source: .column(column, positive: nil)) }
        return CohortDeclaration(
            outcomes: [.init(name: outcome, source: .column(outcome, positive: positive))], features: [],
            protected: attributes.map { .init(name: $0.column, column: $0.column) }, key: key, cluster: cluster, area: area,
            weights: weights.map { .init(column: $0, kind: .sampling) }, year: time, pastFlag: history.map(flag), comparator: comparator.map(flag))
    }

    private func evidence(
        _ table: Table, _ cohort: Cohort, _ rows: ScoredRows, _ attributes: [ProtectedOption], validation: ValidationFile?,
        inputs: [String: String], progress: ProgressMonitor
    ) throws -> EvidenceFile {
        let features = beside(table, cohort), condition = try condition(features), graph = try causes(table, cohort)
        let drawn = try drawnFamilies(features), larger = try larger(cohort, progress: progress)
        let predictions = try rows.predictions(cohort, outcome: cohort.outcomes[0])
        let selection = try selection(of: predictions)
        let about = About(outcome: outcome, model: score, rows: .all)
        let identity = RowSet<HeldOut>(cohort.universe, isMember: rows.isJudged).fingerprint.short
        let context = FindingContext(about: about, rows: identity, stage: "audit")
        progress.report("validate")
        let areas = cohort.areas.map { areas in (index: rows.indices.map { areas.index[$0] }, codes: areas.codes) }
        let validated = try ValidateStage().run(
            ValidateStage.Input(
                predictions: predictions, selection: selection, about: about, rows: identity,
                evaluation: PerformanceEvaluation(capacity: capacity, seed: seed), areas: areas), progress: progress)
        let byYear = try years(predictions, cohort, rows, about: about, identity: identity, progress: progress)
        let screened = try screening(predictions, selection, cohort, rows, about: about, identity: identity, progress: progress)
        progress.report("audit")
        let audit = GroupAudit(
            compareTo: Dictionary(attributes.map { ($0.column, $0.reference) }, uniquingKeysWith: { first, _ in first }),
            intersections: intersections,
            minimumEvents: minimumEvents, limitsByKey: limits, seed: seed)
        let log = AccessLog(), flow = try representation(cohort, rows, attributes, log: log, progress: progress)
        let missing = try missingness(table, cohort, rows, audit, log: log, progress: progress)
        let judged =
            try cohort.protected.open(for: .audit, in: log) { attributes in
                let groups = attributes.map { $0.rows(rows.indices) }
                let input = BiasStage.Input(
                    predictions: predictions, selection: selection, attributes: groups, features: features, rows: rows.indices, sources: [:],
                    terms: [], areas: areas.map { AreaMap(codes: $0.codes, areaOfRow: $0.index) },
                    outside: outside(cohort, validation, table, rows.indices), condition: condition,
                    proxyQuestions: [.features, .score], about: about, rowsFingerprint: identity, audit: audit)
                return try audit.audit(
                    predictions, selection: selection, attributes: groups,
                    context: context, progress: progress)
                    + BiasStage().run(input, progress: progress).output.judged
                    + planning(
                        predictions, selection, cohort, rows.indices, larger: larger, attributes: groups, context: context, progress: progress)
            }
            + causes(
                graph, features, cohort, rows.indices, predictions, selection, about: about, identity: identity, audit, log, progress)
            + drawnFamilies(drawn, features, rows.indices, predictions, selection, context: context, progress)
        let unrecorded = try unrecordedGroups(
            table, cohort, rows, predictions, selection, judged, about: about, identity: identity, audit, log: log, progress: progress)
        let resampled = try resampled(
            predictions, selection, cohort, rows, audit, context: context, progress: progress)
        return EvidenceFile(
            study: StudyDescription(audit: self, cohort: cohort, drawn: drawn), inputs: inputs,
            findings: flow + missing + validated.findings + screened + byYear + resampled + unrecorded + Verdicts.adjust(judged))
    }

    private func selection(of predictions: Predictions) throws(StudyError) -> Selection? {
        if let threshold { return .threshold(threshold, of: predictions) }
        guard let capacity else { return nil }
        return .capacity(capacity, of: predictions)
    }
}
