// SPDX-License-Identifier: EUPL-1.2

import Basics
import Evidence
import Fairness
import Foundation
import MissingData
import Protected
import RegisterData
import RegisterFiles
import StatMath

/// `evenkans impute`: m tables in which missing values are drawn, and what is to be known of them.
public struct ImputeTask: Sendable {
    public var data: URL
    public var out: URL
    public var imputations = 5
    public var iterations = 10
    /// `origin:Netherlands,sex`: columns by which missing values and donors are shown. They always predict.
    public var protected: String?
    /// Columns that play no part.
    public var exclude: [String] = []
    /// A file that says how gaps are filled.
    public var rules: URL?
    /// Whether all tables are also written below each other, for R.
    public var isStacked = true
    public var seed: UInt64 = 1
    public var language = Language.english
    public var options = ReadOptions()

    public init(data: URL, out: URL) { (self.data, self.out) = (data, out) }

    /// What was written.
    public struct Summary: Sendable {
        public let report: URL
        /// Columns of which cells were filled.
        public let columns: Int
        public let cells: Int
        /// Gaps that took the value of another row of the family, and are not among the cells.
        public let shared: Int
        public let convergence: ChainConvergence.Verdict
        /// Columns that played no part although nobody said so, with the reason.
        public let leftOut: [(column: String, reason: LocalizedText)]
    }

    /// - Throws: errors of the data; `MissingDataError.refused` with every column that stands in the way; `Cancelled`.
    public func run(progress: ProgressMonitor) throws -> Summary {
        try OutputPlace.make(folder: out)
        guard imputations >= 1, iterations >= 1 else {
            throw StudyError.option(
                LocalizedText(en: "-m and --iterations are whole numbers from 1.", nl: "-m en --iterations zijn gehele getallen vanaf 1."))
        }
        progress.begins(.reading)
        progress.report("read")
        let fingerprint = try Fingerprint.ofFile(data, progress: progress)
        let table = try DataFile.read(data, options: options, progress: progress)
        try ColumnNames(table.columnNames).check(exclude, "--exclude")
        let groups = try protected.map { try ProtectedOption.read($0, columns: table.columnNames) } ?? []
        if isStacked, let taken = StackedTables.names.first(where: { table[$0] != nil }) {
            throw StudyError.option(
                LocalizedText(
                    en: "The data have a column \"\(taken)\", a name that the long file needs. Rename it, or give --no-long.",
                    nl: "De gegevens hebben een kolom \"\(taken)\"; die naam is nodig in het lange bestand. Hernoem hem, of geef --no-long."))
        }
        let bytes = try rules.map { file throws(StudyError) in try InputFile.bytes(file) }
        let filling = try bytes.map { try ImputationRulesFile.read($0, name: rules?.lastPathComponent ?? "", table: table) }
        let choice = ImputedColumns(table, exclude: exclude, families: filling?.names ?? [], protected: groups.map(\.column))
        for formula in filling?.rules.formulas ?? [] {
            guard let left = ([formula.column] + formula.sources).first(where: choice.excluded.contains) else { continue }
            throw StudyError.option(
                LocalizedText(
                    en: "--rules: the formula of \"\(formula.column)\" needs \"\(left)\", which plays no part. Leave the formula out, or let the "
                        + "column take part.",
                    nl: "--rules: de formule van \"\(formula.column)\" heeft \"\(left)\" nodig, en die kolom doet niet mee. Laat de formule weg, of "
                        + "laat de kolom meedoen."))
        }
        var parameters = ChainedEquations(imputations: imputations, iterations: iterations, seed: seed)
        parameters.excluded = choice.excluded
        let refusals = parameters.refusals(of: table)
        guard refusals.isEmpty else { throw MissingDataError.refused(refusals) }
        parameters.families = filling?.families
        try (filling?.rules ?? ImputationRules()).apply(to: &parameters, of: table, always: choice.predicting)

        let attributes = try groups.compactMap { group in
            try table[group.column].map { try ProtectedAttribute(name: group.column, column: $0) }
        }
        let missing = try missingness(table, attributes, groups, progress: progress)
        // A table of millions of rows is read and looked at with as much memory again, which the chains need.
        MatrixMemory.giveBackFreed()
        progress.begins(.imputing)
        progress.report("impute")
        let unfinished = UnfinishedImputation(
            out: out, data: fingerprint, table: table, options: options, parameters: parameters, groups: groups.map(\.column),
            rules: bytes)
        let tables = try parameters.impute(table, progress: progress, store: unfinished)
        MatrixMemory.giveBackFreed()
        progress.begins(.reporting)
        let found =
            ImputationFindings(tables: tables, leftOut: choice.leftOut, attributes: attributes).all()
            + (try quality(table, parameters, attributes, progress: progress))
        let evidence = EvidenceFile(
            study: StudyDescription(impute: self, table: table, attributes: attributes), inputs: [data.lastPathComponent: fingerprint.hex],
            findings: found + missing)
        try write(tables, evidence, progress: progress)
        unfinished.finish()
        return Summary(
            report: out.appendingPathComponent("report.html"), columns: tables.imputedColumns.count,
            cells: tables.imputedColumns.reduce(0) { $0 + tables.imputedRows(of: $1).count }, shared: tables.sharedCells,
            convergence: tables.convergence.verdict,
            leftOut: choice.leftOut.filter { $0.reason != .asked }.map { ($0.column, $0.reason.words) })
    }

    /// How well observed cells are imputed, by group: only where groups are asked for.
    private func quality(
        _ table: Table, _ parameters: ChainedEquations, _ attributes: [ProtectedAttribute], progress: ProgressMonitor
    ) throws -> [Finding] {
        guard !attributes.isEmpty else { return [] }
        progress.report("impute")
        let quality = ImputationQuality(chains: parameters)
        guard let measured = try quality.measure(table, progress: progress) else { return [] }
        let design = parameters.families.map { families in
            SamplingDesign(clusters: families.family, clusterCount: Int((families.family.max() ?? -1) + 1))
        }
        return QualityFindings(
            measured: measured, attributes: attributes, design: design ?? .independent, about: About(rows: .all), stage: "impute"
        ).all
    }

    private func write(_ tables: ImputedTables, _ evidence: EvidenceFile, progress: ProgressMonitor) throws {
        progress.begins(.writing)
        progress.report("write")
        for number in 0..<tables.count {
            // Only a codebook beside it keeps labels and missing codes of a CSV file.
            try DataFile.write(
                tables.completed(number), to: out.appendingPathComponent("imputed-\(number + 1).csv"), options: WriteOptions(codebook: true),
                progress: progress)
        }
        if isStacked { try StackedTables(tables).write(to: out.appendingPathComponent("imputed-long.csv"), progress: progress) }
        progress.begins(.reporting)
        progress.report("report")
        try AtomicFile.write(try evidence.encoded(), to: out.appendingPathComponent("diagnostics.json"))
        try AtomicFile.write(
            try ReportPage(evidence: evidence, language: language, logHead: nil).html(), to: out.appendingPathComponent("report.html"))
    }

    /// Rates of all rows and gaps by group, before anything is filled.
    private func missingness(
        _ table: Table, _ attributes: [ProtectedAttribute], _ groups: [ProtectedOption], progress: ProgressMonitor
    ) throws -> [Finding] {
        MatrixMemory.giveBackFreed()
        progress.begins(.describing)
        progress.report("missing")
        var builder = FingerprintBuilder()
        builder.feed(table)
        let input = MissingStage.Input(
            features: groups.isEmpty ? table.presence : table.features(without: Set(groups.map(\.column))),
            structural: table.structuralKinds, rows: Array(0..<table.rowCount),
            scope: .all, fingerprint: builder.finish(), attributes: attributes, sources: [:], weights: nil, clusters: nil,
            families: (0..<table.rowCount).map { UInt64($0) }, outcomes: [],
            audit: MissingnessAudit(
                compareTo: Dictionary(groups.map { ($0.column, $0.reference) }, uniquingKeysWith: { first, _ in first })), seed: seed)
        let staged = try MissingStage().run(input, progress: progress)
        return staged.findings + Verdicts.adjust(staged.output.judged)
    }
}

extension StudyDescription {
    /// What the report must know of an imputation.
    init(impute: ImputeTask, table: Table, attributes: [ProtectedAttribute]) {
        var labels: [String: LocalizedText] = [:], units: [String: String] = [:]
        for column in table.columns {
            if let label = column.label { labels["feature:\(column.name)"] = label }
            units[column.name] = column.unit
            if case .category(_, let levels) = column.values {
                for level in levels { labels["level:\(column.name)=\(level.code)"] = level.label }
            }
        }
        for attribute in attributes {
            labels["attribute:\(attribute.name)"] = table[attribute.name]?.label
            for level in attribute.levels where level.label != nil { labels["level:\(attribute.name)=\(level.code)"] = level.label }
        }
        let name = impute.data.deletingPathExtension().lastPathComponent
        self.init(
            name: name,
            title: LocalizedText(
                en: "Imputation of \(impute.data.lastPathComponent)", nl: "Aanvullen van \(impute.data.lastPathComponent)"),
            purpose: "research", seed: Int(clamping: impute.seed), final: false, labels: labels, units: units)
    }
}
