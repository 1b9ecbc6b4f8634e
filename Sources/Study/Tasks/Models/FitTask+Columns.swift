// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Learning
import RegisterData
import RegisterFiles
import StatMath

extension FitTask {
    /// An additive model, learned from columns that are read, checked and coded one at a time: what stays in memory is a byte a cell.
    func fitColumns(of reader: consuming ColumnReader, progress: ProgressMonitor) throws -> Summary {
        try model.binning.validate()
        let data = try trainingRows(reader, progress: progress)
        let columns = try codedColumns(reader, data, progress: progress)
        // Read whole, the table of a text file is as large as all that follows.
        _ = consume reader
        MatrixMemory.giveBackFreed()
        guard !columns.coded.isEmpty else { throw CohortsError.noFeatures }
        let matrix = BinnedMatrix(columns.coded, rowCount: data.rows.count)
        var model = model
        model.screening.kept = Set(include)
        progress.begins(.rows)
        let fitted = try model.fit(matrix, data, progress: progress)
        progress.begins(.writing)
        try write(fitted)
        return Summary(
            rows: data.rows.count, events: data.outcome.reduce(0) { $0 + Int($1) }, features: fitted.screening?.keptCount ?? matrix.featureCount,
            constant: columns.constant, remarks: fitted.screeningRemarks, updating: nil)
    }

    /// Outcome, weights, families and offset, without features.
    private func trainingRows(_ reader: ColumnReader, progress: ProgressMonitor) throws -> TrainingData {
        let table = try reader.table(of: Set([outcome, weights, cluster, offset].compactMap { $0 }))
        let declaration = CohortDeclaration(
            outcomes: [.init(name: outcome, source: .column(outcome, positive: positive))], features: [], cluster: cluster,
            weights: weights.map { .init(column: $0, kind: .sampling) })
        let cohort = try CohortComposer(declaration).compose(table, progress: progress)
        return TrainingData(
            features: cohort.features, outcome: cohort.outcomes[0].values, rows: RowSet(cohort.universe, isMember: cohort.outcomes[0].known),
            weights: cohort.weights, clusters: cohort.clusters, offset: try offsets(table))
    }

    private enum Candidate {
        case namesRows, givesOutcomeAway, constant
        case feature(CodedFeature)
    }

    private func codedColumns(
        _ reader: ColumnReader, _ data: TrainingData, progress: ProgressMonitor
    ) throws -> (coded: [CodedFeature], constant: [String]) {
        let apart = apart, names = reader.names.filter { !apart.contains($0) }
        let rows = data.rows.indices, known = data.outcome.indices.map { data.rows.contains($0) }
        let results = try parallelMap(names.count, progress: progress) { index in
            Result { try candidate(reader.column(names[index]), data.outcome, known, rows) }
        }
        func all(_ wanted: (Candidate) -> Bool) -> [String] {
            zip(names, results).filter { (try? $0.1.get()).map(wanted) ?? false }.map(\.0)
        }
        let naming = all { if case .namesRows = $0 { true } else { false } }
        guard naming.isEmpty else { throw Refusal.namesRows(naming) }
        let candidates = try results.map { try $0.get() }
        let telling = all { if case .givesOutcomeAway = $0 { true } else { false } }
        guard telling.isEmpty else { throw Refusal.givesOutcomeAway(telling) }
        let coded = candidates.compactMap { if case .feature(let coded) = $0 { coded } else { nil } }
        return (coded, all { if case .constant = $0 { true } else { false } })
    }

    private func candidate(_ column: Column, _ outcome: [UInt8], _ known: [Bool], _ rows: [Int]) throws -> Candidate {
        let isWanted = include.contains(column.name)
        guard isWanted || !NamesRows.test(column) else { return .namesRows }
        let declared = CohortDeclaration.Feature(name: column.name, column: column.name, unit: column.unit)
        let table = try Table(columns: [column])
        let features = try FeatureReader.features([declared], of: table)
        guard !features.columns[0].isConstant else { return .constant }
        if try !isWanted && !TellTale.features(of: features, outcome: outcome, known: known).isEmpty { return .givesOutcomeAway }
        return .feature(try CodedFeature(learning: features.columns[0], rows: rows, multiplicity: nil, binning: model.binning))
    }
}
