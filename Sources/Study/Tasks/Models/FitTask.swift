// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import Learning
import RegisterData
import RegisterFiles
import RiskModels
import Settings

/// `evenkans fit`: one model on all rows of a table, as a model file.
public struct FitTask: Sendable {
    public var data: URL
    public var outcome: String
    public var positive: String?
    /// Not learned from.
    public var exclude: [String]
    /// Learned from although they name rows or give the outcome away, and however little they say.
    public var include: [String]
    /// Not learned from, because fairness is judged by them.
    public var protected: [String]
    public var model: ModelChoice
    public var weights: String?
    public var cluster: String?
    /// A priors file.
    public var priors: URL?
    /// A column of numbers that is added to the log-odds of each row, and must be there when the model scores.
    public var offset: String?
    /// A model file of other rows, to be updated.
    public var update: URL?
    public var out: URL
    public var options: ReadOptions

    public init(
        data: URL, outcome: String, positive: String? = nil, exclude: [String] = [], include: [String] = [], protected: [String] = [],
        model: ModelChoice, weights: String? = nil, cluster: String? = nil, priors: URL? = nil, offset: String? = nil, update: URL? = nil, out: URL,
        options: ReadOptions = ReadOptions()
    ) {
        self.data = data
        self.outcome = outcome
        self.positive = positive
        self.exclude = exclude
        self.include = include
        self.protected = protected
        self.model = model
        self.weights = weights
        self.cluster = cluster
        self.priors = priors
        self.offset = offset
        self.update = update
        self.out = out
        self.options = options
    }

    /// What the model was learned from.
    public struct Summary: Sendable {
        public let rows: Int
        public let events: Int
        public let features: Int
        /// Left out because all rows have one value.
        public let constant: [String]
        /// What a person should know of the priors.
        public let remarks: [LocalizedText]
        /// The steps of an update and the one that was taken; `nil` for a fit.
        public let updating: (taken: UpdatedModel, steps: [UpdatingPerformance])?
    }

    /// - Throws: errors of the data, and `StudyError.option` for columns that name rows or give the outcome away.
    public func run(progress: ProgressMonitor) throws -> Summary {
        try OutputPlace.check(file: out)
        let written = try writtenPriors(), old = try oldModel()
        try checkOffset()
        progress.begins(.reading)
        progress.report("read")
        let reader = try ColumnReader(data, options: options, progress: progress)
        let columns = ColumnNames(reader.names)
        try columns.check([outcome], "--outcome")
        for (option, name) in [("--weights", weights), ("--cluster", cluster), ("--offset", offset)] {
            try columns.check(name.map { [$0] } ?? [], option)
        }
        for (option, names) in [("--exclude", exclude), ("--include", include), ("--protected", protected)] { try columns.check(names, option) }
        if model.kind == .additive, written.knowledge.isEmpty, old == nil { return try fitColumns(of: reader, progress: progress) }
        let table = try reader.table(of: Set(reader.names))
        let cohort = try CohortComposer(declaration(of: table)).compose(table, progress: progress)
        let known = cohort.outcomes[0].known
        let telling = try TellTale.features(of: cohort.features, outcome: cohort.outcomes[0].values, known: known).filter { !include.contains($0) }
        guard telling.isEmpty else { throw Refusal.givesOutcomeAway(telling) }
        let rows = RowSet<Training>(cohort.universe, isMember: known)
        let units = Dictionary(cohort.features.columns.compactMap { column in column.unit.map { (column.name, $0) } }) { first, _ in first }
        let names = cohort.features.columns.map(\.name) + cohort.constantFeatures
        let issues = written.issues(features: names, units: units) + written.issues(cohort.features)
        if let error = SettingsError(issues) { throw error }
        var model = model
        model.screening.kept = Set(include)
        model.knowledge = written.knowledge
        if let error = old?.mismatch(cohort.features, option: "--update") { throw error }
        model.update = old
        let data = TrainingData(
            features: cohort.features, outcome: cohort.outcomes[0].values, rows: rows, weights: cohort.weights, clusters: cohort.clusters,
            offset: try offsets(table))
        let fitted = try old == nil ? model.fit(data, progress: progress) : model.crossFit(data, folds: folds(cohort), progress: progress)
        progress.begins(.writing)
        try write(fitted)
        return Summary(
            rows: rows.count, events: cohort.outcomes[0].values.reduce(0) { $0 + Int($1) },
            features: fitted.screening?.keptCount ?? cohort.features.columns.count, constant: cohort.constantFeatures,
            remarks: issues.map(\.text) + fitted.priorRemarks + fitted.screeningRemarks, updating: fitted.updating)
    }

    func write(_ fitted: FittedChoice) throws {
        var file = fitted.model(outcome: outcome)
        if let offset, case .additive(var scored) = file {
            scored.offset = offset
            file = .additive(scored)
        }
        try AtomicFile.write(try file.encoded(), to: out)
    }

    private func checkOffset() throws {
        guard offset != nil else { return }
        guard model.kind == .additive || model.kind == .logistic, update == nil else {
            throw StudyError.option(
                LocalizedText(
                    en:
                        "--offset: only the fit of an additive or a logistic model takes an offset. Leave it out, or "
                        + "use --model additive without --update.",
                    nl:
                        "--offset: alleen een nieuw optelmodel of logistisch model werkt met een offset. Laat het weg, of neem "
                        + "--model additive zonder --update."))
        }
    }

    /// The offset of each row of the table.
    func offsets(_ table: Table) throws -> [Double]? {
        guard let offset else { return nil }
        let column = try FeatureReader.features([CohortDeclaration.Feature(name: offset, column: offset, kind: .number)], of: table).columns[0]
        guard case .numeric(let values) = column.values, values.indices.allSatisfy({ column.missingKind($0) == 0 && values[$0].isFinite }) else {
            throw TrainingDataError.offsetNotFinite
        }
        return values
    }

    private func oldModel() throws -> OldModel? {
        guard let update else { return nil }
        guard model.kind == .additive || model.kind == .logistic else {
            throw StudyError.option(
                LocalizedText(
                    en: "--update: only an additive or a logistic model can be updated. Use --model additive.",
                    nl: "--update: alleen een optelmodel of een logistisch model kan worden bijgewerkt. Gebruik --model additive."))
        }
        return try OldModel(reading: update, weight: 0.5, option: "--update")
    }

    /// Whole families, five parts: what the steps of an update are judged on.
    private func folds(_ cohort: Cohort) throws -> [Fold] {
        try Splitter(universe: cohort.universe, families: cohort.families, areas: nil, years: cohort.years)
            .split(cohort.outcomes[0].known, SplitParameters(test: .none, folds: 5, seed: model.seed)).folds
    }

    private func writtenPriors() throws -> WrittenPriors {
        guard let priors else { return WrittenPriors() }
        guard model.kind == .additive else {
            throw StudyError.option(
                LocalizedText(
                    en: "--priors: only the additive model takes what is known beforehand. Use --model additive.",
                    nl: "--priors: alleen het optelmodel gebruikt wat vooraf bekend is. Gebruik --model additive."))
        }
        return try PriorsFile.read(
            try InputFile.bytes(priors), name: priors.lastPathComponent, folder: priors.deletingLastPathComponent())
    }

    /// Columns that are not learned from.
    var apart: Set<String> { Set([outcome, weights, cluster, offset].compactMap { $0 } + exclude + protected) }

    private func declaration(of table: Table) throws -> CohortDeclaration {
        let candidates = table.columns.filter { !apart.contains($0.name) }
        let naming = candidates.filter { !include.contains($0.name) && NamesRows.test($0) }.map(\.name)
        guard naming.isEmpty else { throw Refusal.namesRows(naming) }
        return CohortDeclaration(
            outcomes: [.init(name: outcome, source: .column(outcome, positive: positive))],
            features: candidates.map { .init(name: $0.name, column: $0.name, unit: $0.unit) }, cluster: cluster,
            weights: weights.map { .init(column: $0, kind: .sampling) })
    }
}

/// Why `fit` does not learn from some columns without being told to.
enum Refusal {
    static func namesRows(_ columns: [String]) -> StudyError {
        refusal(columns, en: "name rows (another value in nearly every row)", nl: "wijzen rijen aan (in bijna elke rij een andere waarde)")
    }

    static func givesOutcomeAway(_ columns: [String]) -> StudyError {
        refusal(
            columns, en: "each alone predict the outcome almost perfectly: are they known only afterwards?",
            nl: "voorspellen elk alleen de uitkomst bijna volmaakt: zijn ze pas achteraf bekend?")
    }

    private static func refusal(_ columns: [String], en: String, nl: String) -> StudyError {
        let list = columns.joined(separator: ",")
        return .option(
            LocalizedText(
                en: "These columns \(en): \(list). Leave them out with --exclude \(list), or take them with --include \(list).",
                nl: "Deze kolommen \(nl): \(list). Laat ze weg met --exclude \(list), of neem ze mee met --include \(list)."))
    }
}
