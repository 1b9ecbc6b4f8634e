// SPDX-License-Identifier: EUPL-1.2

import Basics
import Cohorts
import Foundation
import Learning
import RegisterData
import RegisterFiles

/// `evenkans predict`: the risk of every row by a model file, in the order of the rows.
public struct PredictTask: Sendable {
    public var model: URL
    public var data: URL
    /// A column that is copied in front of the scores.
    public var id: String?
    public var out: URL
    public var options: ReadOptions

    public init(model: URL, data: URL, id: String? = nil, out: URL, options: ReadOptions = ReadOptions()) {
        (self.model, self.data, self.id, self.out, self.options) = (model, data, id, out, options)
    }

    public struct Summary: Sendable {
        public let rows: Int
        /// What the model has no bin of its own for.
        public let unfamiliar: [UnfamiliarValues]
    }

    public func run(progress: ProgressMonitor) throws -> Summary {
        try OutputPlace.check(file: out)
        try DataFile.checkWritable(out)
        let scorer = try ModelFile(decoding: try InputFile.bytes(model))
        progress.report("read")
        let table = try DataFile.read(data, options: options, columns: nil, progress: progress)
        let names = ColumnNames(table.columnNames)
        try names.check(id.map { [$0] } ?? [], "--id")
        try names.check(scorer.features.map(\.feature) + [scorer.offset].compactMap { $0 }, model.lastPathComponent)
        let declarations =
            scorer.features.map { bins in
                CohortDeclaration.Feature(name: bins.feature, column: bins.feature, kind: bins.isNumeric ? .number : .nominal)
            }
            + [scorer.offset].compactMap { $0 }.map { CohortDeclaration.Feature(name: $0, column: $0, kind: .number) }
        let features = try FeatureReader.features(declarations, of: table)
        progress.report("score")
        let scores = try scorer.scores(features, rows: Array(0..<table.rowCount))
        var columns = id.flatMap { table[$0] }.map { [$0] } ?? []
        columns += [
            Column(name: "risk", values: .number(scores.risk)), .limit("lower", scores.lower, of: scores), .limit("upper", scores.upper, of: scores),
        ]
        try DataFile.write(try Table(columns: columns), to: out, progress: progress)
        return Summary(rows: table.rowCount, unfamiliar: try scorer.unfamiliarValues(features, rows: Array(0..<table.rowCount)))
    }
}
